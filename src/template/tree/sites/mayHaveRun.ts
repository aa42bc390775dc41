import { mayBeginGap, placesAfter } from './placesAfter';
import type { Token, TokenRun } from './tokenRuns';

/** Whether a text may have a run: certain if not, no more than likely if so. */
export function mayHaveRun(text: string, { tokens, rarest, notNext }: TokenRun): boolean {
  if (!rarest.some((each) => text.includes(each))) return false;
  const [first, ...others] = tokens as [Token, ...Token[]];
  return first.texts.some((begin) => {
    for (let at = text.indexOf(begin); at >= 0; at = text.indexOf(begin, at + 1)) {
      if (goesOnBefore(first, begin, text.charAt(at - 1))) continue;
      if (goesOnAfter(first, begin, text.charAt(at + begin.length))) continue;
      if (mayFollow(text, at + begin.length, others, notNext)) return true;
    }
    return false;
  });
}

/** All ways are gone at once, so that no text and no template make it endless. */
function mayFollow(
  text: string,
  start: number,
  tokens: readonly Token[],
  notNext: string | undefined,
): boolean {
  let ends = [start];
  for (const token of tokens) {
    const [only] = ends;
    // Mostly the next token comes at once or not at all.
    if (ends.length === 1 && !mayBeginGap(text, only!)) ends = endsOf(token, text, only!);
    else {
      const places = placesAfterEach(text, ends);
      if (places.includes(undefined)) return true;
      ends = [...new Set(places.flatMap((at) => endsOf(token, text, at!)))];
    }
    if (ends.length === 0) return false;
  }
  if (notNext === undefined) return true;
  return placesAfterEach(text, ends).some((at) => at === undefined || text[at] !== notNext);
}

/** Where a token ends that begins at an offset, by its texts. */
function endsOf(token: Token, text: string, at: number): number[] {
  const ends: number[] = [];
  for (const each of token.texts) {
    const end = at + each.length;
    if (text.startsWith(each, at) && !goesOnAfter(token, each, text.charAt(end))) ends.push(end);
  }
  return ends;
}

const placesAfterEach = (text: string, ends: readonly number[]) =>
  ends.flatMap((end) => placesAfter(text, end));

/** Whether a token would be part of a longer one with the character before it. */
const goesOnBefore = ({ isWord }: Token, token: string, before: string): boolean =>
  isWord ? /[\p{L}_]/u.test(before) : isComparison(token) && /[=!]/.test(before);

const goesOnAfter = ({ isWord }: Token, token: string, after: string): boolean =>
  isWord ? /[\p{L}\p{N}_]/u.test(after) : isComparison(token) && after === '=';

const isComparison = (token: string) => /^[=!]==?$/.test(token);
