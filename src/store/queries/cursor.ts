import { InvalidArgument } from '../../core/errors';
import type { Page, PageRequest } from '../../core/Store';

const LARGEST_PAGE = 1000;

/**
 * Makes a page of rows that were asked for with one more than the limit.
 * @param keyOf what the following page starts after
 */
export function pageOf<Row, T>(
  rows: readonly Row[],
  { limit }: PageRequest,
  keyOf: (row: Row) => unknown[],
  toItem: (row: Row) => T,
): Page<T> {
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  const next = last && Buffer.from(JSON.stringify(keyOf(last)), 'utf8').toString('base64url');
  return { items: items.map(toItem), next };
}

/**
 * The key after which a page starts; `undefined` for the first page.
 * @throws InvalidArgument for a cursor that no page gave, and a limit outside 1..1000
 */
export function startOf<Key extends (string | number)[]>(
  { cursor, limit }: PageRequest,
  types: { [I in keyof Key]: Key[I] extends number ? 'number' : 'string' },
): Key | undefined {
  if (!Number.isInteger(limit) || limit < 1 || limit > LARGEST_PAGE) {
    throw new InvalidArgument(`A page holds 1 to ${LARGEST_PAGE} items, not ${limit}.`);
  }
  if (cursor === undefined) return undefined;
  let key: unknown;
  try {
    key = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw new InvalidArgument('The page asked for does not follow any other.');
  }
  const fits =
    Array.isArray(key) &&
    key.length === types.length &&
    key.every((part, index) => typeof part === types[index]);
  if (!fits) throw new InvalidArgument('The page asked for does not follow any other.');
  return key as Key;
}
