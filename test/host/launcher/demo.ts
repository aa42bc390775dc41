import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Lesson } from './lesson';
import { repoRoot } from './repoRoot';

/** The demo's two repositories, and the change of the first that the second still lacks. */
export interface Demo {
  /** Folder of the repository with the change. */
  learned: string;
  /** Folder of the repository that has the same weakness. */
  target: string;
  lesson: Lesson;
}

/**
 * Makes the demo's repositories, with the same commits each time.
 * @param folder an existing empty folder for them.
 */
export async function createDemo(folder: string): Promise<Demo> {
  const learned = repositoryFrom('orders', folder);
  const target = repositoryFrom('shipping', folder);
  const commit = git(learned, ['log', '--format=%H', '--grep=^fix: do not wait', '-1']).trim();
  const lesson: Lesson = { commit, name: 'Time out when another service hangs', type: 'bug_fix' };
  return Promise.resolve({ learned, target, lesson });
}

/** A repository whose commits are the fixture's folders in their order, each laid over the last. */
function repositoryFrom(fixture: string, folder: string): string {
  const source = path.join(repoRoot(), 'test', 'fixtures', 'demo', fixture);
  const repository = path.join(folder, fixture);
  mkdirSync(repository);
  git(repository, ['init', '--quiet', '--initial-branch=main']);
  git(repository, ['remote', 'add', 'origin', `https://example.com/acme/${fixture}.git`]);
  for (const [index, step] of readdirSync(source).sort().entries()) {
    const overlay = path.join(source, step);
    cpSync(overlay, repository, {
      recursive: true,
      filter: (file) => file !== path.join(overlay, 'MESSAGE'),
    });
    const message = readFileSync(path.join(overlay, 'MESSAGE'), 'utf8');
    const date = new Date(Date.UTC(2025, 0, 13 + index, 9)).toISOString();
    git(repository, ['add', '--all']);
    git(repository, ['commit', '--quiet', '--message', message], {
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_DATE: date,
    });
  }
  return repository;
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
