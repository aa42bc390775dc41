import { bare } from '../../shared/layout';

/**
 * Whether two texts are the same code, white space aside. Where indentation is a part of the
 * language, the lines of statements must be indented alike as well.
 * @param isIndented whether indentation counts
 */
export function sameLayoutCode(a: string, b: string, isIndented: boolean): boolean {
  if (bare(a) !== bare(b)) return false;
  return !isIndented || indentationOf(a) === indentationOf(b);
}

const TOKEN =
  /"""[^]*?"""|'''[^]*?'''|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#[^\n]*|\\\r?\n|\r?\n[ \t]*|[()[\]{}]/g;

/** Indentation of each line that begins a statement, without that of the first. */
function indentationOf(text: string): string {
  const widths: number[] = [];
  let depth = 0;
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (/^[([{]/.test(token)) depth++;
    else if (/^[)\]}]/.test(token)) depth = Math.max(0, depth - 1);
    else if (/^\r?\n/.test(token) && depth === 0) {
      const next = text.slice(index + token.length);
      if (/^[^\r\n#]/.test(next))
        widths.push(token.replace(/^\r?\n/, '').replaceAll('\t', '    ').length);
    }
  }
  return widths.join();
}
