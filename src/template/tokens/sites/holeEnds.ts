import type { HoleRule } from '../rules/body';
import { beginsOperand, firstPieceEnd, isPrefix, nextPieceEnd } from '../text/chains';
import { isFlagText } from '../text/flags';
import { endsExpression, isSeparator, stepOver } from '../text/extents';
import { isCloser, type Source } from '../text/tokens';

/**
 * Where a hole that begins at token `start` can end, as indices one past its last token, nearest
 * first. Never crosses a bracket that is open around it.
 */
export function* holeEnds(source: Source, start: number, rule: HoleRule): Generator<number> {
  if (rule.shape === 'name') {
    if (source.tokens[start]?.kind === 'word' && beginsOperand(source, start)) yield start + 1;
  } else if (rule.shape === 'operand') yield* operandEnds(source, start);
  else if (rule.shape === 'expression') yield* expressionEnds(source, start, rule);
  else yield* sequenceEnds(source, start, rule);
}

function* operandEnds(source: Source, start: number): Generator<number> {
  if (!beginsOperand(source, start)) return;
  let at = start;
  while (isPrefix(source, at)) at++;
  if (at > start && source.tokens[at]?.breakBefore) return;
  for (let end = firstPieceEnd(source, at); end > 0; end = nextPieceEnd(source, end)) yield end;
}

function* expressionEnds(source: Source, start: number, rule: HoleRule): Generator<number> {
  if (isForbidden(source, start, rule)) return;
  let end = start;
  while (!endsExpression(source, end, start)) {
    end = stepOver(source, end);
    yield end;
  }
}

function* sequenceEnds(source: Source, start: number, rule: HoleRule): Generator<number> {
  let end = start;
  yield end;
  while (end < source.tokens.length && !isCloser(source, end)) {
    if (/^[)\]}]$/.test(source.tokens[end]?.text ?? '') || isForbidden(source, end, rule)) return;
    if (rule.withoutFlags && end > start && isFlag(source, end)) return;
    end = stepOver(source, end);
    yield end;
  }
}

/** A short string as a later argument. */
function isFlag(source: Source, index: number): boolean {
  const token = source.tokens[index];
  return token?.kind === 'string' && isSeparator(source, index - 1) && isFlagText(token.text);
}

/** `name=` or `name:` of an argument that the hole must not contain. */
function isForbidden(source: Source, index: number, rule: HoleRule): boolean {
  const token = source.tokens[index];
  if (token === undefined || rule.without?.includes(token.text) !== true) return false;
  return /^[=:]$/.test(source.tokens[index + 1]?.text ?? '');
}
