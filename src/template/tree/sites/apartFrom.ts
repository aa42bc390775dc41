interface Placed {
  match: { start: number; end: number };
}

/** Those that overlap none of the others, which are in the order of their starts. */
export function apartFrom<T extends Placed>(others: readonly Placed[], found: readonly T[]): T[] {
  let last = -1;
  const ends = others.map(({ match }) => (last = Math.max(last, match.end)));
  return found.filter(({ match: { start, end } }) => {
    let [low, high] = [0, others.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (others[middle]!.match.start < end) low = middle + 1;
      else high = middle;
    }
    return (ends[low - 1] ?? -1) <= start;
  });
}
