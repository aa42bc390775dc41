import { hunksBetween, linesOf } from '../changes/lines';

interface Change {
  before: string;
  after: string;
}

/** Words that a change drops and those that it brings in. */
interface Exchanged {
  dropped: Set<string>;
  brought: Set<string>;
}

/** Stands for every name that is on both sides of a change. */
const KEPT_NAME = '\u{F0000}';

/**
 * Whether a change drops a word that none of the examples drops (lost), or brings in one that none of
 * them brings in (alien). Names on both sides count as one sign, since another place has others.
 */
export function comparedWithExamples(
  change: Change,
  examples: readonly Change[],
): { isLost: boolean; isAlien: boolean } {
  const shown = examples.map(exchanged);
  const own = exchanged(change);
  return {
    isLost: [...own.dropped].some((word) => !shown.some(({ dropped }) => dropped.has(word))),
    isAlien: [...own.brought].some((word) => !shown.some(({ brought }) => brought.has(word))),
  };
}

function exchanged({ before, after }: Change): Exchanged {
  const lines = linesOf(before);
  const hunks = hunksBetween(lines, linesOf(after));
  const old = wordsOf(hunks.flatMap(({ from, to }) => lines.slice(from, to)));
  const now = wordsOf(hunks.flatMap((hunk) => hunk.lines));
  const [was, is] = [new Set(old), new Set(now)];
  const signed = (words: readonly string[]) =>
    words.map((word) => (isName(word) && was.has(word) && is.has(word) ? KEPT_NAME : word));
  const [left, right] = [counted(signed(old)), counted(signed(now))];
  return { dropped: surplus(left, right), brought: surplus(right, left) };
}

const wordsOf = (lines: readonly string[]) => lines.join('\n').match(/[\p{L}\p{N}_$]+/gu) ?? [];

const isName = (word: string) => /^[\p{L}_$]/u.test(word);

function counted(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

const surplus = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>) =>
  new Set([...a].filter(([word, count]) => count > (b.get(word) ?? 0)).map(([word]) => word));
