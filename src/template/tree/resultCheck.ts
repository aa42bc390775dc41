import { type FlatTree, nodeAt } from './FlatTree';
import { compileRule } from './compileRule';
import { Budget, matchAt } from './match';
import { holesIn, isInner, type Rule } from './Pattern';
import { replaced } from './Trial';
import { replacementsFor } from './emit';
import type { Part } from './Parsers';
import type { Found } from './Scanner';

/**
 * Whether the text with a site rewritten has no more errors than before, and the after-side stands
 * where the site was: an operator in a hole may otherwise bind in another way than was meant.
 */
export function keepsStructure(
  { rule, match }: Found,
  before: FlatTree,
  { tree: after, errors }: Part,
): boolean {
  if (errors > before.errors) return false;
  const [root] = rule.rule.after;
  if (rule.rule.top || root === undefined || rule.rule.after.length !== 1) return true;
  const replacements = replacementsFor(rule.rule, match, before) ?? [];
  const length = replaced(before, match.start, match.end, replacements).length;
  const node = nodeAt(after, match.start, match.start + length);
  if (node === undefined) return false;
  const expected = isInner(root) ? compileRule(asPattern(rule.rule), after.kinds) : undefined;
  if (expected === undefined) return true;
  for (let at = node; at < after.count && after.start[at] === match.start; at++) {
    if (after.end[at] !== match.start + length) continue;
    const found = matchAt(expected, after, at, new Budget(200_000));
    if (found === undefined) continue;
    const same = holesIn(rule.rule.after).every(
      (hole) => bare(found.holes.get(hole)?.text) === bare(match.holes.get(hole)?.text),
    );
    if (same) return true;
  }
  return false;
}

const bare = (text: string | undefined) => (text ?? '').replaceAll(/[\s,]+/g, '');

/** The after-side as something to look for. */
function asPattern(rule: Rule): Rule {
  const holes = rule.holes.map(({ name, part }) => ({
    name,
    seen: ['pair', 'spread'],
    ...(part && { part }),
  }));
  return { before: rule.after, after: [], holes, support: 0 };
}
