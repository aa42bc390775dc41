import { childrenOf, fieldOf, type FlatTree, has, kindOf, NAMED, textOf } from '../syntax/FlatTree';

export const childOfKind = (tree: FlatTree, node: number, kind: string) =>
  childrenOf(tree, node).find((child) => kindOf(tree, child) === kind);

export const childrenOfKind = (tree: FlatTree, node: number, ...kinds: string[]) =>
  childrenOf(tree, node).filter((child) => kinds.includes(kindOf(tree, child)));

export const childInField = (tree: FlatTree, node: number, field: string) =>
  childrenOf(tree, node).find((child) => fieldOf(tree, child) === field);

export const childrenInField = (tree: FlatTree, node: number, field: string) =>
  childrenOf(tree, node).filter(
    (child) => fieldOf(tree, child) === field && has(tree, child, NAMED),
  );

/** The text of a string without its quotation marks. */
export const quotedText = (tree: FlatTree, node: number) =>
  textOf(tree, node).replaceAll(/^['"`]|['"`]$/g, '');

/** Where a node ends, the line break aside that some grammars count in. */
export const endOf = (tree: FlatTree, node: number) =>
  tree.start[node]! + textOf(tree, node).trimEnd().length;

/** What stands before the last of some signs, and after it; all is after it where it is missing. */
export function splitLast(text: string, sign: string): [before: string, after: string] {
  const at = text.lastIndexOf(sign);
  return at < 0 ? ['', text] : [text.slice(0, at), text.slice(at + sign.length)];
}

/** Whether a statement is nothing but a string, as a directive or a description is. */
export function isStringStatement(tree: FlatTree, node: number): boolean {
  if (kindOf(tree, node) !== 'expression_statement') return false;
  const [only, ...others] = childrenOf(tree, node).filter((child) => has(tree, child, NAMED));
  return (
    only !== undefined && others.length === 0 && /^(concatenated_)?string$/.test(kindOf(tree, only))
  );
}
