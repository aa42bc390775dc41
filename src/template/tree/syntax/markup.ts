const QUOTES = '"\'`';

/**
 * The end of a tag, behind its `>`. Quoted values and code between braces may hold such a mark.
 * @param at where its attributes begin
 * @param onCode called with where code between braces begins and ends, the braces included
 */
export function tagEnd(
  text: string,
  at: number,
  onCode: (start: number, end: number) => void,
): number | undefined {
  for (let end = at; end < text.length; end++) {
    const mark = text[end]!;
    if (mark === '>') return end + 1;
    const isCode = mark === '{';
    const inner = isCode ? braceEnd(text, end + 1) : quoteEnd(text, end);
    if (isCode && inner === undefined) return undefined;
    if (isCode) onCode(end, inner!);
    end = (inner ?? end + 1) - 1;
  }
  return undefined;
}

/** The end of code between braces, behind its last brace; nothing where it has none. */
export function braceEnd(text: string, at: number): number | undefined {
  let depth = 1;
  for (let end = at; end < text.length; end++) {
    const mark = text[end]!;
    if (mark === '{') depth++;
    else if (mark === '}' && --depth === 0) return end + 1;
    else end = (quoteEnd(text, end) ?? end + 1) - 1;
  }
  return undefined;
}

/** The end of a string that begins at an offset; nothing where none does, or it has no end. */
function quoteEnd(text: string, at: number): number | undefined {
  const mark = text[at]!;
  if (!QUOTES.includes(mark)) return undefined;
  const end = text.indexOf(mark, at + 1);
  return end < 0 ? undefined : end + 1;
}
