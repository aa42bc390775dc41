import { isFunction } from '../languages/kinds';
import { type FlatTree, kindOf } from '../syntax/FlatTree';
import type { ImportItem, ImportLanguage, ImportPlace, ImportStatement } from '../languages/Import';
import { importLanguageOf } from '../languages/importLanguages';

const known = new WeakMap<FlatTree, readonly ImportStatement[]>();

/** All imports of a file, wherever they stand, in the order of the text. */
export function importsOf(tree: FlatTree): readonly ImportStatement[] {
  const found = known.get(tree) ?? readAll(tree, importLanguageOf(tree));
  known.set(tree, found);
  return found;
}

/** What the imports of a file bring, at its top level and under conditions there. */
export const itemsOfFile = (tree: FlatTree): ImportItem[] =>
  importsOf(tree)
    .filter(({ place }) => place !== 'inner')
    .flatMap(({ items }) => items);

function readAll(tree: FlatTree, language: ImportLanguage | undefined): ImportStatement[] {
  if (language === undefined) return [];
  const kinds = new Set(language.statements.map((kind) => tree.kinds.number(kind)));
  const statements: ImportStatement[] = [];
  for (let node = 0; node < tree.count; node++) {
    const read = kinds.has(tree.kind[node]!) ? language.read(tree, node) : undefined;
    if (read === undefined) continue;
    statements.push({ ...read, node, line: lineOf(tree, node), ...placeOf(tree, node, language) });
    node += tree.size[node]! - 1;
  }
  return statements;
}

/** The widest node that holds nothing but the statement and words of its own. */
function lineOf(tree: FlatTree, node: number): number {
  const parent = tree.parent[node]!;
  return kindOf(tree, parent) === 'import_declaration' ? parent : node;
}

function placeOf(
  tree: FlatTree,
  node: number,
  language: ImportLanguage,
): { place: ImportPlace; scope: number } {
  let place: ImportPlace = 'file';
  for (let at = tree.parent[node]!; at > 0; at = tree.parent[at]!) {
    if (language.isOpen(tree, at)) continue;
    if (language.isGuard?.(tree, at) !== true) return { place: 'inner', scope: scopeOf(tree, at) };
    place = 'guarded';
  }
  return { place: isConditional(tree, node) ? 'guarded' : place, scope: 0 };
}

/** Whether an attribute before it decides whether it is there, as `#[cfg(test)]`. */
function isConditional(tree: FlatTree, node: number): boolean {
  return attributeBefore(tree, node) !== undefined;
}

/** The first of the attributes that stand right before a node. */
export function attributeBefore(tree: FlatTree, node: number): number | undefined {
  let found: number | undefined;
  for (let at = node - 1; at > 0; at--) {
    const parent = tree.parent[node]!;
    if (at <= parent) break;
    if (tree.parent[at] !== parent) continue;
    if (kindOf(tree, at) !== 'attribute_item') break;
    found = at;
  }
  return found;
}

/** The nearest function or declaration around a node, or the node itself where there is none. */
function scopeOf(tree: FlatTree, node: number): number {
  for (let at = node; at > 0; at = tree.parent[at]!) {
    const kind = kindOf(tree, at);
    if (isFunction(kind) || /class|module|mod_item|namespace|trait|impl/.test(kind)) return at;
  }
  return node;
}
