import { setTimeout as wait } from 'node:timers/promises';
import type { Disk } from './Disk';
import type { Log } from './Log';

/** A journal that is about to be removed; what a crash leaves of them is brought back. */
export const DONE_SUFFIX = '.done';
/** A writer that finds its journal gone cuts off what it appended, long before this is over. */
const CUT_OFF_WITHIN_MS = 250;

/**
 * Removes a journal whose content is kept elsewhere or not wanted, unless its writer appended
 * meanwhile: then it stays. An append that has not been acknowledged finds the journal gone, is cut
 * off and written to another one.
 * @param size bytes of the content that was looked at
 * @returns whether it was removed; what the disk refuses is logged
 */
export async function removeUnchanged(
  disk: Disk,
  path: string,
  size: number,
  log: Log,
): Promise<boolean> {
  const done = `${path}${DONE_SUFFIX}`;
  try {
    await disk.rename(path, done);
    if ((await disk.stat(done))?.size !== size) {
      await wait(CUT_OFF_WITHIN_MS);
      await disk.rename(done, path);
      return false;
    }
    await disk.remove(done);
    return true;
  } catch (error) {
    log('warn', `${path} could not be removed`, error);
    return false;
  }
}
