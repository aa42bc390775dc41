import { indentationAt, lineEndingOf } from '../../layout';
import { childrenOf, COMMENT, type FlatTree, has, SEPARATOR, textOf } from '../FlatTree';
import type { Replacement } from '../emit';
import { topOf } from './header';
import type { Brought, ImportLanguage, ImportStatement, NewLine, Target } from './Import';
import { hasBlankLine, isLineDone, lineEnd } from './lines';
import { endOf } from './nodes';
import { attributeBefore, importsOf } from './readImports';

interface Entry {
  item: Brought;
  rank: number;
  key: string;
  text: string;
  start: number;
  end: number;
}

/** Comments that are about the very next line. */
const NEXT_LINE = /next-line|noqa|nolint|@ts-|type:\s*ignore/;

/**
 * The insertions that put new lines among the imports of a block of a file.
 * @param doomed statements that go
 */
export function placed(
  lines: readonly NewLine[],
  target: Target,
  block: number,
  language: ImportLanguage,
  doomed: ReadonlySet<ImportStatement>,
): Replacement[] {
  const groups = groupsIn(target, block, language, doomed);
  const sorted = [...lines].sort((a, b) => compareLines(a, b, target, language));
  if (groups.length === 0)
    return lines.length === 0 ? [] : [atTop(sorted, target, block, language)];
  const merged = new Map<string, Spot & { texts: string[] }>();
  for (const line of sorted) {
    const spot = spotOf(line, groups, target, language);
    const key = `${spot.offset} ${spot.isBehind}`;
    const same = merged.get(key);
    if (same === undefined) merged.set(key, { ...spot, texts: [line.text] });
    else same.texts.push(line.text);
  }
  return [...merged.values()].map((spot) => written(spot, target.tree));
}

/** Whether the imports of a block are of several sorts, each apart from the others. */
export function isSplit(target: Target, block: number, language: ImportLanguage): boolean {
  const groups = groupsIn(target, block, language);
  return new Set(groups.flat().map(({ rank }) => rank)).size > 1 && separates(groups, false);
}

interface Spot {
  offset: number;
  isBehind: boolean;
  /** Whether a blank line is to be between it and its neighbour. */
  isApart: boolean;
}

function written({ offset, isBehind, isApart, texts }: Spot & { texts: string[] }, tree: FlatTree) {
  const { text } = tree;
  const ending = lineEndingOf(text);
  const indent = indentationAt(text, offset);
  const lines = texts.join(ending + indent);
  const gap = isApart ? ending : '';
  if (!isBehind) return { start: offset, end: offset, newText: `${lines}${ending}${gap}${indent}` };
  const isDone = isLineDone(text, offset);
  const start = isDone ? lineEnd(text, offset) : offset;
  const after = isDone ? '' : ending;
  return { start, end: start, newText: `${ending}${gap}${indent}${lines}${after}` };
}

/** In front of the code of a file that imports nothing. */
function atTop(
  lines: readonly NewLine[],
  { tree }: Target,
  block: number,
  language: ImportLanguage,
): Replacement {
  const { text } = tree;
  const ending = lineEndingOf(text);
  const { offset, isBehind } = topOf(tree, block, language);
  const indent = indentationAt(text, offset);
  const all = lines.map((line) => line.text).join(ending + indent);
  if (!isBehind) {
    return { start: offset, end: offset, newText: `${all}${ending}${ending}${indent}` };
  }
  const isDone = isLineDone(text, offset);
  const start = isDone ? lineEnd(text, offset) : offset;
  const rest = text.slice(start);
  const after =
    hasBlankLine(rest.slice(0, rest.search(/\S|$/))) || rest.trim() === '' ? '' : ending;
  const gap = isDone ? after : ending + after;
  return { start, end: start, newText: `${ending}${ending}${indent}${all}${gap}` };
}

/** The imports that stand together before any code, by the blank lines between them. */
function groupsIn(
  target: Target,
  block: number,
  language: ImportLanguage,
  doomed: ReadonlySet<ImportStatement> = new Set(),
): Entry[][] {
  const { tree } = target;
  const byLine = new Map(
    importsOf(tree)
      .filter(({ items }) => items.length > 0)
      .map((statement) => [statement.line, statement]),
  );
  const groups: Entry[][] = [];
  for (const node of childrenOf(tree, block)) {
    if (has(tree, node, COMMENT) || has(tree, node, SEPARATOR)) continue;
    const statement = byLine.get(node);
    if (statement?.place !== 'file') {
      if (statement === undefined && groups.length > 0 && !isBracket(tree, node)) break;
      continue;
    }
    if (doomed.has(statement)) continue;
    const entry = entryOf(statement, target, language);
    const group = groups.at(-1);
    const between = group && tree.text.slice(group.at(-1)!.end, entry.start);
    if (group === undefined || hasBlankLine(between!)) groups.push([entry]);
    else group.push(entry);
  }
  return groups;
}

const isBracket = (tree: FlatTree, node: number) => /^[(){}]$/.test(textOf(tree, node));

function entryOf(statement: ImportStatement, target: Target, language: ImportLanguage): Entry {
  const { tree } = target;
  const [item] = statement.items;
  const first = attributeBefore(tree, statement.line) ?? statement.line;
  return {
    item: item!,
    ...language.orderOf(item!, target),
    text: textOf(tree, statement.line),
    start: withOwnComment(tree, first),
    end: endOf(tree, statement.line),
  };
}

/** Where a statement begins, with a comment that is about it alone. */
function withOwnComment(tree: FlatTree, node: number): number {
  const before = childrenOf(tree, tree.parent[node]!)
    .filter((child) => child < node)
    .at(-1);
  if (before === undefined || !has(tree, before, COMMENT)) return tree.start[node]!;
  return NEXT_LINE.test(textOf(tree, before)) ? tree.start[before]! : tree.start[node]!;
}

type Compared = Pick<Entry, 'item' | 'rank' | 'key' | 'text'>;
type Comparer = (a: Compared, b: Compared) => number;

const by =
  (key: (entry: Compared) => string): Comparer =>
  (a, b) =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
const byRank: Comparer = (a, b) => a.rank - b.rank;

/** Orders in which files of a language are kept, the usual one first. */
function ordersOf({ otherKeys = [] }: ImportLanguage): Comparer[] {
  const keys = [
    by(({ key }) => key),
    ...otherKeys.map((key) => by(({ item }) => key(item))),
    by(({ key }) => key.toLowerCase()),
  ];
  return [
    ...keys.map(
      (key): Comparer =>
        (a, b) =>
          byRank(a, b) || key(a, b),
    ),
    ...keys,
  ];
}

function compareLines(a: NewLine, b: NewLine, target: Target, language: ImportLanguage): number {
  if (a.item === undefined || b.item === undefined) return 0;
  const [usual] = ordersOf(language);
  return usual!(
    comparedOf(a.item, a.text, target, language),
    comparedOf(b.item, b.text, target, language),
  );
}

const comparedOf = (
  item: Brought,
  text: string,
  target: Target,
  language: ImportLanguage,
): Compared => ({
  item,
  ...language.orderOf(item, target),
  text,
});

function spotOf(
  { item, text, isApart = false }: NewLine,
  groups: readonly Entry[][],
  target: Target,
  language: ImportLanguage,
): Spot {
  if (item === undefined) return byText(text, groups);
  const line = comparedOf(item, text, target, language);
  const alike = groups.filter((group) => group.some(({ rank }) => rank === line.rank));
  if (alike.length > 0) return within(nearest(alike, line), line, language);
  const all = groups.flat();
  const isRanked = all.every((entry, index) => index === 0 || byRank(all[index - 1]!, entry) <= 0);
  if (!isRanked) return within(groups.at(-1)!, line, language);
  const before = all.filter(({ rank }) => rank < line.rank).at(-1);
  const splits = separates(groups, isApart);
  if (before !== undefined) return { offset: before.end, isBehind: true, isApart: splits };
  return { offset: all[0]!.start, isBehind: false, isApart: splits };
}

/** Whether sorts of imports stand apart in a file; where it has one sort only, as in the example. */
function separates(groups: readonly Entry[][], isApart: boolean): boolean {
  const ranks = new Set(groups.flat().map(({ rank }) => rank));
  return ranks.size > 1
    ? groups.every((group) => new Set(group.map(({ rank }) => rank)).size === 1)
    : isApart;
}

/** The group with the most similar path. */
function nearest(groups: readonly Entry[][], line: Compared): Entry[] {
  const likeness = (group: Entry[]) =>
    Math.max(
      ...group
        .filter(({ rank }) => rank === line.rank)
        .map(({ key }) => sharedLength(key, line.key)),
    );
  return groups.reduce((best, group) => (likeness(group) > likeness(best) ? group : best));
}

function sharedLength(a: string, b: string): number {
  const [left, right] = [a.split(/[^\w@]+/), b.split(/[^\w@]+/)];
  let length = 0;
  while (length < left.length && left[length] === right[length]) length++;
  return length;
}

/** In the order that a group is in, or behind the last of its sort. */
function within(group: readonly Entry[], line: Compared, language: ImportLanguage): Spot {
  const order = ordersOf(language).find((compare) =>
    group.every((entry, index) => index === 0 || compare(group[index - 1]!, entry) <= 0),
  );
  const before =
    order === undefined
      ? (group.filter(({ rank }) => rank === line.rank).at(-1) ?? group.at(-1))
      : group.filter((entry) => order(entry, line) <= 0).at(-1);
  if (before !== undefined) return { offset: before.end, isBehind: true, isApart: false };
  return { offset: group[0]!.start, isBehind: false, isApart: false };
}

/** The place of a line of which nothing is known but its text. */
function byText(text: string, groups: readonly Entry[][]): Spot {
  const all = groups.flat();
  const pinned = all.filter(({ item }) => item.module === '__future__').at(-1);
  const before = groups[0]!.filter((entry) => entry.text < text).at(-1) ?? pinned;
  if (before !== undefined) return { offset: before.end, isBehind: true, isApart: false };
  return { offset: all[0]!.start, isBehind: false, isApart: false };
}
