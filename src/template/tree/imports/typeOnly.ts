import { childrenOf, type FlatTree, kindOf, textOf } from '../syntax/FlatTree';
import type { Replacement } from '../syntax/Replacement';
import type { ImportItem, ImportStatement } from '../languages/Import';
import { childOfKind } from '../languages/importNodes';

/** The edits that turn one of the things that a statement imports for types only into a value. */
export function asValue(
  tree: FlatTree,
  { node, items }: ImportStatement,
  item: ImportItem,
): Replacement[] {
  const own = childOfKind(tree, item.node, '"type"');
  if (own !== undefined) return [withoutWord(tree, own)];
  const word = childOfKind(tree, node, '"type"');
  if (word === undefined) return [];
  const others = items.filter((other) => other !== item);
  return [
    withoutWord(tree, word),
    ...others.map(({ node: other }) => {
      const start = tree.start[other]!;
      return { start, end: start, newText: 'type ' };
    }),
  ];
}

/** Takes a word away with the white space behind it. */
function withoutWord(tree: FlatTree, word: number): Replacement {
  const rest = tree.text.slice(tree.end[word]);
  return {
    start: tree.start[word]!,
    end: tree.end[word]! + rest.search(/\S|$/),
    newText: '',
  };
}

/** Whether an item that is imported for types only can be made a value where it stands. */
export function canBeValue(
  tree: FlatTree,
  { node, items }: ImportStatement,
  item: ImportItem,
): boolean {
  if (childrenOf(tree, item.node).some((child) => textOf(tree, child) === 'type')) return true;
  const isListed = (other: ImportItem) => kindOf(tree, other.node) === 'import_specifier';
  return (
    childOfKind(tree, node, '"type"') !== undefined && (items.length === 1 || items.every(isListed))
  );
}
