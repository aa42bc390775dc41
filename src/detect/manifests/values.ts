/**
 * Reading of parsed documents that may have any shape. Only own properties are looked at, and
 * nothing is ever written into a parsed object, so a key `__proto__` is a key like any other.
 */

/** A property that is a text, or `undefined`. */
export function textIn(value: unknown, key: string): string | undefined {
  const found = valueIn(value, key);
  return typeof found === 'string' ? found : undefined;
}

/** A property that is a table, or an empty one. */
export function tableIn(value: unknown, key: string): object {
  const found = valueIn(value, key);
  return isTable(found) ? found : {};
}

/** A property that is a list, or an empty one. */
export function listIn(value: unknown, key: string): readonly unknown[] {
  const found = valueIn(value, key);
  return Array.isArray(found) ? found : [];
}

/** A property that is a list of texts, or one text, as texts. */
export function textsIn(value: unknown, key: string): string[] {
  const found = valueIn(value, key);
  if (typeof found === 'string') return [found];
  return Array.isArray(found) ? found.filter((each) => typeof each === 'string') : [];
}

/** A property, or `undefined`; inherited ones do not count. */
export function valueIn(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}

/** Own properties of a table, none of anything else. */
export function entriesOf(value: unknown): [string, unknown][] {
  return isTable(value) ? Object.entries(value) : [];
}

function isTable(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
