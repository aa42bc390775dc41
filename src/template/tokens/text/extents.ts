import { isCloser, isOpener, enclosing, type Source, type Span } from './tokens';

const SEPARATORS = new Set([',', ';']);

/** `,` or `;`, which no expression crosses outside of brackets. */
export function isSeparator(source: Source, index: number): boolean {
  return SEPARATORS.has(source.tokens[index]?.text ?? '');
}

/** Steps over one token, or over a whole bracket that opens here. */
export function stepOver(source: Source, index: number): number {
  return isOpener(source, index) ? (source.partner[index] ?? index) + 1 : index + 1;
}

/** The expression around separators, brackets and statement ends cannot go past this index. */
export function endsExpression(source: Source, index: number, start: number): boolean {
  const token = source.tokens[index];
  if (token === undefined || isCloser(source, index) || isSeparator(source, index)) return true;
  if (/^[)\]}]$/.test(token.text)) return true;
  return index > start && token.breakBefore;
}

/** One past the expression that begins at `start` and goes on to a separator, bracket or statement end. */
export function expressionEnd(source: Source, start: number): number {
  let index = start;
  while (!endsExpression(source, index, start)) index = stepOver(source, index);
  return index;
}

/** Whether a statement can begin with this token. */
export function beginsStatement(source: Source, index: number): boolean {
  const token = source.tokens[index];
  const previous = source.tokens[index - 1];
  if (previous === undefined || token?.breakBefore === true) return true;
  if (previous.text === '<?php') return true;
  const around = enclosing(source, index);
  const inBlock = around < 0 || source.tokens[around]?.text === '{';
  if (!inBlock) return false;
  if (previous.text === ';' || previous.text === '}') return true;
  return source.rules.braceBlocks && previous.text === '{' && isOpener(source, index - 1);
}

/** Whether a statement can end before the token at `index`. */
export function endsStatement(source: Source, index: number): boolean {
  const token = source.tokens[index];
  if (token === undefined || token.breakBefore || token.text === '}') return true;
  const last = source.tokens[index - 1]?.text;
  return last === ';' || token.text === ';' || (last === '}' && beginsStatement(source, index));
}

/**
 * Token indices of the statement around the token at `index`, without its final `;`. A statement
 * with a block counts up to the block.
 */
export function statementAround(source: Source, index: number): Span {
  const around = enclosing(source, index);
  let start = index;
  while (start > around + 1 && !beginsStatement(source, start)) {
    start--;
    if (isCloser(source, start)) start = source.partner[start] ?? start;
  }
  const limit =
    around >= 0 ? (source.partner[around] ?? source.tokens.length) : source.tokens.length;
  let end = Math.max(index, start);
  while (end < limit) {
    const token = source.tokens[end];
    if (token === undefined || token.text === ';') break;
    if (end > start && token.breakBefore && end > index) break;
    if (token.text === '{' && end > index && beginsBlock(source, end)) break;
    end = stepOver(source, end);
  }
  return { start, end };
}

/** A brace after `)`, a word or an arrow holds statements rather than data. */
function beginsBlock(source: Source, index: number): boolean {
  if (!source.rules.braceBlocks) return false;
  const previous = source.tokens[index - 1];
  return previous?.text === ')' || previous?.text === '=>' || previous?.kind === 'word';
}
