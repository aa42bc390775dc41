import { isImport, isMember, isNameKind } from '../languages/kinds';
import { type FlatTree, has, isLeaf, kindOf, NAMED, partsOf, textOf } from '../syntax/FlatTree';
import type { Brought } from '../languages/Import';
import { importsOf } from './readImports';

/** An imported name, or a member of one, as it stands in a file. */
export interface Spelling {
  /** What is meant, whatever the file calls it: the module, and the names after it, with dots. */
  origin: string;
  text: string;
  node: number;
}

const spellings = new WeakMap<FlatTree, readonly Spelling[]>();
const bindings = new WeakMap<FlatTree, ReadonlyMap<string, string>>();

/** All that a file spells of what it imports, outside of its imports; each spelling and kind once. */
export function spellingsIn(tree: FlatTree): readonly Spelling[] {
  const known = spellings.get(tree);
  if (known !== undefined) return known;
  const bound = boundNames(tree);
  const found = new Map<string, Spelling>();
  for (let node = 0; bound.size > 0 && node < tree.count; node++) {
    const kind = kindOf(tree, node);
    if (isImport(kind) && has(tree, node, NAMED)) {
      node += tree.size[node]! - 1;
      continue;
    }
    const words = wordsOf(tree, node);
    const base = words === undefined ? undefined : bound.get(words[0]!);
    if (base === undefined) continue;
    const text = textOf(tree, node);
    const origin = [base, ...words!.slice(1)].join('.');
    const key = `${kind} ${text}`;
    if (!found.has(key)) found.set(key, { origin, text, node });
  }
  const all = [...found.values()];
  spellings.set(tree, all);
  return all;
}

/** The names of a node that is a name or names with dots between them, and not itself such a name. */
function wordsOf(tree: FlatTree, node: number): string[] | undefined {
  const parent = tree.parent[node]!;
  const isName = (leaf: number) => isLeaf(tree, leaf) && isNameKind(kindOf(tree, leaf));
  if (isName(node)) {
    const isMemberName =
      parent >= 0 && isMember(kindOf(tree, parent)) && partsOf(tree, parent)[0] !== node;
    return isMemberName ? undefined : [textOf(tree, node)];
  }
  if (!isMember(kindOf(tree, node)) || tree.size[node]! > 16) return undefined;
  const text = textOf(tree, node);
  return /^[\p{L}_$][\p{L}\p{N}_$]*(?:(?:\.|::)[\p{L}_$][\p{L}\p{N}_$]*)+$/u.test(text)
    ? text.split(/\.|::/)
    : undefined;
}

/**
 * What the names that a file imports stand for: `c` for `a.b.c` after `from a.b import c`, `t` for
 * `typing` after `import typing as t`. What is found relative to the file stands for nothing.
 */
export function boundNames(tree: FlatTree): ReadonlyMap<string, string> {
  const known = bindings.get(tree);
  if (known !== undefined) return known;
  const names = new Map<string, string>();
  for (const { items } of importsOf(tree)) {
    for (const item of items) if (item.name !== '') names.set(item.name, originOf(item));
  }
  for (const [name, origin] of names) if (/^[./]/.test(origin)) names.delete(name);
  bindings.set(tree, names);
  return names;
}

/** The module and the member with dots between; `import a.b` brings `a`. */
function originOf({ module, member, name }: Brought): string {
  const path = module.replaceAll(/::|\\/g, '.');
  if (member === '' && path.startsWith(`${name}.`)) return name;
  if (['', '*', 'default'].includes(member)) return path;
  return path === '' ? member : `${path}.${member}`;
}
