import { childrenOf, fieldOf, type FlatTree, has, kindOf, NAMED, textOf } from '../syntax/FlatTree';
import { grammarNamed } from './grammars';

const ASSIGNS = /assignment|^assign$|short_var_declaration/;
const CHANGES =
  /^(update_expression|inc_statement|dec_statement|unset_statement|delete_statement)$/;
const ELEMENT = /^(subscript_expression|element_access_expression|subscript|index_expression)$/;

/**
 * Whether a node is given a value or taken away where it stands, as in `a[0] = 1`, `a[0]++`, `del a[0]`.
 * @param grammar decides whether an element of it is a part of it: in PHP `a[0][1] = 2` changes `a[0]`
 */
export function isWritten(tree: FlatTree, node: number): boolean {
  const parent = tree.parent[node]!;
  if (parent < 0) return false;
  const kind = kindOf(tree, parent);
  const isFirst = childrenOf(tree, parent).find((child) => has(tree, child, NAMED)) === node;
  if (CHANGES.test(kind)) return true;
  if (ASSIGNS.test(kind)) return isFirst && fieldOf(tree, node) !== 'right';
  if (kind === 'unary_expression') return /^(\+\+|--|delete\b|&(?!&))/.test(textOf(tree, parent));
  const isPart = ELEMENT.test(kind) && isFirst && grammarNamed(tree.grammar)?.valueArrays === true;
  return isPart && isWritten(tree, parent);
}
