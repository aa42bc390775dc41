import { isImport, isMember, isObjectField } from '../languages/kinds';
import { fieldOf, type FlatTree, isLeaf, isWithin, kindOf, textOf } from '../syntax/FlatTree';
import { importsOf } from './readImports';
import { boundNames } from './origins';

/** Where a name stands: within an import, as the name of a member after its object, or anywhere else. */
export const IMPORT_POSITIONS = ['import', 'member', 'plain'] as const;
export type ImportPosition = (typeof IMPORT_POSITIONS)[number];

/** Whether a node is part of an import, or the name that a required module gets. */
export function isWithinImport(tree: FlatTree, node: number): boolean {
  for (let at = node; at >= 0; at = tree.parent[at]!) if (isImport(kindOf(tree, at))) return true;
  if (!isLeaf(tree, node)) return false;
  const text = textOf(tree, node);
  return importsOf(tree).some(
    (statement) =>
      isWithin(tree, node, statement.node) && statement.items.some(({ name }) => name === text),
  );
}

/** Whether a node is an import as a whole or a part of one, also of those that call a function. */
export const isPartOfImport = (tree: FlatTree, node: number): boolean =>
  isWithinImport(tree, node) || importsOf(tree).some(({ line }) => isWithin(tree, node, line));

/** Whether a name is imported from a module under its own name. */
export function comesFrom(tree: FlatTree, node: number, module: string): boolean {
  const name = textOf(tree, node);
  return boundNames(tree).get(name) === `${module}.${name}`;
}

/** Where a node stands. */
export function placeOf(tree: FlatTree, node: number): ImportPosition {
  if (isWithinImport(tree, node)) return 'import';
  const parent = tree.parent[node]!;
  if (parent < 0 || !isLeaf(tree, node) || !isMember(kindOf(tree, parent))) return 'plain';
  return isObjectField(fieldOf(tree, node)) ? 'plain' : 'member';
}
