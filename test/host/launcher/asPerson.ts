import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/** What lets root pass over the permissions of files, which a person’s programs may not. */
const RIGHTS = '-dac_override,-dac_read_search';

/**
 * The command line that runs a program without the rights of root over files that forbid it, so that
 * permissions bind tests that run as root as they bind a person; the program itself for anybody else.
 */
export function asPerson(program: string): string[] {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return [program];
  const setpriv = onPath('setpriv');
  if (!setpriv) throw new Error('As root, the tests need setpriv of util-linux.');
  return [setpriv, '--bounding-set', RIGHTS, '--inh-caps', '-all', program];
}

function onPath(name: string): string | undefined {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return folders.map((folder) => path.join(folder, name)).find(isExecutable);
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
