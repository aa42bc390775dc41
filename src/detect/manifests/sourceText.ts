/** How a language begins a comment that ends with the line, at its start or after white space. */
export type LineComment = '#' | '//' | ';' | '--';

/** Where something is that may hide the beginning of a comment, or hide what it holds. */
const TELLING = /\\|"""|'''|"|'|\s(?=#|\/\/|;|--)|\/\*/g;
const STRING_IN_LINE = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/y;

/**
 * A manifest that is a program, made fit for expressions: comments are gone, runs of blanks are one
 * blank and runs of line ends one line end. What looks like a comment within a string is none. The
 * length of any run of white space being bounded, expressions with several `\s*` in a row stay linear
 * on hostile text.
 * @param blocks whether there are comments between slashes and asterisks, too
 */
export function sourceText(text: string, line: LineComment, blocks = false): string {
  return withoutComments(`\n${text}`, line, blocks)
    .split('\n')
    .map((each) => each.replace(/[ \t\r\f\v]+/g, ' ').trim())
    .filter(Boolean)
    .join('\n');
}

function withoutComments(text: string, line: LineComment, blocks: boolean): string {
  const kept: string[] = [];
  let from = 0;
  const skip = (start: number, end: number): void => {
    kept.push(text.slice(from, start));
    from = end;
    TELLING.lastIndex = end;
  };
  /** Openings without an end, so that the end is looked for once. */
  const open = new Set<string>();
  const after = (closing: string, start: number): number | undefined => {
    const end = open.has(closing) ? -1 : text.indexOf(closing, start);
    if (end < 0) open.add(closing);
    return end < 0 ? undefined : end + closing.length;
  };
  TELLING.lastIndex = 0;
  for (let found = TELLING.exec(text); found; found = TELLING.exec(text)) {
    const [what] = found;
    const { index } = found;
    if (what === '\\') TELLING.lastIndex = index + 2;
    else if (what === '"""' || what === "'''") {
      TELLING.lastIndex = after(what, index + 3) ?? index + 3;
    } else if (what === '"' || what === "'") {
      STRING_IN_LINE.lastIndex = index;
      if (STRING_IN_LINE.test(text)) TELLING.lastIndex = STRING_IN_LINE.lastIndex;
    } else if (what === '/*') {
      const end = blocks ? after('*/', index + 2) : undefined;
      if (end !== undefined) skip(index, end);
    } else if (text.startsWith(line, index + 1)) {
      const end = text.indexOf('\n', index + 1);
      skip(index, end < 0 ? text.length : end);
    }
  }
  return kept.join('') + text.slice(from);
}
