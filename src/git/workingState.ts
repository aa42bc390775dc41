import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Git } from './Git';

/** All that git knows of a repository's files: a commit, and what differs from it on disk. */
export interface WorkingState {
  head: string;
  /** Hashes of files that differ, by path from the root of the repository; `null` of one that is gone. */
  files: Record<string, string | null>;
}

const MOST_FILES = 1000;
const MOST_BYTES = 5 * 1024 * 1024;

/**
 * The state of the repository at whose root git runs; `undefined` where too much differs to be told.
 * What git ignores is not looked at.
 */
export async function workingState(
  git: Git,
  signal?: AbortSignal,
): Promise<WorkingState | undefined> {
  const head = (await git.run(['rev-parse', 'HEAD'], signal)).trim();
  const lists = await Promise.all([
    git.run(['diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', 'HEAD'], signal),
    git.run(['ls-files', '-z', '--others', '--exclude-standard'], signal),
  ]);
  const paths = namesIn(lists.join(''));
  if (paths.length > MOST_FILES) return undefined;
  const files: WorkingState['files'] = {};
  for (const name of paths) {
    const hash = await hashOfFile(path.join(git.folder, name));
    if (hash === undefined) return undefined;
    files[name] = hash;
  }
  return { head, files };
}

/** Paths of files that differ between two commits. */
export async function pathsBetween(git: Git, from: string, to: string): Promise<string[]> {
  if (from === to) return [];
  return namesIn(
    await git.run(['diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', from, to]),
  );
}

/** A hash of a text, line ends aside; `null` of none. */
export function hashOfText(text: string | undefined): string | null {
  if (text === undefined) return null;
  return createHash('sha256').update(text.replace(/\r\n/g, '\n')).digest('hex');
}

async function hashOfFile(file: string): Promise<string | null | undefined> {
  try {
    const found = await stat(file);
    if (!found.isFile() || found.size > MOST_BYTES) return undefined;
    return hashOfText(await readFile(file, 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

function namesIn(output: string): string[] {
  return [...new Set(output.split('\0').filter(Boolean))];
}
