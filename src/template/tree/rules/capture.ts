import { indentationAt, portableLayout } from '../../shared/layout';
import { childrenOf, type FlatTree, isLeaf, kindOf, textOf, indentUnit } from '../syntax/FlatTree';
import type { Pattern } from './Pattern';

/** A node as a pattern without holes. */
export function capture(tree: FlatTree, node: number): Pattern {
  const base = indentationAt(tree.text, tree.start[node]!);
  const unit = indentUnit(tree);
  let last = tree.start[node]!;
  const visit = (at: number): Pattern => {
    if (!isLeaf(tree, at)) return { k: kindOf(tree, at), c: childrenOf(tree, at).map(visit) };
    const space = /\s*$/.exec(tree.text.slice(last, tree.start[at]))![0];
    last = tree.end[at]!;
    return { k: kindOf(tree, at), t: textOf(tree, at), g: portableLayout(space, base, unit) };
  };
  return visit(node);
}
