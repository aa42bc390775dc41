import { plain } from './topOfFile';

const BLANK = /[\s\uFEFF]*/y;
/** What a file of some languages begins with. */
const OPENING = /(?:#![^\r\n]*(?:\r?\n|$))?[\s\uFEFF]*(?:<\?php\b)?/iy;
const LINE = /[^\r\n]*/y;
/** Another statement begins, and the one before it does not go on. */
const BEGINS_ANEW = /^\s*(?:$|(?!(?:in|instanceof)\b)[\p{L}\p{N}_$@#{}"'])/u;

/**
 * Whether a file's text has a line of code as the first statement, or a comment among its first ones:
 * certain if so, no more than unlikely if not. Nothing is parsed.
 */
export function standsAtTop(text: string, wanted: string): boolean {
  if (wanted.trim() === '' || /[\r\n]/.test(wanted)) return false;
  const isComment = wanted.startsWith('#');
  let at = endOf(OPENING, text, 0);
  for (;;) {
    at = endOf(BLANK, text, at);
    const end = endOf(LINE, text, at);
    const line = text.slice(at, end);
    if (plain(line.trimEnd()) === plain(wanted)) {
      return isComment || /;\s*$/.test(line) || BEGINS_ANEW.test(text.slice(end));
    }
    const next = isComment ? afterHash(line, end) : afterComment(text, at, line, end);
    if (next === undefined) return false;
    at = next;
  }
}

const afterHash = (line: string, end: number): number | undefined =>
  line.startsWith('#') ? end : undefined;

function afterComment(text: string, at: number, line: string, end: number): number | undefined {
  // It would end the code that PHP looks at.
  if (line.startsWith('//') && !line.includes('?>')) return end;
  if (!line.startsWith('/*')) return undefined;
  const close = text.indexOf('*/', at + 2);
  const isNested = close < 0 || text.slice(at + 2, close).includes('/*');
  return isNested ? undefined : close + 2;
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}
