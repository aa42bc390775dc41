/**
 * A manifest that is a program, made fit for expressions: comments are gone, runs of blanks are one
 * blank and runs of line ends one line end. The length of any run of white space being bounded,
 * expressions with several `\s*` in a row stay linear on hostile text.
 * @param line what begins a comment up to the end of the line, at its start or after white space
 * @param block what begins and ends a comment, if the language has such comments
 */
export function sourceText(
  text: string,
  line: '#' | '//',
  block?: readonly [string, string],
): string {
  return withoutBlocks(text, block)
    .split('\n')
    .map((each) => withoutLineComment(each.replace(/[ \t\r\f\v]+/g, ' '), line).trim())
    .filter(Boolean)
    .join('\n');
}

function withoutLineComment(line: string, marker: string): string {
  if (line.trimStart().startsWith(marker)) return '';
  const at = line.indexOf(` ${marker}`);
  return at < 0 ? line : line.slice(0, at);
}

function withoutBlocks(text: string, block: readonly [string, string] | undefined): string {
  if (!block) return text;
  const [opening, closing] = block;
  const kept: string[] = [];
  let at = 0;
  for (;;) {
    const start = text.indexOf(opening, at);
    const end = start < 0 ? -1 : text.indexOf(closing, start + opening.length);
    if (end < 0) return kept.join('') + text.slice(at);
    kept.push(text.slice(at, start));
    at = end + closing.length;
  }
}
