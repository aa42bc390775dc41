import type { LexicalRules } from '../languages/lexicalRules';
import type { Token } from './tokens';

const CODE_CLOSERS = new Map([
  ['(', ')'],
  ['[', ']'],
  ['{', '}'],
]);
const MARKUP_CLOSERS = new Map([...CODE_CLOSERS, ['<', '>']]);
/** How many tokens a list of type arguments may have. */
const GENERIC_LIMIT = 64;
const TYPE_OPERATORS = new Set([',', '.', '::', '?', '&', '*', '|']);

/**
 * Pairs brackets. An opener that is never closed and a closer that was never opened stay single, so
 * that broken code does not spoil the rest.
 */
export function matchBrackets(
  tokens: readonly Token[],
  rules: LexicalRules,
): { partner: Int32Array; parent: Int32Array } {
  const partner = new Int32Array(tokens.length).fill(-1);
  pairByNesting(tokens, partner, rules.markup ? MARKUP_CLOSERS : CODE_CLOSERS);
  if (rules.generics) pairTypeArguments(tokens, partner);
  return { partner, parent: parents(partner) };
}

function pairByNesting(
  tokens: readonly Token[],
  partner: Int32Array,
  closers: ReadonlyMap<string, string>,
): void {
  const open: { index: number; closer: string }[] = [];
  const waiting = new Map<string, number>();
  const count = (closer: string, by: number) =>
    waiting.set(closer, (waiting.get(closer) ?? 0) + by);
  tokens.forEach((token, index) => {
    if (token.kind !== 'op') return;
    const closer = closers.get(token.text);
    if (closer !== undefined) {
      open.push({ index, closer });
      count(closer, 1);
      return;
    }
    if ((waiting.get(token.text) ?? 0) === 0) return;
    for (let opener = open.pop(); opener !== undefined; opener = open.pop()) {
      count(opener.closer, -1);
      if (opener.closer !== token.text) continue;
      partner[opener.index] = index;
      partner[index] = opener.index;
      return;
    }
  });
}

function pairTypeArguments(tokens: readonly Token[], partner: Int32Array): void {
  tokens.forEach((token, index) => {
    if (token.text !== '<' || partner[index] !== -1) return;
    const name = tokens[index - 1];
    const follows = name?.kind === 'word' || name?.text === '::';
    if (!follows || !(token.tight || /^\p{Lu}/u.test(name.text))) return;
    pairFrom(tokens, partner, index);
  });
}

function pairFrom(tokens: readonly Token[], partner: Int32Array, start: number): void {
  const open = [start];
  const pairs: [number, number][] = [];
  for (let index = start + 1; index < tokens.length && index <= start + GENERIC_LIMIT; index++) {
    const token = tokens[index];
    if (token === undefined) return;
    if (token.text === ']') return;
    if (token.text === '[') index = Math.max(index, partner[index] ?? -1);
    else if (token.text === '<') open.push(index);
    else if (token.text === '>') {
      pairs.push([open.pop() ?? start, index]);
      if (open.length > 0) continue;
      for (const [from, to] of pairs) {
        partner[from] = to;
        partner[to] = from;
      }
      return;
    } else if (token.kind === 'op' && !TYPE_OPERATORS.has(token.text)) return;
    else if (token.kind === 'number' || token.kind === 'regex') return;
  }
}

function parents(partner: Int32Array): Int32Array {
  const parent = new Int32Array(partner.length).fill(-1);
  const open: number[] = [];
  partner.forEach((other, index) => {
    if (other >= 0 && other < index) open.pop();
    parent[index] = open[open.length - 1] ?? -1;
    if (other > index) open.push(index);
  });
  return parent;
}
