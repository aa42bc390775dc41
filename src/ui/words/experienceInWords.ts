import { l10n } from 'vscode';
import type { LearnedPattern } from '../../core/types';
import type { Suggestion } from '../../engine/api/SuggestionApi';
import { commitsInWords, percent, trackRecordInWords, type TrackRecord } from './words';

/** How a suggested pattern did so far: `seen in 6 commits · worked 4 of 5 times in 2 projects`. */
export function usesInWords({ seen, experience }: Pick<Suggestion, 'seen' | 'experience'>): string {
  return seenAndWorked(seen, experience);
}

/** The same with what that makes likely: `…, worked 4 of 4 times in 2 projects, likely at least 51 %`. */
export function likelyInWords(
  suggestion: Pick<Suggestion, 'seen' | 'experience' | 'atLeast'>,
): string {
  const { atLeast } = suggestion;
  const uses = usesInWords(suggestion);
  return atLeast === null ? uses : l10n.t('{0}, likely at least {1}', uses, percent(atLeast));
}

/** How a learned pattern did so far: `seen in 6 commits · worked 4 of 5 times in 2 projects`. */
export function experienceInWords(
  pattern: Pick<LearnedPattern, 'examples' | 'commitCount'> & TrackRecord,
): string {
  return seenAndWorked(pattern.examples.length, pattern);
}

function seenAndWorked(
  seen: number,
  record: Pick<LearnedPattern, 'commitCount'> & TrackRecord,
): string {
  return [...(seen > 0 ? [seenWords(seen, record)] : []), trackRecordInWords(record)].join(' · ');
}

/** Seeing it in a change that is no commit makes all of them changes. */
function seenWords(seen: number, { commitCount }: Pick<LearnedPattern, 'commitCount'>): string {
  return l10n.t('seen in {0}', commitCount === seen ? commitsInWords(seen) : changesInWords(seen));
}

function changesInWords(count: number): string {
  return count === 1 ? l10n.t('1 change') : l10n.t('{0} changes', count);
}
