/** Not where it is very long: a line may hold very many of them, each of which goes to its end. */
const LINE_COMMENT = /(?:\/\/|#)(?:[^\n\r\u2028\u2029\\?]|\?(?!>)){0,1000}(?=\r?\n|$)/y;
const LINE_GOES_ON = /\\\r?\n/y;
/** Comments whose end is not looked for. */
const OTHER_COMMENT = /<!--|-->|<#|=begin/y;

/**
 * Where the next token after an offset may begin: after the gap, and after each comment in it, which is
 * none of a rule's business. The last one is `undefined` where there is no telling.
 */
export function placesAfter(text: string, offset: number): (number | undefined)[] {
  const places: (number | undefined)[] = [];
  let at = afterGap(text, offset);
  while (at !== undefined) {
    places.push(at);
    const end = afterComment(text, at);
    if (end === at) return places;
    at = end && afterGap(text, end);
  }
  return [...places, undefined];
}

/** What may stand between two tokens, and is left out of trees or not compared. */
export const isGap = (char: string) =>
  char === ' ' || char === '\n' || char === ',' || char === ';' || /\s/.test(char);

/** Whether there may be a gap or a comment. */
export const mayBeginGap = (text: string, at: number) => !/[\w.()[\]{}'"]/.test(text.charAt(at));

function afterGap(text: string, offset: number): number | undefined {
  let at = offset;
  let isLineBegin = false;
  while (isGap(text.charAt(at)) || (text[at] === '\\' && startsWith(LINE_GOES_ON, text, at))) {
    // It may be the end of a statement, or the begin of a comment.
    const char = text.charAt(at);
    if (char === ';' && isLineBegin) return undefined;
    if (char === '\n' || char === '\r') isLineBegin = true;
    else if (char !== ' ' && char !== '\t') isLineBegin = false;
    at++;
  }
  return at;
}

/** The offset itself where there is no comment; nothing where there is no telling where it ends. */
function afterComment(text: string, offset: number): number | undefined {
  if (!/[/#<=-]/.test(text.charAt(offset))) return offset;
  if (text.startsWith('/*', offset)) {
    const end = text.indexOf('*/', offset + 2);
    const isNested = text.slice(offset + 2, end).includes('/*');
    return end < 0 || isNested ? undefined : end + 2;
  }
  if (startsWith(OTHER_COMMENT, text, offset)) return undefined;
  if (!text.startsWith('//', offset) && !text.startsWith('#', offset)) return offset;
  return startsWith(LINE_COMMENT, text, offset) ? LINE_COMMENT.lastIndex : undefined;
}

function startsWith(sticky: RegExp, text: string, offset: number): boolean {
  sticky.lastIndex = offset;
  return sticky.test(text);
}
