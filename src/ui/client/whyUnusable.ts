import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * Why nothing could be kept in a folder, which need not be there yet; `undefined` when it could.
 * Makes nothing.
 * @param folder absolute path
 */
export async function whyUnusable(folder: string): Promise<string | undefined> {
  try {
    if (!(await stat(folder)).isDirectory()) return `ENOTDIR: not a directory, '${folder}'`;
    await access(folder, constants.W_OK | constants.X_OK);
    return undefined;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const parent = path.dirname(folder);
    return code === 'ENOENT' && parent !== folder ? whyUnusable(parent) : message;
  }
}
