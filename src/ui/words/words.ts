import { l10n } from 'vscode';
import type { AppliedSite, LearnedPattern, MatchReason, PatternType } from '../../core/types';
import { countPlaces } from './countPlaces';
import { properName } from './properName';

/** The name of each pattern type for people. A function each, since the language is known late. */
export const PATTERN_TYPE_WORDS: Readonly<Record<PatternType, () => string>> = {
  refactoring: () => l10n.t('Refactoring'),
  optimization: () => l10n.t('Optimization'),
  bug_fix: () => l10n.t('Bug fix'),
  testing: () => l10n.t('Testing'),
  documentation: () => l10n.t('Documentation'),
  security: () => l10n.t('Security'),
  architecture: () => l10n.t('Architecture'),
};

/** `0.854` → `85 %`. */
export function percent(share: number): string {
  return l10n.t('{0} %', Math.round(share * 100));
}

export function placesInWords(count: number): string {
  return count === 1 ? l10n.t('1 place') : l10n.t('{0} places', count);
}

/** Places that can be changed at once, and those that need input: `3 places, 2 more need input`. */
export function sitesInWords(sites: readonly { inputs?: readonly string[] }[]): string {
  const needing = sites.filter(({ inputs }) => inputs !== undefined).length;
  const ready = sites.length - needing;
  if (needing === 0) return placesInWords(ready);
  if (ready === 0) return needInputInWords(needing);
  return needing === 1
    ? l10n.t('{0}, 1 more needs input', placesInWords(ready))
    : l10n.t('{0}, {1} more need input', placesInWords(ready), needing);
}

/** `2 places need input`; `more` than those that were spoken of. */
export function needInputInWords(count: number, { more = false } = {}): string {
  if (more) {
    return count === 1
      ? l10n.t('1 more place needs input')
      : l10n.t('{0} more places need input', count);
  }
  return count === 1 ? l10n.t('1 place needs input') : l10n.t('{0} places need input', count);
}

/** The names that a place needs: `needs input: LIMIT, signal`. */
export function inputsInWords(names: readonly string[]): string {
  return l10n.t('needs input: {0}', names.join(', '));
}

export function commitsInWords(count: number): string {
  return count === 1 ? l10n.t('1 commit') : l10n.t('{0} commits', count);
}

export function filesInWords(count: number): string {
  return count === 1 ? l10n.t('1 file') : l10n.t('{0} files', count);
}

/** Counts of places and files: `3 places in 2 files`. */
export function changedInWords(pieces: readonly Pick<AppliedSite, 'path' | 'places'>[]): string {
  const files = new Set(pieces.map(({ path }) => path)).size;
  return l10n.t('{0} in {1}', placesInWords(countPlaces(pieces)), filesInWords(files));
}

export function patternsInWords(count: number): string {
  return count === 1 ? l10n.t('1 pattern') : l10n.t('{0} patterns', count);
}

export type TrackRecord = Pick<LearnedPattern, 'successCount' | 'failureCount'> &
  Partial<Pick<LearnedPattern, 'projectCount' | 'applicationCount'>>;

/** How applying a pattern went so far: `worked 4 of 5 times in 2 projects`. */
export function trackRecordInWords(record: TrackRecord): string {
  const { successCount, failureCount, projectCount = 0, applicationCount = 0 } = record;
  const uses = successCount + failureCount;
  if (uses === 0) return appliedWords(applicationCount);
  if (uses === 1) return successCount === 1 ? l10n.t('worked once') : l10n.t('failed once');
  const worked = l10n.t('worked {0} of {1} times', successCount, uses);
  return projectCount === 0 ? worked : l10n.t('{0} in {1}', worked, projectsInWords(projectCount));
}

function projectsInWords(count: number): string {
  return count === 1 ? l10n.t('1 project') : l10n.t('{0} projects', count);
}

function appliedWords(count: number): string {
  if (count === 0) return l10n.t('not applied yet');
  return count === 1
    ? l10n.t('applied once, no outcome yet')
    : l10n.t('applied {0} times, no outcome yet', count);
}

/** One reason of a suggestion: what it is, and of what. */
export function reasonParts(reason: MatchReason): { text: string; detail?: string } {
  switch (reason.kind) {
    case 'same-project':
      return { text: l10n.t('From this project') };
    case 'language':
      return reason.exact
        ? { text: l10n.t('Same language'), detail: properName(reason.value) }
        : { text: l10n.t('Related language'), detail: thereAndHere(reason) };
    case 'framework':
      return reason.exact
        ? { text: l10n.t('Same framework'), detail: properName(reason.value) }
        : { text: l10n.t('Related framework'), detail: thereAndHere(reason) };
    case 'domain':
      return reason.exact
        ? { text: l10n.t('Same domain'), detail: properName(reason.value) }
        : { text: l10n.t('Related domain'), detail: thereAndHere(reason) };
    case 'track-record': {
      const { successes: successCount, failures: failureCount, projects: projectCount } = reason;
      const record = { successCount, failureCount, projectCount };
      return { text: sentenceCase(trackRecordInWords(record)) };
    }
  }
}

/** One reason of a suggestion as a sentence without its full stop. */
export function reasonInWords(reason: MatchReason): string {
  const { text, detail } = reasonParts(reason);
  return detail === undefined ? text : `${text}: ${detail}`;
}

function thereAndHere({ value, other }: { value: string; other: string }): string {
  return l10n.t('{0} there, {1} here', properName(other), properName(value));
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
