import { isCall, isMember } from '../languages/kinds';
import { type FlatTree, isLeaf, kindOf, partsOf, textOf } from '../syntax/FlatTree';
import {
  isInner,
  isLiteral,
  type Inner,
  type Leaf,
  type Pattern,
  type Rule,
} from '../rules/Pattern';
import { problemOf } from '../rules/ruleGates';

/** Operators that say the opposite of each other. */
const OPPOSITES = new Map(
  [
    ['==', '!='],
    ['===', '!=='],
    ['is', 'is not'],
    ['in', 'not in'],
  ].flatMap(([a, b]) => [
    [a!, b!],
    [b!, a!],
  ]),
);

/**
 * What a rule about a comparison says of its opposite: with `a.size() != 0` → `!a.isEmpty()` goes
 * `a.size() == 0` → `a.isEmpty()`. `undefined` for other rules, and where the opposite of the
 * after-side cannot be told.
 */
export function twinOf(rule: Rule, trees: readonly FlatTree[]): Rule | undefined {
  const [before, after] = [rule.before[0], rule.after[0]];
  if (rule.before.length !== 1 || rule.after.length !== 1) return undefined;
  const from = before && swapped(before);
  if (from === undefined) return undefined;
  const to = after && (swapped(after) ?? unwrapped(after) ?? wrapped(after, trees));
  if (to === undefined) return undefined;
  const twin: Rule = { ...rule, before: [from], after: [to], support: 0 };
  return problemOf(twin) === undefined ? twin : undefined;
}

/** A comparison with the opposite operator. */
function swapped(pattern: Pattern): Pattern | undefined {
  if (!isInner(pattern) || pattern.c.length !== 3) return undefined;
  const [left, operator, right] = pattern.c as [Pattern, Pattern, Pattern];
  const words = isInner(operator) ? operator.c : [operator];
  if (!words.every((word): word is Leaf => !isInner(word) && isLiteral(word))) return undefined;
  const opposite = OPPOSITES.get(words.map(({ t }) => t).join(' '));
  if (opposite === undefined) return undefined;
  const other = opposite.split(' ').map((t, at): Leaf => {
    return { k: `"${t}"`, t, g: at === 0 ? words[0]!.g : ' ' };
  });
  const one = other.length === 1 ? other[0]! : { k: `"${opposite}"`, c: other };
  return { k: pattern.k, c: [left, one, right] };
}

/** What stands behind a `!` or `not`. */
function unwrapped(pattern: Pattern): Pattern | undefined {
  if (!isInner(pattern) || pattern.c.length !== 2) return undefined;
  const [mark, inner] = pattern.c as [Pattern, Pattern];
  return isLiteral(mark) && /^(!|not)$/.test(mark.t) && isOperand(inner) ? inner : undefined;
}

/** A call or member with a `!` before it, as the examples write it. */
function wrapped(pattern: Pattern, trees: readonly FlatTree[]): Pattern | undefined {
  if (!isOperand(pattern)) return undefined;
  for (const tree of trees) {
    for (let node = 0; node < tree.count; node++) {
      const [mark, inner] = isLeaf(tree, node) ? [] : partsOf(tree, node);
      if (inner === undefined || textOf(tree, mark!) !== '!') continue;
      return { k: kindOf(tree, node), c: [{ k: kindOf(tree, mark!), t: '!', g: '' }, pattern] };
    }
  }
  return undefined;
}

const isOperand = (pattern: Pattern): pattern is Inner =>
  isInner(pattern) && (isCall(pattern.k) || isMember(pattern.k));
