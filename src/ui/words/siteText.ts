/** The first line of a matched text, for a row; `…` where there is more. */
export function firstLine(text: string): string {
  const [first = '', ...more] = text.trim().split(/\r\n|\n|\r/);
  return more.length > 0 ? `${first.trimEnd()} …` : first;
}
