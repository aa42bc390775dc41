import { elementKey, type Body } from './body';

/**
 * For each element of the after-side the element of the before-side that it is, or −1 if it is new.
 * Ascending: a longest common subsequence, so that what stays keeps its text and its layout.
 */
export function keptElements(body: Pick<Body, 'before' | 'after'>): number[] {
  const before = body.before.map(elementKey);
  const after = body.after.map(elementKey);
  const width = after.length + 1;
  const lengths = new Uint16Array((before.length + 1) * width);
  for (let b = before.length - 1; b >= 0; b--) {
    for (let a = after.length - 1; a >= 0; a--) {
      const skip = Math.max(lengths[(b + 1) * width + a] ?? 0, lengths[b * width + a + 1] ?? 0);
      const keep = before[b] === after[a] ? (lengths[(b + 1) * width + a + 1] ?? 0) + 1 : 0;
      lengths[b * width + a] = Math.max(skip, keep);
    }
  }
  const kept = after.map(() => -1);
  for (let b = 0, a = 0; b < before.length && a < after.length;) {
    const here = lengths[b * width + a] ?? 0;
    if (before[b] === after[a] && here === (lengths[(b + 1) * width + a + 1] ?? 0) + 1) {
      kept[a++] = b++;
    } else if (here === (lengths[(b + 1) * width + a] ?? 0)) b++;
    else a++;
  }
  return kept;
}
