import { readFile, stat } from 'node:fs/promises';

/** What people and git write into files about a repository is shorter. */
const MAX_BYTES = 1024 * 1024;

/**
 * The text of a file that a repository or its configuration names; empty for one that is missing,
 * unreadable or huge, and for what is no file, from which reading might never end.
 */
export async function readSmall(file: string): Promise<string> {
  try {
    const info = await stat(file);
    return info.isFile() && info.size <= MAX_BYTES ? await readFile(file, 'utf8') : '';
  } catch {
    // Most of these files do not exist, and git, too, goes on without one that it may not read.
    return '';
  }
}
