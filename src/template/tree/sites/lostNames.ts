import { isBody, isFunction, isMember, isNameKind } from '../languages/kinds';
import { type FlatTree, isLeaf, isWithin, kindOf, partsOf, textOf } from '../syntax/FlatTree';
import {
  bindersOf,
  boundIn,
  endsNames,
  hoistedKind,
  isBinder,
  nameScopeOf,
} from '../languages/names';
import {
  atomsOf,
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
 * Whether the new code no longer binds a name that is still in use, other changed places aside. In
 * `for (let i = 0; i < a.length; i++) { log(i, a[i]); }` → `for (const each of a) { log(i, each); }` the
 * name `i` would mean nothing; after `x, ok := f()` → `if x, ok := f(); ok { … }` a later `x` would.
 */
export function losesUsedName(found: Fitting, tree: FlatTree, all: readonly Fitting[]): boolean {
  const { match } = found;
  const bound = [...boundIn(tree, match.nodes)];
  if (bound.length === 0) return false;
  const left = leftBy(found, tree);
  const suspects = bound.filter((name) => left.unhoists || !left.beyond.words.has(name));
  if (suspects.length === 0) return false;
  const changed = all.flatMap((other) => (other === found ? [] : other.match.nodes));
  return suspects.some((name) => isLost(name, left, match, tree, changed));
}

interface NewCode {
  within: Left;
  /** What is known to the code that follows. */
  beyond: Left;
  /** Whether what was known in the whole function is known in its block only: `var` → `const`. */
  unhoists: boolean;
}

/** Words that new code writes itself, and old code that its holes keep as it is. */
interface Left {
  words: ReadonlySet<string>;
  kept: readonly number[];
}

function leftBy({ rule: { rule }, match }: Fitting, tree: FlatTree): NewCode {
  const [all, open]: [Pattern[], Pattern[]] = [[], []];
  const visit = (pattern: Pattern, isOpen: boolean): void => {
    if (isInner(pattern)) {
      for (const child of pattern.c) visit(child, isOpen && isKnownBeyond(tree, pattern.k, child));
      return;
    }
    all.push(pattern);
    if (isOpen) open.push(pattern);
  };
  for (const pattern of rule.after) visit(pattern, true);
  const hoisted = hoistedKind(tree.grammar);
  const inBinders = new Set(holesInBinders(rule.after));
  const binds = (hole: number, name: string) =>
    inBinders.has(hole) || standsForBinder(hole, name, rule, match, tree);
  return {
    within: leftIn(all, match, binds),
    beyond: leftIn(open, match, binds),
    unhoists: hoisted !== undefined && has(rule.before, hoisted) && !has(rule.after, hoisted),
  };
}

/** Whether names in a part of a node are known after it, as the name of a function is. */
function isKnownBeyond(tree: FlatTree, kind: string, part: Pattern): boolean {
  if (!endsNames(tree.grammar, kind)) return true;
  const isNamed = isFunction(kind) || /class|module/.test(kind);
  return isNamed && !(isInner(part) && (isBody(part.k) || /parameter|body/.test(part.k)));
}

const has = (patterns: readonly Pattern[], kind: string): boolean =>
  patterns.some((each) => isInner(each) && (each.k === kind || has(each.c, kind)));

function leftIn(
  atoms: readonly Pattern[],
  { holes }: Match,
  binds: (hole: number, name: string) => boolean,
): Left {
  const words = new Set<string>();
  const kept: number[] = [];
  for (const atom of atoms) {
    if (isLiteral(atom)) words.add(atom.t);
    else if (isRest(atom)) kept.push(...(holes.get(atom.r)?.nodes ?? []));
    else if (isHole(atom)) {
      kept.push(...(holes.get(atom.h)?.nodes ?? []));
      const names = holes.get(atom.h)?.text.match(/[\p{L}\p{N}_$@]+/gu) ?? [];
      for (const name of names.flatMap((each) => [each, each.replace(/^[$@]+/, '')]))
        if (binds(atom.h, name)) words.add(name);
    }
  }
  return { words, kept };
}

/** Whether a hole stands for what binds a name in the old code, and not only for a use of it. */
function standsForBinder(
  hole: number,
  name: string,
  rule: Rule,
  { spans }: Match,
  tree: FlatTree,
): boolean {
  const binders = bindersOf(tree, name);
  return atomsOf(rule.before).some((atom, at) => {
    const span = spans[at];
    if (span === undefined || !isHole(atom) || atom.h !== hole) return false;
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

/** Whether a name is used where neither the new code nor other code binds it. */
function isLost(
  name: string,
  { within, beyond, unhoists }: NewCode,
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
    const isWritten = left.words.has(name);
    if (isWritten && !unhoists) continue;
    const stays = (binder: number): boolean =>
      !isMatched(binder) || isWritten || isIn(tree, binder, left.kept);
    const knows = (binder: number): boolean =>
      isWithin(tree, node, nameScopeOf(tree, binder, !unhoists || !isMatched(binder)));
    if (!binders.some((binder) => stays(binder) && knows(binder))) return true;
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
