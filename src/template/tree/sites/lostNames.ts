import { isMember, isNameKind } from '../languages/kinds';
import { type FlatTree, isLeaf, isWithin, kindOf, partsOf, textOf } from '../syntax/FlatTree';
import { bindersOf, boundIn, endsNames, nameScopeOf } from '../languages/names';
import { isHole, isInner, isLiteral, isRest, type Pattern } from '../rules/Pattern';
import type { Match } from './match';
import type { CompiledRule } from './compileRule';

/** A rule with a place where it fits. */
interface Fitting {
  rule: CompiledRule;
  match: Match;
}

/**
 * Whether the new code no longer binds a name that is still in use, other changed places aside. In
 * `for (let i = 0; i < a.length; i++) { log(i, a[i]); }` → `for (const each of a) { log(i, each); }` the
 * name `i` would mean nothing; after `x, ok := f()` → `if x, ok := f(); ok { … }` a later `x` would.
 */
export function losesUsedName(found: Fitting, tree: FlatTree, all: readonly Fitting[]): boolean {
  const { match } = found;
  const bound = [...boundIn(tree, match.nodes)];
  if (bound.length === 0) return false;
  const left = leftBy(found, tree);
  const suspects = bound.filter((name) => !left.beyond.words.has(name));
  if (suspects.length === 0) return false;
  const changed = all.flatMap((other) => (other === found ? [] : other.match.nodes));
  return suspects.some((name) => isLost(name, left, match, tree, changed));
}

/** What new code has: words that it writes itself, and old code that its runs keep as it is. */
interface Left {
  words: ReadonlySet<string>;
  kept: readonly number[];
}

/** What new code has anywhere, and what of it is known to the code that follows. */
function leftBy({ rule, match }: Fitting, tree: FlatTree): { within: Left; beyond: Left } {
  const [all, open]: [Pattern[], Pattern[]] = [[], []];
  const visit = (pattern: Pattern, isOpen: boolean): void => {
    if (isInner(pattern)) {
      const staysOpen = isOpen && !endsNames(tree.grammar, pattern.k);
      for (const child of pattern.c) visit(child, staysOpen);
      return;
    }
    all.push(pattern);
    if (isOpen) open.push(pattern);
  };
  for (const pattern of rule.rule.after) visit(pattern, true);
  return { within: leftIn(all, match), beyond: leftIn(open, match) };
}

function leftIn(atoms: readonly Pattern[], { holes }: Match): Left {
  const words = new Set<string>();
  const kept: number[] = [];
  for (const atom of atoms) {
    if (isLiteral(atom)) words.add(atom.t);
    else if (isRest(atom)) kept.push(...(holes.get(atom.r)?.nodes ?? []));
    else if (isHole(atom)) {
      const names = holes.get(atom.h)?.text.match(/[\p{L}\p{N}_$@]+/gu) ?? [];
      for (const name of names) words.add(name).add(name.replace(/^[$@]+/, ''));
    }
  }
  return { words, kept };
}

/** Whether a name is used where neither the new code nor other code binds it. */
function isLost(
  name: string,
  { within, beyond }: { within: Left; beyond: Left },
  match: Match,
  tree: FlatTree,
  changed: readonly number[],
): boolean {
  const isMatched = (node: number) => isIn(tree, node, match.nodes);
  const binders = bindersOf(tree, name);
  const scopes = binders.filter(isMatched).map((binder) => nameScopeOf(tree, binder));
  const from = Math.min(...scopes);
  const to = Math.max(...scopes.map((scope) => scope + tree.size[scope]!));
  for (let node = from; node < to; node++) {
    if (!isUse(tree, node, name) || isIn(tree, node, changed)) continue;
    if (!isIn(tree, node, scopes)) continue;
    const isInside = isMatched(node);
    if (isInside && !isIn(tree, node, within.kept)) continue;
    const left = isInside ? within : beyond;
    if (left.words.has(name)) continue;
    const others = binders.filter((each) => !isMatched(each) || isIn(tree, each, left.kept));
    if (!others.some((binder) => isWithin(tree, node, nameScopeOf(tree, binder)))) return true;
  }
  return false;
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
