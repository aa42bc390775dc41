import { bindsThis, isLoop, isScope } from './kinds';
import {
  childrenOf,
  fieldOf,
  type FlatTree,
  isLeaf,
  kindOf,
  partsOf,
  textOf,
} from '../syntax/FlatTree';

/** How many scopes lie between two nodes, by the words whose meaning they bound: `return`, `this`, `break`. */
export interface Scopes {
  functions: number;
  /** Functions and classes with a `this` of their own. */
  receivers: number;
  loops: number;
}

/** The scopes around a node, up to one of some roots. */
export function scopesOf(tree: FlatTree, node: number, roots: readonly number[]): Scopes {
  const scopes: Scopes = { functions: 0, receivers: 0, loops: 0 };
  for (let at = node; !roots.includes(at);) {
    at = tree.parent[at]!;
    if (at < 0) break;
    const kind = kindOf(tree, at);
    if (isScope(kind)) scopes.functions++;
    if (bindsThis(kind)) scopes.receivers++;
    if (isLoop(kind)) scopes.loops++;
  }
  return scopes;
}

/** Words that mean something else where code goes from one surrounding to another. */
export function changedWords(from: Scopes, to: Scopes): string[] {
  return [
    ...(from.functions === to.functions ? [] : ['return', 'yield', 'await', '?']),
    ...(from.receivers === to.receivers ? [] : ['this', 'super', 'arguments', 'new.target']),
    ...(from.loops === to.loops && from.functions === to.functions ? [] : ['break', 'continue']),
  ];
}

/** Picks the words that code uses in its own function, and not in one within it. */
export function wordsUsed(
  tree: FlatTree,
  nodes: readonly number[],
  words: readonly string[],
): string[] {
  const used = new Set<string>();
  const visit = (node: number, isInFunction: boolean, hasThis: boolean): void => {
    const kind = kindOf(tree, node);
    const word =
      kind === 'meta_property' ? textOf(tree, node) : isLeaf(tree, node) ? wordAt(tree, node) : '';
    const isBound = /^(this|super|arguments|new\.target)$/.test(word) ? hasThis : isInFunction;
    if (!isBound && words.includes(word)) used.add(word);
    for (const part of partsOf(tree, node))
      visit(part, isInFunction || isScope(kind), hasThis || bindsThis(kind));
  };
  for (const node of nodes) visit(node, false, false);
  return [...used];
}

/** A word; `?` only where it returns. */
function wordAt(tree: FlatTree, leaf: number): string {
  const text = textOf(tree, leaf);
  const parent = tree.parent[leaf]!;
  return text === '?' && (parent < 0 || kindOf(tree, parent) !== 'try_expression') ? '' : text;
}

/** The mark of a function that lets it hold a word. */
const MARKS: Record<string, string> = { await: 'async', yield: '*', '?': 'returns' };

/**
 * Marks of the function around a node: `async`, `*`, and `returns` where its type is written. `file`
 * where there is no function.
 */
export function marksAround(tree: FlatTree, node: number): string[] {
  for (let at = tree.parent[node]!; at >= 0; at = tree.parent[at]!)
    if (isScope(kindOf(tree, at))) return marksOf(tree, at);
  return ['file'];
}

function marksOf(tree: FlatTree, node: number): string[] {
  const marks: string[] = [];
  for (const child of childrenOf(tree, node)) {
    const field = fieldOf(tree, child);
    if (field === 'return_type' || field === 'result') marks.push('returns');
    if (/^(body|parameters?|name)$/.test(field)) continue;
    for (let leaf = child; leaf < child + tree.size[child]!; leaf++)
      if (isLeaf(tree, leaf) && /^(async|\*)$/.test(textOf(tree, leaf)))
        marks.push(textOf(tree, leaf));
  }
  return marks;
}

/** The marks that new code asks of the function around it, as far as the example has them. */
export function marksNeeded(
  [left, before]: [FlatTree, readonly number[]],
  [right, after]: [FlatTree, readonly number[]],
): string[] {
  const words = Object.keys(MARKS);
  const had = wordsUsed(left, before, words);
  const brought = wordsUsed(right, after, words).filter((word) => !had.includes(word));
  const [first] = after;
  if (brought.length === 0 || first === undefined) return [];
  const marks = marksAround(right, first);
  const asked = brought.map((word) => MARKS[word]!);
  return marks.includes('file') ? ['file', ...asked] : asked.filter((mark) => marks.includes(mark));
}

/** Whether the function around a node has the marks that new code needs. */
export function hasMarks(tree: FlatTree, node: number, needed: readonly string[]): boolean {
  const marks = marksAround(tree, node);
  if (marks.includes('file')) return needed.includes('file');
  return needed.every((mark) => mark === 'file' || marks.includes(mark));
}
