import {
  COMMENT,
  type FlatTree,
  has,
  isInScript,
  isLeaf,
  kindOf,
  NAMED,
  textOf,
} from '../syntax/FlatTree';
import type { Rule } from '../rules/Pattern';

/** Where the after-side of a rule for the top belongs; `undefined` when it is there or nothing follows. */
export function topOffset(rule: Rule, text: string, tree: FlatTree): number | undefined {
  const nodes = topNodes(tree);
  if (nodes.some((node) => plain(textOf(tree, node)) === plain(text))) return undefined;
  const isCommentRule =
    rule.after[0] !== undefined && 'k' in rule.after[0] && rule.after[0].k.endsWith('comment');
  const first = nodes.find((node) =>
    isCommentRule ? !/hash_bang|php_tag|shebang/.test(kindOf(tree, node)) : !isHeader(tree, node),
  );
  if (first === undefined || !nodes.some((node) => has(tree, node, NAMED) && !isHeader(tree, node)))
    return undefined;
  return tree.start[first]!;
}

/** The children of the root, where statements can stand, from left to right. */
export function topNodes(tree: FlatTree): number[] {
  const nodes: number[] = [];
  for (let node = 1; node < tree.count; node += tree.size[node]!)
    if (isInScript(tree, node)) nodes.push(node);
  return nodes;
}

/** What may stand before the first statement: comments, an opening tag, a description. */
export function isHeader(tree: FlatTree, node: number): boolean {
  return (
    has(tree, node, COMMENT) ||
    /hash_bang|php_tag|shebang|^"text"$|^"<\?/.test(kindOf(tree, node)) ||
    (isTextOnly(tree, node) && !isLeaf(tree, node))
  );
}

/** A statement that is nothing but a string. */
export const isTextOnly = (tree: FlatTree, node: number) =>
  kindOf(tree, node) === 'expression_statement' &&
  /^\s*(['"]).*\1\s*;?\s*$/s.test(textOf(tree, node)) &&
  !/[(=]/.test(textOf(tree, node).replaceAll(/(['"])[^]*\1/g, ''));

/** A text for comparing: quotes are alike in it, and neither white space nor a last semicolon count. */
export const plain = (text: string) =>
  text.replaceAll(/\s+/g, ' ').replaceAll('"', "'").replace(/;$/, '');
