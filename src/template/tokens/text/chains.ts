import { CONSTANT_WORDS } from '../languages/base';
import { isCloser, isOpener, type Source } from './tokens';

const PREFIX_OPERATORS = new Set(['!', '-', '+', '~', '&', '*', '...', '**', '@']);
const PREFIX_WORDS = new Set(['not', 'await', 'new', 'typeof', 'void', 'delete', 'mut', 'ref']);
const INFIX_WORDS = new Set(['in', 'is', 'and', 'or', 'as', 'instanceof', 'not', 'if', 'else']);
const SUFFIX_OPERATORS = new Set(['!', '?', '!!', '++', '--']);

export function isConnector(source: Source, index: number): boolean {
  const text = source.tokens[index]?.text;
  return text !== undefined && source.rules.connectors.has(text);
}

/** A word that is part of the language; constants such as `null` and `this` do not count. */
export function isKeyword(source: Source, index: number): boolean {
  const token = source.tokens[index];
  return (
    token?.kind === 'word' &&
    source.rules.keywords.has(token.text) &&
    !CONSTANT_WORDS.has(token.text)
  );
}

/** A word that is no keyword, a number, string or regular expression. */
export function isAtom(source: Source, index: number): boolean {
  const kind = source.tokens[index]?.kind;
  return kind !== undefined && kind !== 'op' && !isKeyword(source, index);
}

/** An expression can end with this token. */
export function endsOperand(source: Source, index: number): boolean {
  return isAtom(source, index) || isCloser(source, index);
}

/** An operator or operator word between two operands, given that an operand may stand before it. */
export function isInfix(source: Source, index: number): boolean {
  const token = source.tokens[index];
  if (token === undefined || isOpener(source, index) || isCloser(source, index)) return false;
  if (token.kind === 'word') return INFIX_WORDS.has(token.text) && isKeyword(source, index);
  if (token.kind !== 'op' || /^[,;:()[\]{}]$/.test(token.text)) return false;
  return !isConnector(source, index) && endsOperand(source, index - 1) && !token.breakBefore;
}

export function isPrefix(source: Source, index: number): boolean {
  const token = source.tokens[index];
  if (token === undefined) return false;
  if (token.kind === 'word') return PREFIX_WORDS.has(token.text);
  return PREFIX_OPERATORS.has(token.text) && !endsOperand(source, index - 1);
}

/** Whether the bracket at `index` belongs to what stands before it: arguments, index, type arguments. */
export function isPostfixBracket(source: Source, index: number): boolean {
  const token = source.tokens[index];
  if (token === undefined || !isOpener(source, index)) return false;
  if (token.text === '{') return source.rules.trailingBlocks && isAtom(source, index - 1);
  if (!endsOperand(source, index - 1) || token.breakBefore) return false;
  return token.tight || (token.text === '(' && source.tokens[index - 1]?.kind === 'word');
}

/** One past the first piece of the operand that begins at `start`, −1 if none begins there. */
export function firstPieceEnd(source: Source, start: number): number {
  if (isOpener(source, start)) return (source.partner[start] ?? start) + 1;
  return isAtom(source, start) ? start + 1 : -1;
}

/** One past the next piece (`.name`, `(…)`, `[…]`) after the operand that ends at `end`, or −1. */
export function nextPieceEnd(source: Source, end: number): number {
  const token = source.tokens[end];
  if (token === undefined || token.breakBefore) return -1;
  if (isConnector(source, end)) return source.tokens[end + 1]?.kind === 'word' ? end + 2 : -1;
  if (isPostfixBracket(source, end)) return (source.partner[end] ?? end) + 1;
  const suffix = SUFFIX_OPERATORS.has(token.text) && token.tight;
  const after = source.tokens[end + 1];
  const closed = after?.kind === 'op' && !isOpener(source, end + 1);
  return suffix && (closed || after === undefined || after.breakBefore) ? end + 1 : -1;
}

/** One past the operand (prefix operators, name, members, calls) that begins at `start`, or −1. */
export function operandEnd(source: Source, start: number): number {
  let at = start;
  while (isPrefix(source, at)) at++;
  let end = firstPieceEnd(source, at);
  if (end < 0) return -1;
  for (let next = nextPieceEnd(source, end); next > 0; next = nextPieceEnd(source, end)) end = next;
  return end;
}

/** Where the operand begins whose last token is at `last`, without prefix operators; −1 if none ends there. */
export function operandStart(source: Source, last: number): number {
  if (!endsOperand(source, last)) return -1;
  let start = isCloser(source, last) ? (source.partner[last] ?? last) : last;
  for (;;) {
    const before = start - 1;
    if (before < 0 || source.tokens[start]?.breakBefore === true) return start;
    const joins = isConnector(source, before)
      ? before - 1
      : isPostfixBracket(source, start)
        ? before
        : -1;
    if (joins < 0 || !endsOperand(source, joins)) return start;
    start = isCloser(source, joins) ? (source.partner[joins] ?? joins) : joins;
  }
}

/** An operand begins here and nothing that belongs to it stands before. */
export function beginsOperand(source: Source, index: number): boolean {
  if (isConnector(source, index - 1)) return false;
  return !isPostfixBracket(source, index);
}
