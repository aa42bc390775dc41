import { l10n, window } from 'vscode';
import type { LearnedPattern } from '../../core/types';
import type { EngineApi } from '../../engine/api/EngineApi';
import { folderAt } from '../folders/folders';
import type { SiteRequest } from '../manifest/commandMap';
import { runCommand } from '../manifest/commands';
import { mend } from '../mends/mends';
import { withProgress } from '../input/progress';
import { hasCode } from '../mends/reportError';
import type { Ui } from '../Ui';
import { UserMistake } from '../UserMistake';
import { placesInWords } from '../words/words';

/**
 * Teaches a pattern that it must not fit at a site, tells whether that holds for places like it or for
 * this one only, and offers the way back.
 * @returns the pattern as it is then
 */
export async function notHere(ui: Ui, request: SiteRequest): Promise<LearnedPattern> {
  const { patternId } = request;
  const folder = folderAt(request.folder);
  const api = await ui.engine.api();
  const before = await api.pattern({ patternId });
  const count = await countSites(api, request, before);
  const taught = await teach(api, request);
  if (newest(taught) === newest(before)) {
    tellHidden(ui, api, before, taught);
    return taught;
  }
  const left = await countSites(api, request, before);
  const fits =
    left === 0
      ? l10n.t('It fits nowhere in {0} now.', folder.name)
      : l10n.t('In {0} it fits at {1} instead of {2}.', folder.name, placesInWords(left), count);
  const sentence = l10n.t('“{0}” fits no more at places like this one.', before.patternName);
  offerUndo(before, `${sentence} ${fits}`);
  return taught;
}

async function teach(
  api: EngineApi,
  { folder, patternId, site }: SiteRequest,
): Promise<LearnedPattern> {
  try {
    return await api.notHere({ folder, patternId, site });
  } catch (error) {
    if (!hasCode(error, 'InvalidArgument')) throw error;
    throw new UserMistake(error.message, [mend('refresh')]);
  }
}

async function countSites(
  api: EngineApi,
  { folder, patternId }: SiteRequest,
  { patternName }: LearnedPattern,
): Promise<number> {
  const [found] = await withProgress(
    l10n.t('Looking for places for “{0}”', patternName),
    (signal) => api.scan({ folder, patternIds: [patternId], withInputs: true }, signal),
  );
  return found?.sites.length ?? 0;
}

/** Says what was done, with the way back; nobody waits for an answer. */
function offerUndo(before: LearnedPattern, sentence: string): void {
  const undo = l10n.t('Undo');
  void window.showInformationMessage(sentence, undo).then((button) => {
    const code = newest(before);
    if (button !== undo || code === undefined) return;
    void runCommand('crossProjectLearning.restoreVersion', { patternId: before.id, code });
  });
}

/** Says that only the place is hidden, and what can be done about others like it. */
function tellHidden(ui: Ui, api: EngineApi, before: LearnedPattern, taught: LearnedPattern): void {
  const sentence = l10n.t(
    'This place looks like the ones that “{0}” was learned from, so only this place is hidden.',
    taught.patternName,
  );
  const [narrow, undo] = [l10n.t('Make It More Specific…'), l10n.t('Undo')];
  const { id: patternId } = taught;
  void window.showInformationMessage(sentence, narrow, undo).then((button) => {
    if (button === narrow) {
      void runCommand('crossProjectLearning.changeGenerality', { patternId });
    } else if (button === undo) {
      const known = new Set(before.hidden.map(({ key }) => key));
      for (const { key } of taught.hidden.filter((place) => !known.has(place.key))) {
        api.offerPlaceAgain({ patternId, key }).catch(ui.report);
      }
    }
  });
}

const newest = ({ versions }: LearnedPattern) => versions.at(-1)?.code;
