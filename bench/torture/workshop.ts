import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import initSqlJs from 'sql.js';
import type { Disk } from '../../src/store/disk/Disk';
import { LearningStore } from '../../src/store/LearningStore';
import { NodeDisk } from '../../src/store/disk/NodeDisk';
import type { StoreOptions } from '../../src/store/StoreOptions';

const sqlJs = initSqlJs();

/** Opens the real store; on the machine's disk and by its clock if not said otherwise. */
export async function openStore(
  libraryFolder: string,
  change: Partial<StoreOptions> & { disk?: Disk } = {},
): Promise<LearningStore> {
  return LearningStore.open({
    disk: new NodeDisk(),
    libraryFolder,
    clock: { now: () => Date.now() },
    sqlJs: await sqlJs,
    log: () => undefined,
    ...change,
  });
}

/** Gives work a temporary folder and deletes it afterwards. */
export async function inTemporaryFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'cpl-torture-'));
  try {
    return await work(folder.split(path.sep).join('/'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a store knows, whichever files it was read from. */
export function tablesOf(store: LearningStore): string {
  return JSON.stringify({ ...store.dump(), marks: undefined });
}

/** The bundled program of a file in this folder. */
export function programOf(name: string): string {
  return path.resolve('out/bench/torture', `${name}.js`);
}

/** Random numbers that a seed repeats, 0..1 (xorshift, Marsaglia 2003). */
export function randomOf(seed: number): () => number {
  let state = seed | 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}
