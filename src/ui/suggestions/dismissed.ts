import { type QuickPickItem, l10n, window } from 'vscode';
import type { PatternId } from '../../core/types';
import { folderAt, pickFolder } from '../folders/folders';
import { pickMany } from '../input/pick';
import { plainLabel } from '../input/labels';
import type { DismissedRequest, PatternRequest } from '../manifest/commandMap';
import { mend } from '../mends/mends';
import { PATTERN_TYPE_ICONS } from '../words/patternIcons';
import { projectPlaces } from '../folders/projectPlaces';
import type { Ui } from '../Ui';
import { UserMistake } from '../UserMistake';
import { PATTERN_TYPE_WORDS, patternsInWords, percent } from '../words/words';

/** Never offers a pattern again in a folder's project; the message that says so leads back. */
export async function dismiss(ui: Ui, { patternId, folder, path }: PatternRequest): Promise<void> {
  const target = folder ? folderAt(folder) : await pickFolder(l10n.t('Hide: In Which Folder?'));
  if (!target) return;
  const api = await ui.engine.api();
  const request = { folder: target.uri.fsPath, path, patternId };
  const { patternName } = await api.pattern({ patternId });
  await api.dismiss(request);
  const undo = l10n.t('Show It Again');
  const sentence = l10n.t('“{0}” is hidden in {1} from now on.', patternName, target.name);
  void window.showInformationMessage(sentence, undo).then(async (button) => {
    if (button === undo) await api.offerAgain(request).catch(ui.report);
  });
}

/** Lists what was dismissed for a folder's projects, and offers again what is ticked there. */
export async function showDismissed(ui: Ui, request: DismissedRequest): Promise<void> {
  const folder = request.folder
    ? folderAt(request.folder)
    : await pickFolder(l10n.t('Show Hidden Patterns: Of Which Folder?'));
  if (!folder) return;
  const api = await ui.engine.api();
  const { fsPath } = folder.uri;
  const items: (QuickPickItem & { patternId: PatternId; path?: string })[] = [];
  for (const { path, project } of await projectPlaces(api, folder)) {
    for (const pattern of await api.dismissed({ folder: fsPath, path })) {
      items.push({
        label: `$(${PATTERN_TYPE_ICONS[pattern.patternType]}) ${plainLabel(pattern.patternName)}`,
        description: [
          PATTERN_TYPE_WORDS[pattern.patternType](),
          percent(pattern.confidence),
          ...(path ? [project.name] : []),
        ].join(' · '),
        detail: plainLabel(pattern.description) || undefined,
        patternId: pattern.id,
        path,
      });
    }
  }
  const { patternIds } = request;
  if (items.length === 0) {
    throw new UserMistake(l10n.t('No pattern is hidden in {0}.', folder.name), [mend('explain')]);
  }
  const chosen = patternIds
    ? items.filter(({ patternId }) => patternIds.includes(patternId))
    : await pickMany({
        title: l10n.t('Hidden in {0}', folder.name),
        placeholder: l10n.t('Check the patterns to show again'),
        items,
      });
  if (!Array.isArray(chosen) || chosen.length === 0) return;
  const again = chosen as typeof items;
  for (const { path, patternId } of again)
    await api.offerAgain({ folder: fsPath, path, patternId });
  void window.showInformationMessage(
    l10n.t('{0} will be shown again in {1}.', patternsInWords(again.length), folder.name),
  );
}
