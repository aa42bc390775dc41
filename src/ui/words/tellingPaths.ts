/**
 * Each path with as few of its last parts as tell it from the others: `page.tsx` alone, and
 * `orders/page.tsx` where there is also a `users/page.tsx`.
 * @param paths with `/`; the same one may come several times
 */
export function tellingPaths(paths: Iterable<string>): Map<string, string> {
  const told = new Map<string, string>();
  let untold = [...new Set(paths)];
  for (let parts = 1; untold.length > 0; parts += 1) {
    const bySuffix = new Map<string, string[]>();
    for (const path of untold) {
      const suffix = path.split('/').slice(-parts).join('/');
      bySuffix.set(suffix, [...(bySuffix.get(suffix) ?? []), path]);
    }
    untold = [];
    for (const [suffix, same] of bySuffix) {
      if (same.length === 1) told.set(same[0]!, suffix);
      else untold.push(...same.filter((path) => path !== suffix));
      if (same.length > 1 && same.includes(suffix)) told.set(suffix, suffix);
    }
  }
  return told;
}
