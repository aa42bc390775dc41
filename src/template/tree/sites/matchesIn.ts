import type { CompiledRule } from './compileRule';
import { Budget, type Match, matchAt } from './match';
import type { Rule } from '../rules/Pattern';
import { compiledFor } from './spellings';
import type { TreeIndex } from '../syntax/TreeIndex';

/** All matches of a rule in a tree, however the file spells what it imports; one at each node. */
export function spelledMatches(
  rule: Rule,
  own: CompiledRule,
  index: TreeIndex,
  budget = new Budget(),
): { rule: CompiledRule; match: Match }[] {
  const found = new Map<number, { rule: CompiledRule; match: Match }>();
  for (const compiled of compiledFor(rule, own, index.tree)) {
    for (const match of matchesIn(compiled, index, budget)) {
      if (!found.has(match.nodes[0]!)) found.set(match.nodes[0]!, { rule: compiled, match });
    }
  }
  return [...found.values()];
}

/** All matches of a rule in a tree, none within another of them. */
export function matchesIn(
  compiled: CompiledRule,
  index: TreeIndex,
  budget = new Budget(),
): Match[] {
  const matches: Match[] = [];
  for (const node of index.nodesOf(compiled.rootKind)) {
    const match = matchAt(compiled, index.tree, node, budget);
    if (match !== undefined) matches.push(match);
  }
  return matches;
}
