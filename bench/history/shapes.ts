import { type Hunk, hunksBetween, linesOf } from '../changes/lines';

/** One changed place of a file: the text after with this place as it was, and with it changed. */
export interface Place {
  path: string;
  language: string;
  before: string;
  after: string;
}

/**
 * Places of a change that are of one shape, two or more each: the same tokens changed in the same way,
 * whatever stands around them; names and values on both sides may differ between places.
 */
export function likePlaces(
  files: readonly { path: string; language: string; before: string; after: string }[],
): Place[][] {
  const groups = new Map<string, Place[]>();
  for (const { path, language, before, after } of files) {
    const lines = linesOf(after);
    const wasLines = linesOf(before);
    // Turned round, a hunk says how the text after becomes the one before at one place.
    for (const back of hunksBetween(lines, wasLines)) {
      if (back.lines.length === 0) continue;
      const shape = `${language} ${shapeOf(back.lines.join('\n'), textOf(lines, back))}`;
      const put = [...lines.slice(0, back.from), ...back.lines, ...lines.slice(back.to)];
      const place = { path, language, before: put.join('\n'), after };
      groups.set(shape, [...(groups.get(shape) ?? []), place]);
    }
  }
  return [...groups.values()].filter(({ length }) => length > 1);
}

const textOf = (lines: readonly string[], { from, to }: Hunk) => lines.slice(from, to).join('\n');

/** The tokens between what both sides begin and end with; what is on both sides as a numbered sign. */
export function shapeOf(before: string, after: string): string {
  let [old, now] = [tokensOf(before), tokensOf(after)];
  const least = Math.min(old.length, now.length);
  let start = 0;
  while (start < least && old[start] === now[start]) start++;
  let end = 0;
  while (end < least - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  old = old.slice(start, old.length - end);
  now = now.slice(start, now.length - end);
  const shared = [...new Set(old)].filter((token) => isOperand(token) && now.includes(token));
  const signed = (tokens: readonly string[]) =>
    tokens.map((token) => (shared.includes(token) ? `$${shared.indexOf(token)}` : token));
  return `${signed(old).join(' ')} => ${signed(now).join(' ')}`;
}

const tokensOf = (text: string): string[] =>
  text.match(/[\p{L}\p{N}_$]+|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|[^\s]/gu) ?? [];

const isOperand = (token: string) => /^[\p{L}\p{N}_$"']/u.test(token);
