/** The end of the line that holds an offset, before its line break. */
export function lineEnd(text: string, offset: number): number {
  const found = text.slice(offset).search(/[\r\n]/);
  return found < 0 ? text.length : offset + found;
}

/** The beginning of the line that holds an offset. */
export function lineStart(text: string, offset: number): number {
  return Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1;
}

/** The beginning of the line after the one that holds an offset. */
export function nextLine(text: string, offset: number): number {
  const end = lineEnd(text, offset);
  return end + (text.startsWith('\r\n', end) ? 2 : end < text.length ? 1 : 0);
}

export const hasBlankLine = (space: string) => /(\r\n|\r|\n)[ \t]*(\r\n|\r|\n)/.test(space);

/** Whether nothing but a comment follows on the line. */
export const isLineDone = (text: string, offset: number) =>
  /^[ \t]*;?[ \t]*($|\/\/|#|\/\*)/.test(text.slice(offset, lineEnd(text, offset)));
