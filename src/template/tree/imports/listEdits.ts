import { indentationAt, lineEndingOf } from '../../shared/layout';
import { type FlatTree, textOf } from '../syntax/FlatTree';
import type { Replacement } from '../syntax/Replacement';
import { isLineDone, lineEnd } from './lines';

/** So few names may be in the order of the alphabet by chance. */
const BY_CHANCE = 3;

export interface ListHabits {
  /** Whether a list of one element has an order too. */
  sorts: boolean;
  /** Whether new elements go behind the others where nothing but chance speaks for an order. */
  appends: boolean;
}

/** The edits by which elements of a list go and others come, in the order and layout of the list. */
export function listEdits(
  tree: FlatTree,
  elements: readonly number[],
  gone: ReadonlySet<number>,
  come: readonly string[],
  habits: ListHabits,
): Replacement[] {
  const kept = elements.filter((element) => !gone.has(element));
  const layout = layoutOf(tree, elements);
  if (kept.length === 0) {
    const [start, end] = [tree.start[elements[0]!]!, tree.end[elements.at(-1)!]!];
    return [{ start, end, newText: come.join(layout.between) }];
  }
  return [...removals(tree, elements, gone, kept), ...additions(tree, kept, come, habits, layout)];
}

interface Layout {
  between: string;
  isTall: boolean;
}

function layoutOf(tree: FlatTree, elements: readonly number[]): Layout {
  const [first] = elements;
  const last = elements.at(-1)!;
  const { text } = tree;
  const start = elements.length > 1 ? tree.end[elements.at(-2)!]! : 0;
  const gap = text.slice(start, elements.length > 1 ? tree.start[last] : tree.start[first!]);
  const isTall = /[^\\\s]\s*?(\r\n|\r|\n)[ \t]*$/.test(gap) && !/\\\s*$/.test(gap.trimEnd());
  const indent = indentationAt(text, tree.start[last]!);
  return { between: isTall ? `,${lineEndingOf(text)}${indent}` : ', ', isTall };
}

function removals(
  tree: FlatTree,
  elements: readonly number[],
  gone: ReadonlySet<number>,
  kept: readonly number[],
): Replacement[] {
  const lastKept = kept.at(-1)!;
  return elements.flatMap((element, index): Replacement[] => {
    if (!gone.has(element)) return [];
    const isBehind = element > lastKept;
    const start = isBehind ? tree.end[elements[index - 1]!]! : tree.start[element]!;
    const end = isBehind ? tree.end[element]! : tree.start[elements[index + 1]!]!;
    return [{ start, end, newText: '' }];
  });
}

function additions(
  tree: FlatTree,
  kept: readonly number[],
  come: readonly string[],
  habits: ListHabits,
  layout: Layout,
): Replacement[] {
  const texts = kept.map((element) => textOf(tree, element));
  const order = orderFor(texts, habits);
  const byPlace = new Map<number, string[]>();
  for (const text of order === undefined ? come : [...come].sort(order)) {
    const at = order === undefined ? -1 : texts.findIndex((other) => order(text, other) < 0);
    byPlace.set(at, [...(byPlace.get(at) ?? []), text]);
  }
  return [...byPlace].map(([at, added]) =>
    at < 0
      ? behind(tree, kept.at(-1)!, added, layout)
      : insertion(tree.start[kept[at]!]!, added.map((text) => text + layout.between).join('')),
  );
}

/** The order in which elements join others, `undefined` where they go behind them. */
function orderFor(texts: readonly string[], { sorts, appends }: ListHabits): Comparer | undefined {
  if (appends && texts.length <= BY_CHANCE) return undefined;
  if (texts.length === 1) return sorts ? compareNames : undefined;
  return orderOf(texts);
}

/** Behind the last element; on the next line where a comma and perhaps a comment ends this one. */
function behind(
  tree: FlatTree,
  last: number,
  added: readonly string[],
  layout: Layout,
): Replacement {
  const { text } = tree;
  const end = tree.end[last]!;
  const comma = /^\s*,/.exec(text.slice(end, lineEnd(text, end)))?.[0].length;
  if (!layout.isTall || comma === undefined || !isLineDone(text, end + comma))
    return insertion(end, added.map((each) => layout.between + each).join(''));
  const line = layout.between.slice(1);
  return insertion(lineEnd(text, end), added.map((each) => `${line}${each},`).join(''));
}

const insertion = (offset: number, newText: string): Replacement => ({
  start: offset,
  end: offset,
  newText,
});

type Comparer = (a: string, b: string) => number;

/** What lists are in the order of: names, whatever the file calls them, or what it calls them. */
const KEYS: readonly ((text: string) => string)[] = [
  (text) => text.replace(/^type\s+/, ''),
  (text) => text.split(/\s+as\s+|:\s*/).at(-1)!,
];

const compareCodes: Comparer = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
export const compareNames: Comparer = (a, b) =>
  compareCodes(a.toLowerCase(), b.toLowerCase()) || compareCodes(a, b);

const ORDERS = [compareCodes, compareNames].flatMap((compare) =>
  KEYS.map(
    (key): Comparer =>
      (a, b) =>
        compare(key(a), key(b)),
  ),
);

/** The order that texts are in, `undefined` where they are in none. */
const orderOf = (texts: readonly string[]): Comparer | undefined =>
  ORDERS.find((compare) =>
    texts.every((text, index) => index === 0 || compare(texts[index - 1]!, text) <= 0),
  );
