import { type Percentiles, percentilesOf } from '../answers/percentiles';
import { count, emptyTally, type Tally } from '../answers/Tally';
import type { Answers, Asked } from './ask';

const CLASSES = {
  one: ['verbatim', 'operands', 'names'],
  'three-alike': ['verbatim', 'operands', 'names'],
  three: ['verbatim', 'shown', 'other'],
} as const;

/** Texts that should be left alone, and those of them in which something was proposed. */
export interface Fired {
  texts: number;
  fired: number;
}

/** The last line of `--json`. */
export interface Summary {
  self: Tally;
  renamed: Tally;
  one: Record<(typeof CLASSES)['one'][number], Tally>;
  'three-alike': Record<(typeof CLASSES)['three-alike'][number], Tally>;
  three: Record<(typeof CLASSES)['three'][number], Tally>;
  negative: { decidable: Fired; undecidable: Fired };
  learnMs: Percentiles;
}

export function summaryOf({ asked, negatives }: Answers, learnMs: readonly number[]): Summary {
  const tally = (task: string, name: string) =>
    tallyOf(asked.filter(({ question }) => question.task === task && question.class === name));
  const tallies = <T extends keyof typeof CLASSES>(task: T) =>
    Object.fromEntries(CLASSES[task].map((name) => [name, tally(task, name)])) as Summary[T];
  const fired = (isDecidable: boolean): Fired => {
    const texts = negatives.filter((negative) => negative.isDecidable === isDecidable);
    return { texts: texts.length, fired: texts.filter(({ hasFired }) => hasFired).length };
  };
  return {
    self: tally('self', 'self'),
    renamed: tally('renamed', 'renamed'),
    one: tallies('one'),
    'three-alike': tallies('three-alike'),
    three: tallies('three'),
    negative: { decidable: fired(true), undecidable: fired(false) },
    learnMs: percentilesOf(learnMs),
  };
}

export function tallyOf(asked: readonly Asked[]): Tally {
  const tally = emptyTally();
  for (const each of asked) count(tally, each.verdict, each);
  return tally;
}
