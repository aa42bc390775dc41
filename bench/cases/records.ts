import { readRecords } from '../changes/corpus';

interface Case {
  id: string;
  /** Of its fault, such as `K01`; missing where there was none. */
  failureKind?: string;
  /** In words. */
  kind: string;
  /** The verdict when the case was written: `pass`, or a word that begins with `fail`. */
  was: string;
}

/** Learn from `train`, then change `target`. */
export interface LearnCase extends Case {
  area: 'learn';
  language: string;
  train: { path: string; before: string; after: string }[];
  target: { path: string; before: string; after: string };
  /** Other results that are as good. */
  ok?: string[];
  /** Files in which nothing may change. */
  negative?: { path: string; text: string }[];
}

/** Detect the folder that `script` builds. */
export interface DetectCase extends Case {
  area: 'detect';
  script: string;
  /** Alternatives with `|` between; `*` is anything, `none` nothing. */
  expected: { language: string; framework: string; domain: string };
}

/** What became of a case. */
export interface CaseResult {
  id: string;
  area: string;
  failureKind: string;
  hasPassed: boolean;
  hadPassed: boolean;
  /** Prints the case, and how it failed. */
  show: () => void;
}

/**
 * The cases that are measured by running them. A target that words describe instead of code cannot
 * be, and cases of other areas are tests.
 */
export function readCases(file: string): (LearnCase | DetectCase)[] {
  return readRecords<LearnCase | DetectCase | { area: 'git' | 'store' }>(file).filter(
    (each): each is LearnCase | DetectCase =>
      each.area === 'detect' || (each.area === 'learn' && each.was !== 'fail-slow'),
  );
}

/** How a result is counted. */
export const resultOf = (
  { id, area, failureKind = 'none', was }: LearnCase | DetectCase,
  hasPassed: boolean,
  show: () => void,
): CaseResult => ({ id, area, failureKind, hasPassed, hadPassed: was === 'pass', show });
