import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { canonicalRepoUrl } from '../core/identity';
import type { ProjectIdentity } from '../core/projects';

/**
 * What a folder's project is known by, from files alone, so that it works in an untrusted
 * workspace and without git: the address of its remote (`origin`, else the first) and the path
 * below the repository's root. Without a remote or a repository it is the folder itself.
 */
export async function identityOf(folder: string): Promise<ProjectIdentity> {
  const real = await realpath(folder);
  const root = await findRoot(real);
  const remote = root && (await remoteOf(root.gitFolder));
  if (!root || !remote) {
    return { repoUrl: pathToFileURL(real).href, subPath: '', name: path.basename(real) };
  }
  const repoUrl = canonicalRepoUrl(remote);
  const subPath = path.relative(root.folder, real).split(path.sep).join('/');
  return { repoUrl, subPath, name: [nameOf(repoUrl), subPath].filter(Boolean).join('/') };
}

interface RepositoryRoot {
  folder: string;
  /** Where `config` lies; of a linked worktree that of the main one. */
  gitFolder: string;
}

async function findRoot(folder: string): Promise<RepositoryRoot | undefined> {
  const dotGit = path.join(folder, '.git');
  const info = await stat(dotGit).catch(() => undefined);
  if (info?.isDirectory()) return { folder, gitFolder: dotGit };
  if (info?.isFile()) return { folder, gitFolder: await linkedGitFolder(folder, dotGit) };
  const parent = path.dirname(folder);
  return parent === folder ? undefined : findRoot(parent);
}

/** A `.git` file names the git folder; `commondir` in there names the one with the configuration. */
async function linkedGitFolder(folder: string, dotGit: string): Promise<string> {
  const named = /^gitdir:\s*(.+)$/m.exec(await readText(dotGit))?.[1]?.trim() ?? '.git';
  const gitFolder = path.resolve(folder, named);
  const common = (await readText(path.join(gitFolder, 'commondir'))).trim();
  return common === '' ? gitFolder : path.resolve(gitFolder, common);
}

async function remoteOf(gitFolder: string): Promise<string | undefined> {
  const config = await readText(path.join(gitFolder, 'config'));
  const remotes = new Map<string, string>();
  let section: string | undefined;
  for (const line of config.split(/\r?\n/)) {
    const header = /^\s*\[(.+)\]\s*$/.exec(line)?.[1];
    if (header !== undefined) section = /^remote\s+"(.*)"$/.exec(header)?.[1];
    const url = /^\s*url\s*=\s*(.+?)\s*$/.exec(line)?.[1];
    if (section !== undefined && url !== undefined && !remotes.has(section)) {
      remotes.set(section, url.replace(/^"(.*)"$/, '$1'));
    }
  }
  return remotes.get('origin') ?? remotes.values().next().value;
}

function nameOf(repoUrl: string): string {
  const segments = repoUrl.replace(/\\/g, '/').split('/').filter(Boolean);
  return segments.slice(-2).join('/');
}

async function readText(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
}
