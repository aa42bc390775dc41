import { holdsSecret } from '../../../core/secrets';
import type { PlaceWords } from '../../shared/hiddenPlaces';
import { categoryOf, isBody, isNameField } from '../languages/kinds';
import {
  childrenOf,
  COMMENT,
  fieldOf,
  type FlatTree,
  has,
  isLeaf,
  kindOf,
  SEPARATOR,
} from '../syntax/FlatTree';

/** So many words after an empty place tell it. */
const AFTER_EMPTY = 40;

type Stretch = readonly [number, number];

/**
 * What tells a place from others, layout and comments aside. Of the code around it only words that
 * stand beside it count, such as the name that it is assigned to or the function that it is given to:
 * what else is in a statement may be changed by the same pattern.
 */
export function placeWords(tree: FlatTree, start: number, end: number): PlaceWords {
  const place: Stretch = [start, end];
  const around = ancestors(tree, place);
  const isStatement = (node: number) =>
    tree.parent[node]! < 0 || isBody(kindOf(tree, tree.parent[node]!));
  const at = around.findIndex(isStatement);
  const [inner, outer] = [around.slice(0, at + 1), around.slice(at + 1)];
  const own = start < end ? wordsIn(tree, 0, place) : wordsAfter(tree, start);
  const hides = inner.some((node) =>
    holdsSecret(tree.text.slice(tree.start[node], tree.end[node])),
  );
  return {
    own: hides || holdsSecret(tree.text.slice(start, end)) ? withoutTexts(tree, place) : own,
    statement: inner.flatMap((node) => wordsBeside(tree, node, place, hides)),
    within: outer.flatMap((node) => nameOf(tree, node, place)).reverse(),
  };
}

/** Nodes around a place that are more than it, from the inside out. */
function ancestors(tree: FlatTree, [start, end]: Stretch): number[] {
  const found: number[] = [];
  for (let node: number | undefined = 0; node !== undefined;) {
    if (tree.start[node]! < start || tree.end[node]! > end) found.unshift(node);
    node = childrenOf(tree, node).find(
      (child) => tree.start[child]! <= start && tree.end[child]! >= end && start < end,
    );
  }
  return found;
}

function wordsIn(
  tree: FlatTree,
  root: number,
  [from, to]: Stretch,
  isAsked: (node: number) => boolean = () => true,
): string[] {
  const words: string[] = [];
  for (let node = root; node < root + tree.size[root]!; node++) {
    if (tree.end[node]! <= from || tree.start[node]! >= to || has(tree, node, COMMENT)) {
      node += tree.size[node]! - 1;
    } else if (isLeaf(tree, node) && !has(tree, node, SEPARATOR) && isAsked(node)) {
      const word = wordOf(tree, node);
      if (word !== '') words.push(word);
    }
  }
  return words;
}

const wordOf = (tree: FlatTree, node: number): string =>
  tree.text.slice(tree.start[node], tree.end[node]).replaceAll(/\s+/g, ' ').trim();

const wordsAfter = (tree: FlatTree, start: number): string[] =>
  wordsIn(tree, 0, [start, tree.text.length + 1]).slice(0, AFTER_EMPTY);

/** The words of a place whose texts are secret, and of which no trace may be kept. */
function withoutTexts(tree: FlatTree, place: Stretch): string[] {
  return wordsIn(tree, 0, place, (node) => !isText(tree, node));
}

function isText(tree: FlatTree, node: number): boolean {
  const parent = tree.parent[node]!;
  return [node, parent].some((each) => each >= 0 && categoryOf(kindOf(tree, each)) === 'string');
}

/** Words directly in a node, and what names it; nothing of the place. */
function wordsBeside(
  tree: FlatTree,
  node: number,
  [start, end]: Stretch,
  hides: boolean,
): string[] {
  return childrenOf(tree, node).flatMap((child) => {
    const isPlace = tree.start[child]! < end && tree.end[child]! > start;
    if (isPlace || !(isLeaf(tree, child) || isNameField(fieldOf(tree, child)))) return [];
    const isAsked = (each: number) => !(hides && isText(tree, each));
    return wordsIn(tree, child, [tree.start[child]!, tree.end[child]!], isAsked);
  });
}

/** The name of a definition; none of any other node. */
function nameOf(tree: FlatTree, node: number, [start, end]: Stretch): string[] {
  return childrenOf(tree, node).flatMap((child) => {
    const field = fieldOf(tree, child);
    const isPlace = tree.start[child]! < end && tree.end[child]! > start;
    if (isPlace || (field !== 'name' && field !== 'declarator')) return [];
    const [name] = wordsIn(tree, child, [tree.start[child]!, tree.end[child]!]);
    return name === undefined ? [] : [name];
  });
}
