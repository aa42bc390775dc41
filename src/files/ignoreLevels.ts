import { realpath } from 'node:fs/promises';
import path from 'node:path';
import type { Ignore } from 'ignore';
import { findRepository, type Repository } from '../git/findRepository';
import { lastValue, pathInConfig, personalFolder, readGitConfig } from '../git/gitConfig';
import { readSmall } from '../git/readSmall';
import { ignoreRules } from './ignoreRules';

/** Patterns and the folder that they are relative to, with a trailing `/`. */
export interface IgnoreLevel {
  /** Relative to the root; `^` and the way from there down to the root for one above it. */
  folder: string;
  matcher: Ignore;
}

/** What holds in a folder because of what lies around it. */
export interface Surroundings {
  levels: IgnoreLevel[];
  /** Whether it lies in a repository, for which other repositories within are none of its files. */
  isInRepository: boolean;
}

/**
 * What is ignored from outside a folder, the weakest first: the given patterns, what the person
 * ignores in all repositories, the repository's `info/exclude`, and the `.gitignore` of each folder
 * between the repository's root and this one. Without a repository around it, what lies above the
 * folder has no say.
 */
export async function surroundingsOf(
  root: string,
  excludedGlobs: readonly string[],
): Promise<Surroundings> {
  const levels = levelOf('', excludedGlobs.join('\n'));
  const real = await realpath(root).catch(() => root);
  const repository = await findRepository(real);
  if (!repository) return { levels, isInRepository: false };
  const names = path.relative(repository.folder, real).split(path.sep).filter(Boolean);
  const down = (from: number) =>
    `^${names
      .slice(from)
      .map((name) => `${name}/`)
      .join('')}`;
  for (const file of [
    await personalExcludes(repository),
    path.join(repository.commonFolder, 'info', 'exclude'),
  ]) {
    levels.push(...levelOf(down(0), await readSmall(file)));
  }
  for (const depth of names.keys()) {
    const folder = path.join(repository.folder, ...names.slice(0, depth));
    levels.push(...levelOf(down(depth), await readSmall(path.join(folder, '.gitignore'))));
  }
  return { levels, isInRepository: true };
}

/** The patterns of a text, relative to a folder; none for an empty one. */
export function levelOf(folder: string, patterns: string | undefined): IgnoreLevel[] {
  return patterns ? [{ folder, matcher: ignoreRules(patterns) }] : [];
}

/** The deepest level that says anything of a path decides. */
export function isIgnored(file: string, levels: readonly IgnoreLevel[]): boolean {
  let ignored = false;
  for (const { folder, matcher } of levels) {
    const relative = folder.startsWith('^') ? folder.slice(1) + file : file.slice(folder.length);
    if (!relative) continue;
    const { ignored: yes, unignored: no } = matcher.test(relative);
    if (yes) ignored = true;
    else if (no) ignored = false;
  }
  return ignored;
}

/** The file in which a person names what to ignore in all repositories. */
async function personalExcludes(repository: Repository): Promise<string> {
  const named = lastValue(await readGitConfig(repository), 'core.excludesfile');
  if (named !== undefined) return pathInConfig(named, repository.folder);
  return path.join(personalFolder(), 'ignore');
}
