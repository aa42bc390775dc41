import initSqlJs from 'sql.js';
import type { StoreOptions } from '../../src/store/StoreOptions';
import { LearningStore } from '../../src/store/LearningStore';
import { templateText } from './facts';
import { MemoryDisk } from './MemoryDisk';

export const LIBRARY = '/library';
export const WORKSPACE = '/workspace';
export const START = Date.UTC(2026, 0, 1);

export interface Logged {
  level: 'info' | 'warn' | 'error';
  message: string;
  error?: unknown;
}

export interface OpenStore {
  store: LearningStore;
  disk: MemoryDisk;
  logged: Logged[];
}

const sqlJs = initSqlJs();

/** A store over a disk in memory, whose clock and disk go on by a millisecond each time they are asked. */
export async function openStore(
  disk = new MemoryDisk(),
  change: Partial<StoreOptions> = {},
): Promise<OpenStore> {
  const logged: Logged[] = [];
  const store = await LearningStore.open({
    disk,
    libraryFolder: LIBRARY,
    clock: { now: () => (disk.now = Math.max(disk.now + 1, START)) },
    sqlJs: await sqlJs,
    log: (level, message, error) => logged.push({ level, message, error }),
    ...change,
  });
  return { store, disk, logged };
}

/** Stores the templates that facts of these patterns name. */
export async function putTemplates(store: LearningStore, ...names: string[]): Promise<void> {
  for (const name of names) await store.putCode(templateText(name));
}

export function journalsOn(disk: MemoryDisk): string[] {
  return [...disk.files.keys()].filter((path) => path.startsWith(`${LIBRARY}/journals/`));
}

export function blobsOn(disk: MemoryDisk): string[] {
  return [...disk.files.keys()].filter((path) => path.startsWith(`${LIBRARY}/blobs/`));
}
