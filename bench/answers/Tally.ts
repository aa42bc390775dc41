import type { Verdict } from './answer';

const COUNTED = ['right', 'partial', 'wrong', 'silent', 'refused', 'ask'] as const;

/** How many answers there are of each verdict, and how many of the wrong ones show which fault. */
export interface Tally extends Record<Verdict, number> {
  n: number;
  lost: number;
  alien: number;
}

export const emptyTally = (): Tally => ({
  n: 0,
  right: 0,
  partial: 0,
  wrong: 0,
  silent: 0,
  refused: 0,
  ask: 0,
  lost: 0,
  alien: 0,
});

/** Adds one answer. */
export function count(
  tally: Tally,
  verdict: Verdict,
  { isLost = false, isAlien = false }: { isLost?: boolean; isAlien?: boolean } = {},
): void {
  tally.n++;
  tally[verdict]++;
  if (isLost) tally.lost++;
  if (isAlien) tally.alien++;
}

/** Share of the asked that is right, 0..1; 1 where nothing was asked. */
export const recallOf = ({ right, n }: Pick<Tally, 'right' | 'n'>) => share(right, n);

/** Share of right ones among those that are right or wrong, 0..1; 1 where nothing was proposed. */
export const precisionOf = ({ right, wrong }: Pick<Tally, 'right' | 'wrong'>) =>
  share(right, right + wrong);

const share = (part: number, of: number) => (of === 0 ? 1 : Math.round((part / of) * 1000) / 1000);

const NAME_WIDTH = 28;
const HEADS = ['n', 'recall', 'precision', ...COUNTED, 'lost', 'alien'];

export const tallyHead = (name: string) =>
  [name.padEnd(NAME_WIDTH), ...HEADS.map((head) => head.padStart(widthOf(head)))].join(' ');

/** A row under `tallyHead`. */
export function tallyRow(name: string, tally: Tally): string {
  const cells = [
    String(tally.n),
    recallOf(tally).toFixed(3),
    precisionOf(tally).toFixed(3),
    ...[...COUNTED, 'lost' as const, 'alien' as const].map((key) => String(tally[key])),
  ];
  return [
    name.padEnd(NAME_WIDTH),
    ...cells.map((cell, index) => cell.padStart(widthOf(HEADS[index]!))),
  ].join(' ');
}

const widthOf = (head: string) => Math.max(head.length, 5);
