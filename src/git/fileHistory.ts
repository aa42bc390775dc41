import { type Git, GitError } from './Git';

export interface TouchingCommit {
  sha: string;
  title: string;
}

const MOST_COMMITS = 200;

/**
 * The commits since a time that touch files, the newest first, of what is checked out, or with `all` of
 * all branches, tags and the newest stash.
 * @param paths relative to the folder of git, with `/`
 * @param since milliseconds since 1970
 */
export async function commitsTouching(
  git: Git,
  paths: readonly string[],
  since: number,
  { all = false, signal }: { all?: boolean; signal?: AbortSignal } = {},
): Promise<TouchingCommit[]> {
  const from = new Date(since).toISOString();
  const output = await git.run(
    [
      ...['--literal-pathspecs', 'log', `--max-count=${MOST_COMMITS}`, '--format=%H %s'],
      ...[`--since=${from}`, ...(all ? ['--all'] : []), '--', ...paths],
    ],
    signal,
  );
  return output
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [sha = ''] = line.split(' ', 1);
      return { sha, title: line.slice(sha.length + 1) };
    });
}

/** How many files a commit changes beside its first parent. */
export async function filesChangedBy(git: Git, sha: string): Promise<string[]> {
  const output = await git.run([
    ...['show', '--format=', '--name-only', '--no-renames', '--first-parent', '-z', '--relative'],
    sha,
  ]);
  return output.split('\0').filter(Boolean);
}

/** A file's text at a commit; `undefined` where it has none. */
export async function textAt(git: Git, commit: string, path: string): Promise<string | undefined> {
  try {
    return await git.run(['cat-file', 'blob', `${commit}:./${path}`]);
  } catch (error) {
    if (error instanceof GitError && error.code === 'GitFailed') return undefined;
    throw error;
  }
}
