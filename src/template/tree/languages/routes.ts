import { isBody, isFunction } from './kinds';
import { type FlatTree, has, kindOf, NAMED, partsOf } from '../syntax/FlatTree';

/**
 * The way from a place to code in the head of what stands around it. In
 * `except OSError as e: raise Failed(p)` it leads from the `raise` to `e`: up to the `except_clause`,
 * then down to its `as_pattern`, its `as_pattern_target`, its `identifier`.
 */
export interface Route {
  /** The kind of the nearest node around the place of which the head has the code. */
  around: string;
  /** Downwards: each the child of a kind, counted among those of its kind from 0. */
  down: { kind: string; nth: number }[];
}

/** More nodes of a head are not looked through. */
const MAX_HEAD = 200;

/**
 * The first code that is wanted in the heads around a run of siblings, from the innermost head to that
 * in the function around. Bodies are no part of a head.
 */
export function routeTo(
  tree: FlatTree,
  run: readonly number[],
  isWanted: (node: number) => boolean,
): Route | undefined {
  const passed = new Set<string>();
  let inner = run[0]!;
  for (let at = tree.parent[inner]!; at >= 0; at = tree.parent[at]!) {
    const kind = kindOf(tree, at);
    if (isFunction(kind)) return undefined;
    if (!isBody(kind) && !passed.has(kind)) {
      const found = wantedBelow(tree, at, [...run, inner], isWanted);
      if (found !== undefined) return { around: kind, down: stepsTo(tree, at, found) };
    }
    passed.add(kind);
    inner = at;
  }
  return undefined;
}

function wantedBelow(
  tree: FlatTree,
  root: number,
  without: readonly number[],
  isWanted: (node: number) => boolean,
): number | undefined {
  let left = MAX_HEAD;
  const visit = (node: number): number | undefined => {
    for (const part of partsOf(tree, node)) {
      const kind = kindOf(tree, part);
      if (without.includes(part) || !has(tree, part, NAMED) || isBody(kind) || isFunction(kind))
        continue;
      if (left-- <= 0) return undefined;
      const found = isWanted(part) ? part : visit(part);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return visit(root);
}

function stepsTo(tree: FlatTree, root: number, node: number): Route['down'] {
  const down: Route['down'] = [];
  for (let at = node; at !== root; at = tree.parent[at]!) {
    const kind = kindOf(tree, at);
    const alike = partsOf(tree, tree.parent[at]!).filter((part) => kindOf(tree, part) === kind);
    down.unshift({ kind, nth: alike.indexOf(at) });
  }
  return down;
}

/** Where a route leads from a place; `undefined` where that has no such surroundings. */
export function follow(tree: FlatTree, place: number, { around, down }: Route): number | undefined {
  let node = tree.parent[place]!;
  while (node >= 0 && kindOf(tree, node) !== around) {
    if (isFunction(kindOf(tree, node))) return undefined;
    node = tree.parent[node]!;
  }
  for (const { kind, nth } of node < 0 ? [] : down) {
    const next = partsOf(tree, node).filter((part) => kindOf(tree, part) === kind)[nth];
    if (next === undefined) return undefined;
    node = next;
  }
  return node < 0 ? undefined : node;
}
