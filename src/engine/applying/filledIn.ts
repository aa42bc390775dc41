/** A stretch of a text, in UTF-16 units. */
export interface Stretch {
  start: number;
  end: number;
}

/**
 * Where a text has some code, whatever now stands in the stretches of it that a person fills in: part
 * of a line, whole as to brackets and quotes, and the same where the stretches were the same.
 * @param inputs in order and apart; offsets in `code`
 * @param from offset in the text to look from
 */
export function stretchesIn(
  code: string,
  inputs: readonly Stretch[],
  text: string,
  from: number,
): Stretch[] {
  const head = code.slice(0, inputs[0]?.start);
  // A text that begins with something unknown could begin anywhere.
  const sought = head.trim() === '' ? code : head;
  const places: Stretch[] = [];
  for (let start = text.indexOf(sought, from); start >= 0;) {
    const end = sought === code ? start + code.length : endOf(code, inputs, text, start);
    if (end !== undefined) places.push({ start, end });
    start = text.indexOf(sought, start + 1);
  }
  return places;
}

/** Where the code ends that begins at an offset of the text, if it does begin there. */
function endOf(
  code: string,
  inputs: readonly Stretch[],
  text: string,
  start: number,
): number | undefined {
  const filledIn = new Map<string, string>();
  let at = start + (inputs[0]?.start ?? 0);
  for (const [index, input] of inputs.entries()) {
    const proposed = code.slice(input.start, input.end);
    const following = code.slice(input.end, inputs[index + 1]?.start);
    const filled = filledIn.get(proposed) ?? contentAt(text, at, following);
    if (filled === undefined || !text.startsWith(filled + following, at)) return undefined;
    filledIn.set(proposed, filled);
    at += filled.length + following.length;
  }
  return at;
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * The shortest piece of a line before what follows in which all brackets and quotes are closed that are
 * opened in it; the rest of the line when nothing follows. In one pass, since a line may be a file long.
 */
function contentAt(text: string, at: number, following: string): string | undefined {
  const [line = ''] = /^[^\r\n]*/.exec(text.slice(at)) ?? [];
  if (following === '') return line;
  const open: string[] = [];
  let quote: string | undefined;
  for (let length = 0; length <= line.length; length += 1) {
    const isWhole = quote === undefined && open.length === 0;
    if (isWhole && text.startsWith(following, at + length)) return line.slice(0, length);
    const character = line.charAt(length);
    if (quote !== undefined) {
      if (character === '\\') length += 1;
      else if (character === quote) quote = undefined;
    } else if ('"\'`'.includes(character)) quote = character;
    else if (character in CLOSING) open.push(CLOSING[character] ?? '');
    else if (')]}'.includes(character) && open.pop() !== character) return undefined;
  }
  return undefined;
}
