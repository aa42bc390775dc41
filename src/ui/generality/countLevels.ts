/** At how many places a pattern fits at each of its levels, as far as that is known. */
export type Count = (level: number, signal: AbortSignal) => Promise<number>;

/** The present level first, then those beside it, the far ones last. */
export function byDistance(levels: number, present: number): number[] {
  return Array.from({ length: levels }, (_, level) => level).sort(
    (a, b) => Math.abs(a - present) - Math.abs(b - present) || a - b,
  );
}

/**
 * Counts level after level and says each count as it is known.
 * @throws what counting throws; AbortError once the signal is aborted
 */
export async function countLevels(
  levels: number,
  present: number,
  count: Count,
  onCounted: (level: number, places: number) => void,
  signal: AbortSignal,
): Promise<void> {
  for (const level of byDistance(levels, present)) {
    signal.throwIfAborted();
    const places = await count(level, signal);
    signal.throwIfAborted();
    onCounted(level, places);
  }
}
