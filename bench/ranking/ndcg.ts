/** Gains that count. */
const FIRST = 10;

/** The gains of a list’s first ten in its order, beside those of the best order, 0..1 (Järvelin and Kekäläinen, 2002). */
export function ndcg(gains: readonly number[]): number {
  const best = discounted([...gains].sort((a, b) => b - a));
  return best === 0 ? 1 : discounted(gains) / best;
}

function discounted(gains: readonly number[]): number {
  return gains.slice(0, FIRST).reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);
}
