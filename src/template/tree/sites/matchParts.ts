import type { HoleRule } from '../rules/HoleRule';

export interface PartBound {
  hole: number;
  from: number;
  to: number;
}

/** Longer texts are not opened. */
const MAX_LENGTH = 20_000;

/**
 * Cuts a text at the fixed parts: each hole takes as little as it can, the last one all that is left.
 * `undefined` when the parts do not fit. Takes time linear in the text for each part.
 */
export function bindParts(
  parts: readonly (string | number)[],
  text: string,
  holes: readonly HoleRule[],
): PartBound[] | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  const bound: PartBound[] = [];
  let at = 0;
  for (let index = 0; index < parts.length; index++) {
    const part = parts[index]!;
    if (typeof part === 'string') {
      if (!text.startsWith(part, at)) return undefined;
      at += part.length;
      continue;
    }
    const next = parts[index + 1];
    let to: number;
    if (next === undefined) to = text.length;
    else if (typeof next === 'number') to = endOfQuote(text, at);
    else if (index + 2 === parts.length) {
      to = text.length - next.length;
      if (to < at || !text.endsWith(next)) return undefined;
    } else to = text.indexOf(next, at);
    if (to < at || !fits(text.slice(at, to), holes[part - 1])) return undefined;
    bound.push({ hole: part, from: at, to });
    at = to;
  }
  return at === text.length ? bound : undefined;
}

/** Two holes in a row are marks and what stands between them. */
function endOfQuote(text: string, at: number): number {
  let end = at;
  while (end < text.length && '\'"`'.includes(text.charAt(end))) end++;
  return end;
}

function fits(text: string, rule: HoleRule | undefined): boolean {
  if (rule === undefined) return true;
  if (rule.part === 'quote') return /^(?:'''|"""|['"`])$/.test(text);
  if (rule.part === 'word' && !/^[\p{L}\p{N}_$]+$/u.test(text)) return false;
  if (rule.not !== undefined) {
    for (const char of rule.not) if (text.includes(char)) return false;
  }
  if (rule.only !== undefined) {
    for (const char of text)
      if (!/[\p{L}\p{N}_]/u.test(char) && !rule.only.includes(char)) return false;
  }
  return true;
}
