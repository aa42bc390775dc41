import { atomsOf, isInner, type Pattern } from '../rules/Pattern';
import { patternsOf, type Unreadable } from './fragment';
import type { Reading } from './Reading';
import { shownSide } from './shownSide';

/** Where a text cannot be read, and why. Offsets are UTF-16 units. */
export interface UnreadablePlace {
  start: number;
  end: number;
  why: Unreadable;
}

/**
 * One side of a rule after its text was edited. Only the smallest piece that can be read by itself is
 * read anew; what is around it stays as it was learned.
 * @param text the edited text of the side, without white space around
 */
export async function editedSide(
  patterns: readonly Pattern[],
  text: string,
  reading: Reading,
): Promise<Pattern[] | UnreadablePlace> {
  const shown = shownSide(patterns, reading.holes, reading.quote?.mark ?? '');
  if (shown.text === text) return [...patterns];
  const { from, cut } = changedStretch(shown.text, text);
  const around: Pattern[] = [];
  const visit = (pattern: Pattern): void => {
    const span = shown.spans.get(pattern);
    if (!isInner(pattern) || !span) return;
    if (span.start >= from || span.end <= shown.text.length - cut) return;
    around.unshift(pattern);
    pattern.c.forEach(visit);
  };
  patterns.forEach(visit);
  for (const pattern of around) {
    const { start, end } = shown.spans.get(pattern)!;
    const piece = text.slice(start, text.length - (shown.text.length - end));
    const kind = isInner(pattern) ? pattern.k : '';
    const read = await patternsOf(piece, reading, kind);
    const [one] = Array.isArray(read) ? read : [];
    if (one) return patterns.map((each) => exchanged(each, pattern, one));
  }
  const [root] = patterns;
  const kind = patterns.length === 1 && root && 'k' in root ? root.k : undefined;
  const same = kind === undefined ? undefined : await patternsOf(text, reading, kind);
  const read = Array.isArray(same) ? same : await patternsOf(text, reading);
  if (Array.isArray(read)) return read.map((each, at) => (at === 0 ? withGap(each, '') : each));
  // The rest could be read before, wherever a parser would find that something does not fit.
  return { start: from, end: text.length - cut, why: read };
}

/** Where two texts differ: from an offset of both on, up to so many characters before the old one's end. */
function changedStretch(old: string, now: string): { from: number; cut: number } {
  const least = Math.min(old.length, now.length);
  let from = 0;
  while (from < least && old[from] === now[from]) from++;
  let cut = 0;
  while (cut < least - from && old[old.length - 1 - cut] === now[now.length - 1 - cut]) cut++;
  return { from, cut };
}

/** The pattern with a part of it exchanged for another, which begins where the part began. */
function exchanged(pattern: Pattern, old: Pattern, now: Pattern): Pattern {
  if (pattern === old) {
    const [first] = atomsOf([old]);
    return first ? withGap(now, first.g) : now;
  }
  if (!isInner(pattern)) return pattern;
  return { k: pattern.k, c: pattern.c.map((child) => exchanged(child, old, now)) };
}

function withGap(pattern: Pattern, g: string): Pattern {
  if (!isInner(pattern)) return { ...pattern, g };
  const [first, ...others] = pattern.c;
  return first ? { k: pattern.k, c: [withGap(first, g), ...others] } : pattern;
}
