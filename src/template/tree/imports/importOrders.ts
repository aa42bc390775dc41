import type { Brought, ImportLanguage, Target } from '../languages/Import';
import type { Entry } from './importGroups';

export type Compared = Pick<Entry, 'item' | 'rank' | 'key' | 'text'>;
export type Comparer = (a: Compared, b: Compared) => number;

const by =
  (key: (entry: Compared) => string): Comparer =>
  (a, b) =>
    key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0;
export const byRank: Comparer = (a, b) => a.rank - b.rank;

/** Orders in which files of a language are kept, the usual one first. */
export function ordersOf({ otherKeys = [] }: ImportLanguage): Comparer[] {
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

/** A new import as others are compared with it. */
export const comparedOf = (
  item: Brought,
  text: string,
  target: Target,
  language: ImportLanguage,
): Compared => ({
  item,
  ...language.orderOf(item, target),
  text,
});
