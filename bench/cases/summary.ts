import type { CaseResult } from './records';

interface Counts {
  passed: number;
  failed: number;
}

/** The last line of `--json`. */
export interface Summary extends Counts {
  byArea: Record<string, Counts>;
  /** By the kind of fault; `none` are those that never had one. */
  byKind: Record<string, Counts>;
  /** Cases that passed when they were written and fail now. */
  regressions: string[];
}

export function summaryOf(results: readonly CaseResult[]): Summary {
  return {
    ...countsOf(results),
    byArea: countsBy(results, ({ area }) => area),
    byKind: countsBy(results, ({ failureKind }) => failureKind),
    regressions: results.filter((each) => each.hadPassed && !each.hasPassed).map(({ id }) => id),
  };
}

export function printSummary({ passed, failed, byArea, byKind, regressions }: Summary): void {
  for (const [name, counts] of [...Object.entries(byArea), ...Object.entries(byKind)]) {
    console.log(`${name.padEnd(8)} ${inWords(counts)}`);
  }
  console.log(`all      ${inWords({ passed, failed })}`);
  console.log(`passed once, fail now: ${regressions.join(', ') || 'none'}`);
}

const inWords = ({ passed, failed }: Counts) => `${passed} passed, ${failed} failed`;

function countsBy(
  results: readonly CaseResult[],
  keyOf: (result: CaseResult) => string,
): Record<string, Counts> {
  const keys = [...new Set(results.map(keyOf))].sort();
  return Object.fromEntries(
    keys.map((key) => [key, countsOf(results.filter((each) => keyOf(each) === key))]),
  );
}

function countsOf(results: readonly CaseResult[]): Counts {
  const passed = results.filter(({ hasPassed }) => hasPassed).length;
  return { passed, failed: results.length - passed };
}
