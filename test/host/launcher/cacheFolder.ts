import os from 'node:os';
import path from 'node:path';

/** Where this project keeps what it downloads for its tests, so that a fresh clone need not. */
export function cacheFolder(): string {
  const base = process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache');
  return path.join(base, 'cross-project-learning');
}
