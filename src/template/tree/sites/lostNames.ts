import { isBody, isFunction, isMember, isNameKind } from '../languages/kinds';
import { type FlatTree, isLeaf, isWithin, kindOf, partsOf, textOf } from '../syntax/FlatTree';
import { bindersOf, boundIn, isBinder } from '../languages/names';
import { hasWord } from '../rules/freeNames';
import {
  atomsOf,
  holesIn,
  isHole,
  isInner,
  isLiteral,
  isRest,
  type Pattern,
  type Rule,
} from '../rules/Pattern';
import type { Match } from './match';
import type { CompiledRule } from './compileRule';

/** A rule with a place where it fits. */
interface Fitting {
  rule: CompiledRule;
  match: Match;
}

/**
 * Whether the new code no longer binds a name that is still in use, other changed places aside: in
 * `for (let i = 0; i < a.length; i++) { log(i, a[i]); }` → `for (const each of a) { log(i, each); }` the
 * name `i` would mean nothing.
 */
export function losesUsedName(found: Fitting, tree: FlatTree, all: readonly Fitting[]): boolean {
  const { match } = found;
  const { rule } = found.rule;
  const written = wordsWritten(rule);
  const kept = boundIn(tree, keptNodes(rule, match));
  const isLost = (name: string) =>
    !written.has(name) && !kept.has(name) && !isHandedOn(name, rule, match, tree);
  const lost = [...boundIn(tree, match.nodes)].filter(isLost);
  if (lost.length === 0) return false;
  const changed = all.flatMap((other) => (other === found ? [] : other.match.nodes));
  return lost.some((name) => isStillUsed(name, rule, match, tree, changed));
}

/** Words that the after-side itself writes. */
const wordsWritten = ({ after }: Rule): Set<string> =>
  new Set(atomsOf(after).flatMap((atom) => (isLiteral(atom) ? [atom.t] : [])));

/** Whether a hole of the after-side stands for what binds a name, and not only for a use of it. */
function isHandedOn(name: string, rule: Rule, { holes, spans }: Match, tree: FlatTree): boolean {
  if (holesInBinders(rule.after).some((hole) => hasWord(holes.get(hole)?.text ?? '', name)))
    return true;
  const binders = bindersOf(tree, name);
  const kept = new Set(holesIn(rule.after));
  return atomsOf(rule.before).some((atom, at) => {
    const span = spans[at];
    const hole = isHole(atom) ? atom.h : isRest(atom) ? atom.r : undefined;
    if (span === undefined || hole === undefined || !kept.has(hole)) return false;
    return binders.some((node) => tree.start[node]! >= span.start && tree.end[node]! <= span.end);
  });
}

/** Holes that are directly in what binds names: what they stand for is bound there. */
function holesInBinders(patterns: readonly Pattern[]): number[] {
  return patterns.flatMap((pattern): number[] => {
    if (!isInner(pattern)) return [];
    const own = isBinder(pattern.k)
      ? pattern.c.flatMap((each) => (isHole(each) ? [each.h] : []))
      : [];
    return [...own, ...holesInBinders(pattern.c)];
  });
}

function isStillUsed(
  name: string,
  rule: Rule,
  match: Match,
  tree: FlatTree,
  changed: readonly number[],
): boolean {
  const isMatched = (node: number) => match.nodes.some((root) => isWithin(tree, node, root));
  const binders = bindersOf(tree, name);
  const kept = keptNodes(rule, match);
  const others = binders.filter((node) => !isMatched(node) || isIn(tree, node, kept));
  const scope = scopeOf(tree, binders.find(isMatched) ?? match.nodes[0]!);
  for (let node = scope; node < scope + tree.size[scope]!; node++) {
    if (!isUse(tree, node, name) || isIn(tree, node, changed)) continue;
    if (isMatched(node) && !isIn(tree, node, kept)) continue;
    if (!others.some((binder) => isWithin(tree, node, blockOf(tree, binder)))) return true;
  }
  return false;
}

/** What the after-side keeps as it is. */
const keptNodes = ({ after }: Rule, { holes }: Match): number[] =>
  holesIn(after).flatMap((hole) => [...(holes.get(hole)?.nodes ?? [])]);

const isIn = (tree: FlatTree, node: number, roots: readonly number[]): boolean =>
  roots.some((root) => isWithin(tree, node, root));

function isUse(tree: FlatTree, node: number, name: string): boolean {
  if (!isLeaf(tree, node) || !isNameKind(kindOf(tree, node)) || textOf(tree, node) !== name)
    return false;
  const parent = tree.parent[node]!;
  if (/property|field_identifier/.test(kindOf(tree, node))) return false;
  return !(isMember(kindOf(tree, parent)) && partsOf(tree, parent)[0] !== node);
}

/** The function around a node, or the file. */
function scopeOf(tree: FlatTree, node: number): number {
  let scope = tree.parent[node]!;
  while (tree.parent[scope]! >= 0 && !isFunction(kindOf(tree, scope))) scope = tree.parent[scope]!;
  return Math.max(scope, 0);
}

/** The statement with a scope of its own, or the body, in which a binder binds. */
function blockOf(tree: FlatTree, binder: number): number {
  let node = tree.parent[binder]!;
  while (tree.parent[node]! >= 0) {
    const kind = kindOf(tree, node);
    if (isBody(kind) || isFunction(kind) || /^(for|foreach|catch|with|using)/.test(kind))
      return node;
    node = tree.parent[node]!;
  }
  return Math.max(node, 0);
}
