import { l10n, window } from 'vscode';
import type { LearnedPattern } from '../../core/types';
import type { EngineApi } from '../../engine/api/EngineApi';
import { pickMany } from '../input/pick';
import { plainLabel } from '../input/labels';
import type { ConfirmedRequest, PatternRequest } from '../manifest/commandMap';
import { mend } from '../mends/mends';
import { PATTERN_TYPE_ICONS } from '../words/patternIcons';
import { UserMistake } from '../UserMistake';
import { experienceInWords } from '../words/experienceInWords';
import { patternsInWords, percent, trackRecordInWords } from '../words/words';
import { choosePattern } from '../input/choosePattern';

/** Takes a pattern out of all suggestions, or puts it back. */
export async function setArchived(
  api: EngineApi,
  request: Partial<PatternRequest>,
  archived: boolean,
  onError: (error: unknown) => void,
): Promise<LearnedPattern | undefined> {
  const pattern = await choosePattern(api, request.patternId, {
    title: archived ? l10n.t('Archive Pattern') : l10n.t('Restore Archived Pattern'),
    placeholder: l10n.t('Which pattern?'),
    suits: ({ state }) => (state === 'archived') !== archived,
  });
  if (!pattern) return undefined;
  const patternId = pattern.id;
  const changed = await api.setArchived({ patternId, archived });
  const undo = l10n.t('Undo');
  const sentence = archived
    ? l10n.t('“{0}” is archived: it is kept, but no longer suggested.', pattern.patternName)
    : l10n.t('“{0}” is suggested again.', pattern.patternName);
  void window.showInformationMessage(sentence, undo).then((button) => {
    if (button === undo) api.setArchived({ patternId, archived: !archived }).catch(onError);
  });
  return changed;
}

/**
 * Deletes a pattern and its code for good, after saying what goes.
 * @returns true when it was deleted.
 */
export async function purgePattern(
  api: EngineApi,
  request: Partial<PatternRequest> & ConfirmedRequest,
): Promise<boolean | undefined> {
  const pattern = await choosePattern(api, request.patternId, {
    title: l10n.t('Delete Pattern Permanently'),
    placeholder: l10n.t('Which pattern is to be deleted permanently?'),
  });
  if (!pattern) return undefined;
  if (request.confirm !== false && !(await confirmPurge(api, pattern))) return undefined;
  await api.purgePattern({ patternId: pattern.id });
  void window.showInformationMessage(l10n.t('“{0}” was deleted.', pattern.patternName));
  return true;
}

async function confirmPurge(api: EngineApi, pattern: LearnedPattern): Promise<boolean> {
  const applications = await api.applicationsOf({ patternId: pattern.id });
  const purge = l10n.t('Delete Permanently');
  const answer = await window.showWarningMessage(
    l10n.t('Delete “{0}” permanently?', pattern.patternName),
    {
      modal: true,
      detail: [
        pattern.versions.length === 1
          ? l10n.t('What goes: its code,')
          : l10n.t('What goes: its code in {0} versions,', pattern.versions.length),
        l10n.t('its track record ({0}),', trackRecordInWords(pattern)),
        applications.length === 1
          ? l10n.t('and what is needed to revert its 1 application.')
          : l10n.t('and what is needed to revert its {0} applications.', applications.length),
        l10n.t('This cannot be undone, and it holds in all windows.'),
      ].join(' '),
    },
    purge,
  );
  return answer === purge;
}

/** Lists the patterns that failed more often than they worked, and archives those that are ticked. */
export async function reviewLowPerformers(api: EngineApi): Promise<void> {
  const low = await api.lowPerformers();
  if (low.length === 0) {
    throw new UserMistake(
      l10n.t(
        'No pattern is failing: none failed more often than it worked and has a confidence below 30 %.',
      ),
      [mend('showPatterns')],
    );
  }
  const picked = await pickMany({
    title: l10n.t('Failing Patterns'),
    placeholder: l10n.t('Check the patterns to archive'),
    items: low.map((pattern) => ({
      label: `$(${PATTERN_TYPE_ICONS[pattern.patternType]}) ${plainLabel(pattern.patternName)}`,
      description: `${percent(pattern.confidence)} · ${experienceInWords(pattern)}`,
      picked: true,
      pattern,
    })),
  });
  if (!Array.isArray(picked)) return;
  const chosen = picked as { pattern: LearnedPattern }[];
  for (const { pattern } of chosen)
    await api.setArchived({ patternId: pattern.id, archived: true });
  void window.showInformationMessage(l10n.t('Archived {0}.', patternsInWords(chosen.length)));
}
