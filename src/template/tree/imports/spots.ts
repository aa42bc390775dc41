import type { ImportLanguage, NewLine, Target } from '../languages/Import';
import { type Entry, groupsIn } from './importGroups';
import { byRank, type Compared, comparedOf, ordersOf } from './importOrders';

/** Where among other imports a new one goes: behind or in front of one of them. */
export interface Spot {
  offset: number;
  /** Where the neighbour begins, which is indented as the new one will be. */
  neighbour: number;
  isBehind: boolean;
  /** Whether a blank line is to be between it and its neighbour. */
  isApart: boolean;
}

/** Where a new line goes among the imports of a file. */
export function spotOf(
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
  if (before !== undefined)
    return { offset: before.end, neighbour: before.start, isBehind: true, isApart: splits };
  return { offset: all[0]!.start, neighbour: all[0]!.start, isBehind: false, isApart: splits };
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
      ? mostAlike(group, line)
      : group.filter((entry) => order(entry, line) <= 0).at(-1);
  if (before !== undefined)
    return { offset: before.end, neighbour: before.start, isBehind: true, isApart: false };
  return { offset: group[0]!.start, neighbour: group[0]!.start, isBehind: false, isApart: false };
}

/** The last of those of its sort with the most similar path. */
function mostAlike(group: readonly Entry[], line: Compared): Entry | undefined {
  const sort = group.filter(({ rank }) => rank === line.rank);
  const most = Math.max(...sort.map(({ key }) => sharedLength(key, line.key)));
  return sort.filter(({ key }) => sharedLength(key, line.key) === most).at(-1) ?? group.at(-1);
}

/** The place of a line of which nothing is known but its text. */
function byText(text: string, groups: readonly Entry[][]): Spot {
  const all = groups.flat();
  const pinned = all.filter(({ item }) => item.module === '__future__').at(-1);
  const before = groups[0]!.filter((entry) => entry.text < text).at(-1) ?? pinned;
  if (before !== undefined)
    return { offset: before.end, neighbour: before.start, isBehind: true, isApart: false };
  return { offset: all[0]!.start, neighbour: all[0]!.start, isBehind: false, isApart: false };
}

/** Whether the imports of a block are of several sorts, each apart from the others. */
export function isSplit(target: Target, block: number, language: ImportLanguage): boolean {
  const groups = groupsIn(target, block, language);
  return new Set(groups.flat().map(({ rank }) => rank)).size > 1 && separates(groups, false);
}
