import { elementKey, type Body, type Element, type HoleRule } from '../rules/body';

/** How much of the longer snippet must be the same, 0..1. */
const MIN_SHARED = 0.6;

/**
 * A snippet with a placeholder where two differ by one name, number or string; `undefined` when they
 * differ in more than that, or share too little.
 */
export function unifySnippets(left: Body, right: Body): Body | undefined {
  if (left.after.length !== right.after.length) return undefined;
  const holes: HoleRule[] = [];
  const byPair = new Map<string, number>();
  let shared = 0;
  const after: Element[] = [];
  for (const [index, one] of left.after.entries()) {
    const other = right.after[index];
    if (other === undefined) return undefined;
    if (one.is === 'literal' && other.is === 'literal' && one.text === other.text) {
      after.push(one);
      shared++;
      continue;
    }
    if (!isPlaceable(one) || !isPlaceable(other)) return undefined;
    const key = JSON.stringify([elementKey(one), elementKey(other)]);
    const hole = byPair.get(key) ?? holes.push(ruleOf(one, left) ?? ruleOf(other, right) ?? PLAIN);
    byPair.set(key, hole);
    after.push({ is: 'hole', hole, break: one.break, layout: one.layout });
  }
  if (shared < MIN_SHARED * left.after.length) return undefined;
  return { ...left, after, holes };
}

const PLAIN: HoleRule = { shape: 'operand', name: 'value' };

function isPlaceable(item: Element): boolean {
  return item.is === 'hole' || (item.is === 'literal' && item.kind !== 'op');
}

function ruleOf(item: Element, body: Body): HoleRule | undefined {
  if (item.is === 'hole') return body.holes[item.hole - 1];
  const isName = item.is === 'literal' && item.kind === 'word' && item.text.length <= 40;
  return isName ? { shape: 'operand', name: item.text } : undefined;
}
