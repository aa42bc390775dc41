import { commitsTouching, textAt } from '../../git/fileHistory';
import type { Git } from '../../git/Git';
import { type FileHistory, withLf } from './takenBack';

/** Git counts in seconds, and a commit may be made in the very second of an application. */
const SECOND_MS = 1000;

/**
 * What git tells of files since a time.
 * @param since milliseconds since 1970
 * @param textOf a file as it lies on disk
 */
export function gitHistory(
  git: Git,
  since: number,
  textOf: (path: string) => Promise<string | undefined>,
  signal: AbortSignal,
): FileHistory {
  const from = since - SECOND_MS;
  return {
    commits: (path) => commitsTouching(git, [path], from, { signal }),
    allCommits: (path) => commitsTouching(git, [path], from, { all: true, signal }),
    textAt: async (commit, path) => normalised(await textAt(git, commit, path)),
    now: async (path) => normalised(await textOf(path)),
  };
}

function normalised(text: string | undefined): string | undefined {
  return text === undefined ? undefined : withLf(text);
}
