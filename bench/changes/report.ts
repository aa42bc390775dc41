import type { CodeTemplate } from '../../src/core/types';
import type { ChangeRecord } from './corpus';
import type { FileScore } from './score';

export interface RunScore {
  files: {
    record: ChangeRecord;
    score: FileScore;
    refusal: string | undefined;
    template: CodeTemplate | undefined;
  }[];
  untrainable: number;
  refires: number;
  brokenParses: number;
  milliseconds: number;
}

/** Files in which nothing should fire: of how many it did, and at how many a person could fill in. */
export interface Negatives {
  fired: number;
  toFillIn: number;
  of: number;
}

interface Sums {
  sites: number;
  found: number;
  right: number;
  wrong: number;
  left: number;
  exact: number;
  exactOf: number;
  ceiling: number;
  ceilingOf: number;
  toFillIn: { sites: number; right: number; left: number };
}

function sumsOf(files: RunScore['files']): Sums {
  const sums: Sums = {
    sites: 0,
    found: 0,
    right: 0,
    wrong: 0,
    left: 0,
    exact: 0,
    exactOf: 0,
    ceiling: 0,
    ceilingOf: 0,
    toFillIn: { sites: 0, right: 0, left: 0 },
  };
  for (const { record, score } of files) {
    sums.sites += score.sites;
    sums.found += score.found;
    sums.right += score.right;
    sums.wrong += score.wrong;
    sums.left += score.left;
    sums.toFillIn.sites += score.toFillIn.sites;
    sums.toFillIn.right += score.toFillIn.right;
    sums.toFillIn.left += score.toFillIn.left;
    if (record.sites_only) {
      sums.exactOf++;
      if (score.exact) sums.exact++;
    }
    if (record.mechanical !== null) {
      sums.ceiling += record.mechanical * score.sites;
      sums.ceilingOf += score.sites;
    }
  }
  return sums;
}

const share = (part: number, of: number) =>
  of === 0 ? 1 : Math.round((part / of) * 10_000) / 10_000;
const shown = (part: number, of: number) =>
  of === 0 ? '    –' : `${((100 * part) / of).toFixed(0).padStart(4)}%`;

/** Proposed edits that are right; those where the record says that such places were left do not count. */
const precision = (sums: Sums) => share(sums.right, sums.right + sums.wrong);
const strictPrecision = (sums: Sums) => share(sums.right, sums.right + sums.wrong + sums.left);

export function printReport(
  all: RunScore,
  one: RunScore,
  negatives: Negatives,
  isVerbose: boolean,
): void {
  const kinds = [...new Set(all.files.map(({ record }) => record.kind))].sort();
  console.log(
    `${'kind'.padEnd(24)} sites  recall  precision  left  exact    one: recall  precision   ceiling`,
  );
  for (const kind of kinds) {
    const a = sumsOf(all.files.filter(({ record }) => record.kind === kind));
    const b = sumsOf(one.files.filter(({ record }) => record.kind === kind));
    console.log(row(kind, a, b));
    if (isVerbose) printDetails(all, one, kind);
  }
  const [a, b] = [sumsOf(all.files), sumsOf(one.files)];
  console.log(row('all', a, b));
  console.log(
    `strict precision (places that the commit left count as wrong): ${strictPrecision(a)} all, ${strictPrecision(b)} one`,
  );
  console.log(`sites with nothing to train on, left out: ${all.untrainable}`);
  const companions = all.files.reduce((sum, { score }) => sum + score.companions, 0);
  const right = all.files.reduce((sum, { score }) => sum + score.companionsRight, 0);
  console.log(`imports added: ${companions}, ${right} of them as in the commit`);
  console.log(`sites where a name is to be filled in: ${inputsShown(a)}; one: ${inputsShown(b)}`);
  console.log(`negatives with such sites: ${negatives.toFillIn} of ${negatives.of} files`);
  console.log(`negatives fired: ${negatives.fired} of ${negatives.of} files`);
  console.log(
    `re-fires: ${all.refires + one.refires}, broken parses: ${all.brokenParses + one.brokenParses}`,
  );
  console.log(
    `time: ${Math.round(all.milliseconds)} ms all, ${Math.round(one.milliseconds)} ms one`,
  );
}

const inputsShown = ({ toFillIn: { sites, right, left } }: Sums) =>
  `${sites}, ${right} of them as in the commit, ${left} left there`;

function row(name: string, a: Sums, b: Sums): string {
  return [
    name.padEnd(24),
    String(a.sites).padStart(5),
    shown(a.found, a.sites).padStart(7),
    shown(a.right, a.right + a.wrong).padStart(9),
    String(a.left).padStart(6),
    shown(a.exact, a.exactOf).padStart(6),
    shown(b.found, b.sites).padStart(13),
    shown(b.right, b.right + b.wrong).padStart(9),
    shown(a.ceiling, a.ceilingOf).padStart(9),
  ].join(' ');
}

function printDetails(all: RunScore, one: RunScore, kind: string): void {
  for (const [name, run] of [
    ['all', all],
    ['one', one],
  ] as const) {
    for (const { record, score, refusal, template } of run.files.filter(
      (file) => file.record.kind === kind,
    )) {
      for (const { text, got } of score.toFillIn.mistakes.slice(0, 4))
        console.log(
          `  ${name} ${record.id} to fill in, not as in the commit: ${oneLine(text)}  =>  ${oneLine(got)}`,
        );
      if (score.missed.length === 0 && score.wrong === 0) continue;
      console.log(`  ${name} ${record.id} ${refusal ?? ''}`.slice(0, 400));
      if (template !== undefined)
        console.log(
          `    ${template.learner} ${template.kind}: ${oneLine(template.before)}  =>  ${oneLine(template.after)}`,
        );
      for (const site of score.missed.slice(0, 3))
        console.log(
          `    missed ${site.before.trim().slice(0, 110)}  =>  ${site.after.trim().slice(0, 110)}`,
        );
      for (const { text, got } of score.mistakes.slice(0, 4))
        console.log(`    wrong  ${oneLine(text)}  =>  ${oneLine(got)}`);
    }
  }
}

const oneLine = (text: string) => text.replaceAll(/\s*\n\s*/g, '⏎').slice(0, 140);

interface Shares {
  recall: number | null;
  precision: number | null;
  strictPrecision: number | null;
  toFillIn: Sums['toFillIn'];
}

/** The last line of `--json`: shares 0..1, `null` where there is nothing to take a share of. */
export interface Summary {
  all: Shares & { exact: number | null; sites: number; untrainable: number };
  one: Shares;
  negatives: Negatives;
  refires: number;
  brokenParses: number;
  kinds: unknown[];
}

export function summaryOf(all: RunScore, one: RunScore, negatives: Negatives): Summary {
  const [a, b] = [sumsOf(all.files), sumsOf(one.files)];
  const kinds = [...new Set(all.files.map(({ record }) => record.kind))].sort().map((kind) => {
    const [x, y] = [all, one].map((run) =>
      sumsOf(run.files.filter(({ record }) => record.kind === kind)),
    ) as [Sums, Sums];
    return {
      kind,
      sites: x.sites,
      recall: share(x.found, x.sites),
      precision: precision(x),
      one: { recall: share(y.found, y.sites), precision: precision(y) },
      ceiling: x.ceilingOf === 0 ? null : share(x.ceiling, x.ceilingOf),
    };
  });
  return {
    all: {
      recall: share(a.found, a.sites),
      precision: precision(a),
      strictPrecision: strictPrecision(a),
      toFillIn: a.toFillIn,
      exact: share(a.exact, a.exactOf),
      sites: a.sites,
      untrainable: all.untrainable,
    },
    one: {
      recall: share(b.found, b.sites),
      precision: precision(b),
      strictPrecision: strictPrecision(b),
      toFillIn: b.toFillIn,
    },
    negatives,
    refires: all.refires + one.refires,
    brokenParses: all.brokenParses + one.brokenParses,
    kinds,
  };
}
