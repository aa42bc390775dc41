import type { TextRange } from '../../Templates';
import { kindOf, textOf, partsOf, isLeaf, type FlatTree } from '../syntax/FlatTree';
import { ownerOf } from '../languages/keyed';
import { compileRule } from './compileRule';
import { Budget, matchAt } from './match';
import { type Bond, holdsBond, type Texts } from '../rules/bonds';
import { boundNames } from '../imports/origins';
import {
  isHole,
  isInner,
  isLiteral,
  isOpened,
  isRest,
  type Pattern,
  type Rule,
} from '../rules/Pattern';
import { readableSide } from '../rules/readable';
import { compiledFor, isAnother } from './spellings';
import type { TreeIndex } from '../syntax/TreeIndex';

/** Why none of the rules matches around a place; `undefined` when one does. */
export function explain(
  rules: readonly Rule[],
  index: TreeIndex,
  place: TextRange,
): string | undefined {
  const { tree } = index;
  let nearest: { depth: number; reason: string } | undefined;
  for (const rule of rules) {
    const own = compileRule(rule, tree.kinds);
    const spelled = compiledFor(rule, own, tree);
    const isThere = (node: number) =>
      tree.start[node]! < Math.max(place.end, place.start + 1) && tree.end[node]! > place.start;
    for (const compiled of spelled) {
      const roots = index.nodesOf(compiled.rootKind).filter(isThere);
      if (roots.some((root) => matchAt(compiled, tree, root, new Budget()) !== undefined))
        return undefined;
    }
    const roots = index.nodesOf(own.rootKind).filter(isThere);
    const around = otherSurroundings(rule, tree, roots) ?? brokenBond(rule, tree, roots);
    if (around !== undefined) return around;
    for (const root of roots) {
      const other = spelled.includes(own) ? undefined : otherOrigin(rule, tree);
      if (other !== undefined && matchAt(own, tree, root, new Budget()) !== undefined) return other;
      const found = difference(rule.before[0]!, tree, root, rule);
      const near = { depth: found.depth, reason: found.reason };
      if (nearest === undefined || near.depth > nearest.depth) nearest = near;
    }
  }
  if (nearest !== undefined) return nearest.reason;
  const [rule] = rules;
  if (rule === undefined) return 'The pattern only adds something at the top of a file.';
  return `There is no code like “${readableSide(rule.before, rule)}” here.`;
}

/** Says that the code is right and its surroundings are not, as a sentence. */
function otherSurroundings(
  { owner, marks, ...rule }: Rule,
  tree: FlatTree,
  roots: readonly number[],
): string | undefined {
  if (owner === undefined && marks === undefined) return undefined;
  const anywhere = compileRule(rule, tree.kinds);
  const root = roots.find((each) => matchAt(anywhere, tree, each, new Budget()) !== undefined);
  if (root === undefined) return undefined;
  if (owner === undefined || ownerOf(tree, root) === owner)
    return 'The function around it does not allow the new code.';
  const here = ownerOf(tree, root);
  return here === undefined
    ? `It is no part of “${owner}”, which the pattern is about.`
    : `It is a part of “${here}”: the pattern is about “${owner}”.`;
}

/** That only what two holes have to do with each other in the examples is otherwise here. */
function brokenBond(
  { bonds, ...rule }: Rule,
  tree: FlatTree,
  roots: readonly number[],
): string | undefined {
  if (bonds === undefined) return undefined;
  const free = compileRule(rule, tree.kinds);
  for (const root of roots) {
    const match = matchAt(free, tree, root, new Budget());
    const broken = match && bonds.find((bond) => !holdsBond(bond, match.holes));
    if (broken) return bondInWords(broken, match.holes);
  }
  return undefined;
}

function bondInWords({ a, b, is }: Bond, texts: Texts): string {
  const [one, other] = [a, b].map((hole) => short(texts.get(hole)?.text ?? ''));
  if (is === 'same') return `“${one}” and “${other}” are the same code in the examples.`;
  return is === 'within'
    ? `“${other}” does not stand in “${one}”, as it does in the examples.`
    : `“${other}” stands in “${one}”, as it does in no example.`;
}

/** That an imported name of the rule is another one in this file. */
function otherOrigin({ origins }: Rule, tree: FlatTree): string | undefined {
  const bound = boundNames(tree);
  for (const [text, origin] of Object.entries(origins ?? {})) {
    if (isAnother(text, origin, bound))
      return `“${text}” is something else here: the pattern is about “${origin}”.`;
  }
  return undefined;
}

/** The first part, from left to right, that differs; `depth` counts what fitted before it. */
function difference(
  pattern: Pattern,
  tree: FlatTree,
  node: number,
  rule: Rule,
): { depth: number; reason: string } {
  const here = short(textOf(tree, node));
  if (isHole(pattern)) {
    return { depth: 1, reason: `“${here}” is not what $${pattern.h} may stand for.` };
  }
  if (isRest(pattern))
    return { depth: 1, reason: `“${here}” is not what $$$${pattern.r} may stand for.` };
  const wanted = short(readableSide([pattern], rule));
  if (kindOf(tree, node) !== pattern.k)
    return { depth: 0, reason: `“${here}” stands where the pattern has “${wanted}”.` };
  if (!isInner(pattern)) {
    if (!isLeaf(tree, node))
      return { depth: 0, reason: `“${here}” stands where the pattern has “${wanted}”.` };
    const same = isLiteral(pattern) && pattern.t === textOf(tree, node);
    if (same || isOpened(pattern))
      return { depth: 1, reason: `“${here}” does not fit “${wanted}”.` };
    return { depth: 0, reason: `“${here}” stands where the pattern has “${wanted}”.` };
  }
  const nodes = partsOf(tree, node);
  const patterns = pattern.c.filter((child) => !(isLiteral(child) && /^[,;]$/.test(child.t)));
  let depth = 1;
  for (const [at, child] of patterns.entries()) {
    if (isRest(child)) break;
    const other = nodes[at];
    if (other === undefined)
      return { depth, reason: `“${here}” lacks “${short(readableSide([child], rule))}”.` };
    if (isHole(child)) {
      depth++;
      continue;
    }
    const single: Rule = { ...rule, before: [child], after: [] };
    if (matchAt(compileRule(single, tree.kinds), tree, other, new Budget(100_000)) !== undefined) {
      depth += 2;
      continue;
    }
    if (isLiteral(child) && /^[)\]}]$/.test(child.t)) break;
    const inner = difference(child, tree, other, rule);
    return { depth: depth + inner.depth, reason: inner.reason };
  }
  return { depth, reason: `“${here}” has other parts, or more or fewer, than “${wanted}”.` };
}

const short = (text: string) => {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
};
