import { createHash } from 'node:crypto';

/** Items from one on that a seed chooses, those before it last: the same for the same seed. */
export function inHashOrder<T>(items: readonly T[], seed: string): T[] {
  if (items.length === 0) return [];
  const first = createHash('sha256').update(seed).digest().readUInt32BE(0) % items.length;
  return [...items.slice(first), ...items.slice(0, first)];
}
