import { COMMENT, type FlatTree, has, isWithin, textOf } from '../syntax/FlatTree';
import type { Match } from './match';
import { atomsOf, isHole, isRest, type Rule } from '../rules/Pattern';

/** Whether a comment within a match would be lost if a stretch were replaced. */
export function losesComment(
  tree: FlatTree,
  match: Match,
  start: number,
  end: number,
  rule: Rule,
): boolean {
  if (end <= start) return false;
  const kept = new Set(
    atomsOf(rule.after).map((atom) => (isHole(atom) ? atom.h : isRest(atom) ? atom.r : 0)),
  );
  const held = [...match.holes]
    .filter(([number]) => kept.has(number))
    .flatMap(([, hole]) => hole.nodes);
  for (const root of match.nodes) {
    if (has(tree, root, COMMENT)) continue;
    for (let node = root; node < root + tree.size[root]!; node++) {
      if (!has(tree, node, COMMENT) || tree.start[node]! >= end || tree.end[node]! <= start)
        continue;
      if (rule.dropped?.includes(textOf(tree, node)) === true) continue;
      if (!held.some((hole) => isWithin(tree, node, hole))) return true;
    }
  }
  return false;
}
