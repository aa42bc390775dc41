/** Whether a version such as `3.9` comes before another one such as `3.10`. */
export function isOlder(version: string, than: string): boolean {
  const [left, right] = [version, than].map((each) => each.split('.').map(Number));
  for (const [at, part] of right!.entries()) {
    const own = left![at] ?? 0;
    if (own !== part) return own < part;
  }
  return false;
}
