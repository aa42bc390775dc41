/** Milliseconds in the middle and near the slow end. */
export interface Percentiles {
  p50: number;
  p95: number;
}

/** Rounded to tenths; 0 of no times. */
export function percentilesOf(times: readonly number[]): Percentiles {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (part: number) =>
    Math.round((sorted[Math.floor(part * (sorted.length - 1))] ?? 0) * 10) / 10;
  return { p50: at(0.5), p95: at(0.95) };
}
