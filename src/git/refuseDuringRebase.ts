import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { findRepository } from './findRepository';
import { type Git, GitError } from './Git';

/**
 * Passes where the checked-out commits are those of a branch; while a rebase is under way they are
 * what it has come to so far.
 * @throws GitError
 */
export async function refuseDuringRebase({ folder }: Git): Promise<void> {
  const repository = await findRepository(await realpath(folder));
  if (!repository) return;
  const has = (...names: string[]) => exists(path.join(repository.gitFolder, ...names));
  // Patches that are applied from mails lie in the same folder.
  const isUnderWay =
    (await has('rebase-merge')) ||
    ((await has('rebase-apply')) && !(await has('rebase-apply', 'applying')));
  if (!isUnderWay) return;
  throw new GitError(
    'RebaseUnderWay',
    'A rebase is under way, and the history is not what it will be. Finish it or give it up, and mine again.',
  );
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}
