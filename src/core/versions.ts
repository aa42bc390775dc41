/**
 * Whether a version such as `3.9` comes before another one such as `3.10`. A word, such as `latest`,
 * comes before none.
 */
export function isOlder(version: string, than: string): boolean {
  const parts = version.split('.').map(Number);
  for (const [at, other] of than.split('.').map(Number).entries()) {
    const own = parts[at] ?? 0;
    if (own !== other) return own < other;
  }
  return false;
}
