import {
  childrenOf,
  fieldOf,
  type FlatTree,
  isLeaf,
  isWithin,
  kindOf,
  NAMED,
  has,
  textOf,
} from '../syntax/FlatTree';
import { isFunction, isImport, isMember, isNameKind } from './kinds';
import { grammarNamed } from './grammars';

/** What the names of a file stand for, as far as its tree tells. */
export interface Names {
  /** Names that an import brings in, and those that `require` is given to. */
  imported: ReadonlySet<string>;
  /** Parameters, variables and loop variables. */
  local: ReadonlySet<string>;
  /** Classes, functions and types that the file declares. */
  declared: ReadonlySet<string>;
  /** What the language has in every file. */
  globals: ReadonlySet<string>;
}

/** Whether a name before a dot stands for the same in other files: a module, a type, a global. */
export const isFixed = ({ imported, declared, globals }: Names, name: string): boolean =>
  imported.has(name) || declared.has(name) || globals.has(name) || /^\p{Lu}/u.test(name);

const NONE: ReadonlySet<string> = new Set();
const globals = new Map<string, ReadonlySet<string>>();

/** Names that need no import and stand for the same in every file of a grammar. */
function globalsOf(grammar: string): ReadonlySet<string> {
  const names = grammarNamed(grammar)?.globals;
  if (names === undefined) return NONE;
  const known = globals.get(names) ?? new Set(names.split(' '));
  globals.set(names, known);
  return known;
}

export function namesOf(tree: FlatTree, grammar: string): Names {
  const imported = new Set<string>();
  const local = new Set<string>();
  const declared = new Set<string>();
  const bound = new Set<string>();
  for (let node = 0; node < tree.count; node++) {
    const kind = kindOf(tree, node);
    if (isLeaf(tree, node)) {
      if (!isNameKind(kind)) continue;
      if (bindsHere(tree, node)) local.add(textOf(tree, node));
      if (declaresHere(tree, node)) declared.add(textOf(tree, node));
    } else if (isImport(kind) && has(tree, node, NAMED)) {
      for (let i = node + 1; i < node + tree.size[node]!; i++) {
        if (isLeaf(tree, i) && /identifier|content|fragment|name|path/.test(kindOf(tree, i))) {
          const name = textOf(tree, i).split(/[/.]/).at(-1)!;
          imported.add(name);
          if (!isWhereFrom(tree, i, node)) bound.add(name);
        }
      }
    } else if (/assignment|declarator|let_declaration/.test(kind)) {
      const name = requiredName(tree, node);
      if (name === undefined) continue;
      imported.add(name);
      bound.add(name);
    }
  }
  for (const name of bound) local.delete(name);
  return { imported, local, declared, globals: globalsOf(grammar) };
}

/** Whether a name in an import says where something comes from, as `path` in `use std::path::Path`. */
function isWhereFrom(tree: FlatTree, leaf: number, statement: number): boolean {
  if (/content|fragment/.test(kindOf(tree, leaf))) return true;
  for (let at = leaf; at > statement; at = tree.parent[at]!)
    if (/^(path|scope|module_name|source|qualifier)$/.test(fieldOf(tree, at))) return true;
  return false;
}

/** The name that is given the result of a call with nothing but one string: `x = require('y')`. */
function requiredName(tree: FlatTree, node: number): string | undefined {
  const children = childrenOf(tree, node).filter((child) => has(tree, child, NAMED));
  const [left, right] = [children[0], children.at(-1)];
  if (left === undefined || right === undefined || !isLeaf(tree, left)) return undefined;
  if (!/^require(_relative)?\s*\(\s*['"`][^'"`]*['"`]\s*\)/.test(textOf(tree, right)))
    return undefined;
  return textOf(tree, left);
}

/** Names that are bound or declared at or below nodes. */
export function boundIn(tree: FlatTree, nodes: readonly number[]): Set<string> {
  const bound = new Set<string>();
  for (const root of nodes) {
    for (let node = root; node < root + tree.size[root]!; node++) {
      if (!isLeaf(tree, node) || !isNameKind(kindOf(tree, node))) continue;
      if (bindsHere(tree, node) || declaresHere(tree, node)) bound.add(textOf(tree, node));
    }
  }
  return bound;
}

const BINDS =
  /parameter|declarator|assignment|let_declaration|short_var|var_spec|const_spec|for_(statement|in|clause|expression)|range_clause|as_pattern_target|closure|lambda|foreach|catch|enhanced_for|with_item|except/;

/** Whether nodes of a kind bind names: declarations, parameters, loops. */
export const isBinder = (kind: string): boolean => BINDS.test(kind);

function bindsHere(tree: FlatTree, node: number): boolean {
  const field = fieldOf(tree, node);
  if (
    /^(right|value|type|function|object|attribute|property|body|condition|default_value)$/.test(
      field,
    )
  ) {
    return false;
  }
  let parent = tree.parent[node]!;
  for (let steps = 0; parent >= 0 && steps < 3; steps++) {
    const kind = kindOf(tree, parent);
    if (isMember(kind) || isFunctionHead(tree, parent, node)) return false;
    if (BINDS.test(kind)) return true;
    const own = fieldOf(tree, parent);
    if (/^(right|value|type|body|condition|arguments)$/.test(own)) return false;
    parent = tree.parent[parent]!;
  }
  return false;
}

function isFunctionHead(tree: FlatTree, parent: number, node: number): boolean {
  return isFunction(kindOf(tree, parent)) && fieldOf(tree, node) === 'name';
}

/** The name of a class, function or type, where that is declared. */
function declaresHere(tree: FlatTree, node: number): boolean {
  const parent = tree.parent[node]!;
  if (parent < 0 || !/^(name|declarator)$/.test(fieldOf(tree, node))) return false;
  return (
    /class|function|method|interface|struct|enum|trait|type_spec|type_alias|module|namespace/.test(
      kindOf(tree, parent),
    ) && !/call|invocation/.test(kindOf(tree, parent))
  );
}

/** Leaves that bind or declare a name, by name. */
const binders = new WeakMap<FlatTree, Map<string, number[]>>();

function bindersIn(tree: FlatTree): Map<string, number[]> {
  const known = binders.get(tree);
  if (known !== undefined) return known;
  const found = new Map<string, number[]>();
  for (let node = 1; node < tree.count; node++) {
    if (!isLeaf(tree, node) || !isNameKind(kindOf(tree, node))) continue;
    if (!bindsHere(tree, node) && !declaresHere(tree, node)) continue;
    const name = textOf(tree, node);
    const list = found.get(name);
    if (list === undefined) found.set(name, [node]);
    else list.push(node);
  }
  binders.set(tree, found);
  return found;
}

/** Where a name is bound or declared. */
export const bindersOf = (tree: FlatTree, name: string): readonly number[] =>
  bindersIn(tree).get(name) ?? [];

/** The function that holds a node, which may be that node itself, or the file. */
export function functionAround(tree: FlatTree, node: number): number {
  let at = node;
  while (tree.parent[at]! >= 0 && !isFunction(kindOf(tree, at))) at = tree.parent[at]!;
  return at;
}

/** What a name is known in that is bound or declared at a leaf. */
function whereBound(tree: FlatTree, binder: number): number {
  const holder = tree.parent[binder]!;
  return isFunctionHead(tree, holder, binder) ? tree.parent[holder]! : holder;
}

/** Whether a name that a file has can be meant at a place: it is bound there, or in no function at all. */
export function isInScope(tree: FlatTree, place: number, name: string): boolean {
  const all = bindersOf(tree, name);
  if (all.length === 0) return true;
  return all.some((binder) => {
    const scope = functionAround(tree, whereBound(tree, binder));
    return isWithin(tree, place, scope);
  });
}

const endings = new Map<string, ReadonlySet<string>>();

/** Whether names that are declared in a node are not known after it. */
export function endsNames(grammar: string, kind: string): boolean {
  let kinds = endings.get(grammar);
  if (kinds === undefined) {
    kinds = new Set(grammarNamed(grammar)?.kinds.nameScopes?.split(' '));
    endings.set(grammar, kinds);
  }
  return isFunction(kind) || kinds.has(kind);
}

/**
 * The node within which a name is known that is bound or declared at a leaf.
 * @param hoists whether a declaration such as `var` makes it known in all of its function
 */
export function nameScopeOf(tree: FlatTree, binder: number, hoists = true): number {
  let at = tree.parent[binder]!;
  if (declaresHere(tree, binder)) at = tree.parent[at]!;
  for (; at > 0; at = tree.parent[at]!) {
    const kind = kindOf(tree, at);
    if (hoists && kind === hoistedKind(tree.grammar)) return functionAround(tree, at);
    if (endsNames(tree.grammar, kind)) return at;
  }
  return 0;
}

/** The declaration that makes names known in all of its function: `var`. */
export const hoistedKind = (grammar: string): string | undefined =>
  grammarNamed(grammar)?.kinds.hoisted;

/** Nodes that are assigned to, by name, in the order of the text. */
const assigned = new WeakMap<FlatTree, Map<string, number[]>>();

function assignedNames(tree: FlatTree): Map<string, number[]> {
  const known = assigned.get(tree);
  if (known !== undefined) return known;
  const found = new Map<string, number[]>();
  for (let node = 1; node < tree.count; node++) {
    if (!isLeaf(tree, node) || !isNameKind(kindOf(tree, node)) || !isAssigned(tree, node)) continue;
    const name = textOf(tree, node);
    const list = found.get(name);
    if (list === undefined) found.set(name, [node]);
    else list.push(node);
  }
  assigned.set(tree, found);
  return found;
}

/** Whether a name is assigned to at a node. Its declaration does not count. */
function isAssigned(tree: FlatTree, node: number): boolean {
  const parent = tree.parent[node]!;
  const kind = kindOf(tree, parent);
  if (!/assignment|update|inc_statement|dec_statement|unary|for_in|augmented/.test(kind))
    return false;
  const field = fieldOf(tree, node);
  const first = childrenOf(tree, parent).find((child) => has(tree, child, NAMED));
  if (field !== 'left' && field !== 'argument' && first !== node) return false;
  const text = tree.text.slice(tree.start[parent], tree.end[node]! + 4);
  if (kind === 'unary_expression') return /\+\+|--/.test(text);
  return kind !== 'for_in_statement' || !/^for\s*\(\s*(var|let|const)/.test(text);
}

/**
 * Whether a name is assigned to again, its declaration aside, in the function that holds a node, or
 * in the file when there is none.
 */
export function isReassigned(tree: FlatTree, node: number, name: string): boolean {
  const places = assignedNames(tree).get(name);
  if (places === undefined) return false;
  const scope = functionAround(tree, node);
  return places.some((place) => isWithin(tree, place, scope));
}

/** Whether a name that a declarator declares is assigned to again. */
export function isDeclaredAndReassigned(tree: FlatTree, declarator: number): boolean {
  const target = childrenOf(tree, declarator).find((child) => has(tree, child, NAMED));
  if (target === undefined) return isReassigned(tree, declarator, textOf(tree, declarator));
  for (let node = target; node < target + tree.size[target]!; node++) {
    if (!isLeaf(tree, node) || !isNameKind(kindOf(tree, node))) continue;
    if (isReassigned(tree, declarator, textOf(tree, node))) return true;
  }
  return false;
}

/** Nodes that declare names, such as `x = 1` in `let x = 1`. */
export const isDeclarator = (kind: string) => /declarator$|(var|const)_spec$/.test(kind);
