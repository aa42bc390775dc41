import { isBody, isFunction, isMember, isNameKind } from '../languages/kinds';
import { type FlatTree, isLeaf, isWithin, kindOf, partsOf, textOf } from '../syntax/FlatTree';
import { bindersOf, boundIn } from '../languages/names';
import { atomsOf, isHole, isLiteral, isRest, type Rule } from '../rules/Pattern';
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
  const written = wordsWritten(rule, match);
  const kept = boundIn(tree, keptNodes(rule, match));
  const isLost = (name: string) => !written.has(name) && !kept.has(name);
  const lost = [...boundIn(tree, match.nodes)].filter(isLost);
  if (lost.length === 0) return false;
  const changed = all.flatMap((other) => (other === found ? [] : other.match.nodes));
  return lost.some((name) => isStillUsed(name, rule, match, tree, changed));
}

/** Names that the after-side itself writes: its own, and those that a hole stands for. */
function wordsWritten({ after }: Rule, { holes }: Match): Set<string> {
  return new Set(
    atomsOf(after).flatMap((atom) => {
      if (isLiteral(atom)) return [atom.t];
      const bound = isHole(atom) ? holes.get(atom.h) : undefined;
      const names = bound?.text.match(/[\p{L}\p{N}_$@]+/gu) ?? [];
      return names.flatMap((name) => [name, name.replace(/^[$@]+/, '')]);
    }),
  );
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

/** What runs of the after-side keep as it is. */
function keptNodes({ after }: Rule, { holes }: Match): number[] {
  return atomsOf(after).flatMap((atom) =>
    isRest(atom) ? [...(holes.get(atom.r)?.nodes ?? [])] : [],
  );
}

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
