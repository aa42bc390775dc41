import type { Git } from '../../git/Git';

const RECORD = '\x1e';
const FIELD = '\x1f';

/**
 * Of the last commits those that revert another one, and those that were reverted by one that was
 * not reverted itself. Runs git once.
 */
export async function revertedCommits(
  git: Git,
  limit: number,
  signal: AbortSignal,
): Promise<{ has: (sha: string) => boolean }> {
  const options = [`--max-count=${limit}`, '--no-merges', '--grep=^This reverts commit'];
  const output = await git.run(['log', ...options, '--format=%x1e%H%x1f%b'], signal);
  const messages = output.split(RECORD).slice(1);
  return revertedIn(
    messages.map((record) => {
      const [sha = '', body = ''] = record.split(FIELD);
      return { sha, body };
    }),
  );
}

/** @param reverting commits that revert others, newest first */
export function revertedIn(reverting: readonly { sha: string; body: string }[]): {
  has: (sha: string) => boolean;
} {
  const out = new Set<string>();
  const prefixes: string[] = [];
  const isOut = (sha: string) => out.has(sha) || prefixes.some((prefix) => sha.startsWith(prefix));
  for (const { sha, body } of reverting) {
    const undone = isOut(sha);
    out.add(sha);
    if (undone) continue;
    for (const [, name] of body.matchAll(/\bThis reverts commits? ([0-9a-f]{7,64})\b/g)) {
      prefixes.push(name!);
    }
  }
  return { has: isOut };
}
