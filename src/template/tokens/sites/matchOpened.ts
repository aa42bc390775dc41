import type { Opened } from '../rules/body';
import { openString } from '../text/openedStrings';
import type { Span, Token } from '../text/tokens';

/**
 * The offsets of the holes of an opened string in a token, or `undefined` if the token is another
 * string. A hole takes as little as it can, and nothing of what the fixed parts are made of but
 * letters and digits.
 */
export function matchOpened(item: Opened, token: Token): Map<number, Span> | undefined {
  const string = openString(token.text);
  const own = openString(`${item.open}${item.close}`);
  if (!string || own?.prefix !== string.prefix) return undefined;
  const { content } = string;
  const base = token.start + string.prefix.length + string.quote.length;
  const marks = new Set(
    item.parts.flatMap((part) => (typeof part === 'string' ? [...part] : [])).filter(isMark),
  );
  const holes = new Map<number, Span>();
  let at = 0;
  for (const [index, part] of item.parts.entries()) {
    if (typeof part === 'string') {
      if (!content.startsWith(part, at)) return undefined;
      at += part.length;
      continue;
    }
    const next = item.parts[index + 1];
    const end =
      next === undefined
        ? content.length
        : typeof next === 'string'
          ? content.indexOf(next, at)
          : at;
    if (end < at) return undefined;
    if ([...content.slice(at, end)].some((char) => marks.has(char))) return undefined;
    const span = { start: base + at, end: base + end };
    const known = holes.get(part);
    if (known && content.slice(known.start - base, known.end - base) !== content.slice(at, end)) {
      return undefined;
    }
    holes.set(part, span);
    at = end;
  }
  return at === content.length ? holes : undefined;
}

/** Punctuation that means something in a string: braces, percent signs and the like. */
function isMark(char: string): boolean {
  return /[{}%$\\<>"'`]/.test(char);
}
