import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { readSmall } from './readSmall';

/** A repository as its files show it, found without git. */
export interface Repository {
  /** The root of the working tree. */
  folder: string;
  /** Where git keeps what is of this working tree alone. */
  gitFolder: string;
  /** Where git keeps what all linked working trees have in common, such as `config`. */
  commonFolder: string;
}

/**
 * The repository in which a folder lies: a linked worktree or a submodule is one of its own.
 * @param folder without symbolic links, as git sees it
 */
export async function findRepository(folder: string): Promise<Repository | undefined> {
  const gitFolder = await gitFolderIn(folder);
  if (gitFolder !== undefined) {
    const common = (await readSmall(path.join(gitFolder, 'commondir'))).trim();
    return { folder, gitFolder, commonFolder: path.resolve(gitFolder, common) };
  }
  const parent = path.dirname(folder);
  return parent === folder ? undefined : findRepository(parent);
}

/** Whether a folder is the root of a repository's working tree. */
export async function isRepository(folder: string): Promise<boolean> {
  return (await gitFolderIn(folder)) !== undefined;
}

/** Of linked worktrees and submodules `.git` is a file that names the folder. */
async function gitFolderIn(folder: string): Promise<string | undefined> {
  const dotGit = path.join(folder, '.git');
  const info = await lstat(dotGit).catch(() => undefined);
  if (info?.isFile()) {
    const named = /^gitdir:[ \t]*(.+)$/m.exec(await readSmall(dotGit))?.[1]?.trim();
    return named && path.resolve(folder, named);
  }
  if (!info) return undefined;
  const names = await readdir(dotGit).catch(() => []);
  return names.length > 0 ? dotGit : undefined;
}
