import { l10n, window } from 'vscode';
import type { LearnedPattern } from '../../core/types';
import type { EngineApi } from '../../engine/api/EngineApi';
import type { LevelRequest } from '../manifest/commandMap';
import { mend } from '../mends/mends';
import { choosePattern } from '../input/choosePattern';
import { UserMistake } from '../UserMistake';
import { nameOf, pickLevel, presentLevel } from './pickLevel';

/**
 * Makes a learned pattern more specific or more general, as a new version that can be undone.
 * @returns the pattern, or nothing when the person gave up or left it as it was.
 */
export async function changeGenerality(
  api: EngineApi,
  request: Partial<LevelRequest>,
  onError: (error: unknown) => void,
): Promise<LearnedPattern | undefined> {
  const pattern = await choosePattern(api, request.patternId, {
    title: l10n.t('Change Scope'),
    placeholder: l10n.t('Which pattern?'),
    suits: ({ codeTemplate }) => codeTemplate.kind === 'rewrite',
  });
  if (!pattern) return undefined;
  const { id: patternId, patternName, codeTemplate, versions } = pattern;
  const levels = await api.levels({ patternId });
  if (levels.length < 2) {
    throw new UserMistake(l10n.t('“{0}” has one scope only.', patternName), [mend('showPatterns')]);
  }
  const present = presentLevel(levels);
  const question = {
    title: l10n.t('Change Scope of “{0}”', patternName),
    of: { patternId },
    template: codeTemplate,
    levels,
    present,
    folder: request.folder,
  };
  const level = request.level ?? (await pickLevel(api, question, onError));
  if (level === undefined || level === present) return undefined;
  const changed = await api.setLevel({ patternId, level });
  const earlier = versions.at(-1)?.code;
  const undo = earlier === undefined ? [] : [l10n.t('Undo')];
  const sentence = l10n.t('“{0}” has another scope now: {1}.', patternName, nameOf(level, levels));
  void window.showInformationMessage(sentence, ...undo).then((button) => {
    if (button === undefined || earlier === undefined) return;
    api.restoreVersion({ patternId, code: earlier }).catch(onError);
  });
  return changed;
}
