import { childrenOf, type FlatTree, kindOf, textOf } from '../syntax/FlatTree';
import type { ImportLanguage } from '../languages/Import';
import { importsOf } from './readImports';

/** The node in which the imports of a file stand, or would stand. */
export function blockOf(tree: FlatTree, language: ImportLanguage): number {
  const parents = importsOf(tree)
    .filter(({ place, items }) => place === 'file' && items.length > 0)
    .map(({ line }) => tree.parent[line]!);
  const [first] = parents;
  if (first !== undefined)
    return parents.find((parent) => parent > first && isList(tree, parent)) ?? first;
  return openIn(tree, 0, language);
}

const isList = (tree: FlatTree, node: number) => kindOf(tree, node).endsWith('_list');

/** The only block of a file that has nothing beside it, such as what an include guard guards. */
function openIn(tree: FlatTree, node: number, language: ImportLanguage): number {
  const open = childrenOf(tree, node).filter(
    (child) => language.isOpen(tree, child) && language.isBlock?.(tree, child) === true,
  );
  const [only, ...others] = open;
  if (only === undefined || others.length > 0 || textOf(tree, only) === '') return node;
  return openIn(tree, only, language);
}
