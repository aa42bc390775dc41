import { bare, linesOf } from '../changes/lines';

/** What a text became, and what it should have become. */
export interface Outcome {
  before: string;
  after: string;
  result: string;
}

/**
 * - `right`: the result is the text after, white space aside;
 * - `partial`: every new line stands in the text after, and no line that went does;
 * - `wrong`: anything else was proposed;
 * - `silent`: nothing was.
 */
export type ResultVerdict = 'right' | 'partial' | 'wrong' | 'silent';

export function verdictOf({ before, after, result }: Outcome): ResultVerdict {
  if (result === before) return 'silent';
  if (bare(result) === bare(after)) return 'right';
  return isOnTheWay(before, after, result) ? 'partial' : 'wrong';
}

/** Lines are told by what they say, so that one that was moved or indented is neither new nor gone. */
function isOnTheWay(before: string, after: string, result: string): boolean {
  const [old, wanted, now] = [sayingsOf(before), sayingsOf(after), sayingsOf(result)];
  const isOfAfter = [...now].every((line) => old.has(line) || wanted.has(line));
  return isOfAfter && [...old].every((line) => now.has(line) || !wanted.has(line));
}

const sayingsOf = (text: string) => new Set(linesOf(text).map(bare).filter(Boolean));
