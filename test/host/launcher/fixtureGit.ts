import { execFileSync } from 'node:child_process';

/** Makes the folder a repository on the branch main, with that address as its origin. */
export function initRepository(folder: string, origin: string): void {
  git(folder, ['init', '--quiet', '--initial-branch=main']);
  git(folder, ['remote', 'add', 'origin', origin]);
}

/**
 * Commits everything in the folder; the same content, message and date give the same commit.
 * @returns the commit's hash.
 */
export function commitAll(folder: string, message: string, date: Date): string {
  git(folder, ['add', '--all']);
  git(folder, ['commit', '--quiet', '--message', message], {
    GIT_AUTHOR_DATE: date.toISOString(),
    GIT_COMMITTER_DATE: date.toISOString(),
  });
  return git(folder, ['rev-parse', 'HEAD']).trim();
}

/** Git without the user's own configuration, which may sign commits or run hooks. */
function git(folder: string, args: string[], env: Record<string, string> = {}): string {
  return execFileSync('git', args, {
    cwd: folder,
    encoding: 'utf8',
    env: {
      ...process.env,
      GIT_CONFIG_GLOBAL: process.platform === 'win32' ? 'NUL' : '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'Robin Example',
      GIT_AUTHOR_EMAIL: 'robin@example.com',
      GIT_COMMITTER_NAME: 'Robin Example',
      GIT_COMMITTER_EMAIL: 'robin@example.com',
      ...env,
    },
  });
}
