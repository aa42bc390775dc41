import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { canonicalRepoUrl } from '../core/identity';
import type { ProjectIdentity } from '../core/projects';
import { findRepository } from './findRepository';
import { readGitConfig, type GitConfig } from './gitConfig';

/**
 * What a folder's project is known by, from files alone, so that it works in an untrusted
 * workspace and without git: the address of its remote (`origin`, else the first) and the path
 * below the repository's root. Without a remote or a repository it is the folder itself.
 */
export async function identityOf(folder: string): Promise<ProjectIdentity> {
  const real = await realpath(folder);
  const repository = await findRepository(real);
  const remote = repository && remoteIn(await readGitConfig(repository));
  if (!repository || !remote) {
    return { repoUrl: pathToFileURL(real).href, subPath: '', name: path.basename(real) };
  }
  const repoUrl = canonicalRepoUrl(remote);
  const subPath = path.relative(repository.folder, real).split(path.sep).join('/');
  return { repoUrl, subPath, name: [nameOf(repoUrl), subPath].filter(Boolean).join('/') };
}

function remoteIn(config: GitConfig): string | undefined {
  const remotes = new Map<string, string>();
  for (const [name, value] of config) {
    const remote = /^remote\.([^]+)\.url$/.exec(name)?.[1];
    if (remote !== undefined && value !== '' && !remotes.has(remote)) remotes.set(remote, value);
  }
  const address = remotes.get('origin') ?? remotes.values().next().value;
  return address && writtenOut(address, config);
}

/** An address whose beginning is a person's abbreviation, with what it stands for. */
function writtenOut(address: string, config: GitConfig): string {
  let longest: { abbreviation: string; base: string } | undefined;
  for (const [name, abbreviation] of config) {
    const base = /^url\.([^]+)\.insteadof$/.exec(name)?.[1];
    if (base === undefined || !address.startsWith(abbreviation)) continue;
    if (abbreviation.length > (longest?.abbreviation.length ?? -1))
      longest = { abbreviation, base };
  }
  return longest ? longest.base + address.slice(longest.abbreviation.length) : address;
}

function nameOf(repoUrl: string): string {
  const segments = repoUrl.replace(/\\/g, '/').split('/').filter(Boolean);
  return segments.slice(-2).join('/');
}
