import { l10n, window } from 'vscode';
import type { LearnedPattern } from '../../core/types';
import type { EngineApi } from '../../engine/api/EngineApi';
import { pickMany } from '../input/pick';
import { plainLabel } from '../input/labels';
import type { ConfirmedRequest, MergeRequest } from '../manifest/commandMap';
import { runCommand } from '../manifest/commands';
import { mend } from '../mends/mends';
import { UserMistake } from '../UserMistake';
import { patternsInWords, percent } from '../words/words';
import { choosePattern } from '../input/choosePattern';

/** Puts one pattern into another: evidence summed, the code generalised over both. */
export async function mergePattern(
  api: EngineApi,
  request: Partial<MergeRequest>,
): Promise<LearnedPattern | undefined> {
  const survivor = await choosePattern(api, request.patternId, {
    title: l10n.t('Merge Pattern'),
    placeholder: l10n.t('Which pattern is to stay?'),
  });
  if (!survivor) return undefined;
  const from = await choosePattern(api, request.from, {
    title: l10n.t('Merge into “{0}”', survivor.patternName),
    placeholder: l10n.t('Which pattern is put into it?'),
    suits: ({ id, language }) => id !== survivor.id && language === survivor.language,
  });
  if (!from) return undefined;
  const merged = await api.mergePatterns({ survivor: survivor.id, from: from.id });
  tellMerged(merged, from.patternName);
  return merged;
}

/**
 * Merges patterns with the same code, each group into its surest one.
 * @returns how many patterns went into another one.
 */
export async function mergeDuplicates(
  api: EngineApi,
  { confirm }: ConfirmedRequest,
): Promise<number | undefined> {
  const groups = (await api.duplicates()).map((group) =>
    [...group].sort((a, b) => b.confidence - a.confidence || a.createdAt - b.createdAt),
  );
  if (groups.length === 0) {
    throw new UserMistake(l10n.t('No two patterns have the same code.'), [mend('showPatterns')]);
  }
  const chosen = confirm === false ? groups : await pickGroups(groups);
  if (!chosen) return undefined;
  let count = 0;
  for (const [survivor, ...others] of chosen) {
    if (!survivor) continue;
    for (const from of others) {
      await api.mergePatterns({ survivor: survivor.id, from: from.id });
      count += 1;
    }
  }
  void window.showInformationMessage(
    l10n.t('{0} went into others with the same code.', patternsInWords(count)),
  );
  return count;
}

async function pickGroups(
  groups: readonly LearnedPattern[][],
): Promise<LearnedPattern[][] | undefined> {
  const picked = await pickMany({
    title: l10n.t('Merge Patterns with the Same Code'),
    placeholder: l10n.t('The first of each stays, with the evidence of all'),
    items: groups.map((group) => ({
      label: plainLabel(group[0]?.patternName ?? ''),
      description: group[0] && percent(group[0].confidence),
      detail: group
        .slice(1)
        .map(({ patternName }) => `+ ${plainLabel(patternName)}`)
        .join('  '),
      picked: true,
      group,
    })),
  });
  return Array.isArray(picked)
    ? (picked as { group: LearnedPattern[] }[]).map(({ group }) => group)
    : undefined;
}

function tellMerged(merged: LearnedPattern, name: string): void {
  const show = l10n.t('Show');
  void window
    .showInformationMessage(l10n.t('“{0}” is part of “{1}” now.', name, merged.patternName), show)
    .then((button) => {
      if (button === show) {
        void runCommand('crossProjectLearning.showPattern', { patternId: merged.id });
      }
    });
}
