import { enclosing, isOpener, type Source, type Token } from './tokens';

const ENDS_EXPRESSION = new Set([')', ']', '}', ';', '++', '--', '>', '?']);
const BEGINS_EXPRESSION = new Set(
  ['(', '[', '!', '~', '@', '#', '...', '++', '--', '-', '+', '*', '&', '<', '$', '%'].concat('`'),
);
const GOES_ON_AFTER_WORD = new Set(['&&', '||', 'and', 'or', 'not', 'in', 'is', 'as']);

/** Sets `breakBefore` on tokens that begin a line and, by the language's rules, a statement. */
export function markStatementBreaks(source: Source, firstOnLine: ReadonlySet<number>): void {
  if (source.rules.lineBreaks === 'free') return;
  for (const index of firstOnLine) {
    const token = source.tokens[index];
    const previous = source.tokens[index - 1];
    if (token === undefined || previous === undefined) continue;
    token.breakBefore = countsInside(source, index) && !goesOn(source, index, previous, token);
  }
}

function countsInside(source: Source, index: number): boolean {
  const around = enclosing(source, index);
  if (around < 0) return true;
  return source.rules.braceBlocks && source.tokens[around]?.text === '{';
}

function goesOn(source: Source, index: number, previous: Token, token: Token): boolean {
  const { rules, tokens } = source;
  if (rules.lineBreaks === 'end') return false;
  if (isOpener(source, index - 1)) return true;
  if (previous.kind === 'op' && !ENDS_EXPRESSION.has(previous.text)) return true;
  if (GOES_ON_AFTER_WORD.has(previous.text)) return true;
  if (token.text === '{') return !rules.juxtapositionDeclares ? false : true;
  if (token.text === '*' && tokens[index + 1]?.tight === false) return true;
  return token.kind === 'op' && !BEGINS_EXPRESSION.has(token.text) && token.text !== '}';
}
