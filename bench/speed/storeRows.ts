import { openSync, writeSync, fdatasyncSync, closeSync, readFileSync, readdirSync } from 'node:fs';
import initSqlJs from 'sql.js';
import type { LearningStore } from '../../src/store/LearningStore';
import { encodeLine } from '../../src/store/journal/eventLine';
import { FOLD_VERSION } from '../../src/store/tables/schema';
import { outcome, uuidOf } from '../../test/support/facts';
import { inTemporaryFolder, openStore } from '../torture/workshop';
import { patternContents, patternName, usedContents, writeLibrary } from './libraries';
import { compare, type Compared } from './measure';
import { type Growth, ratioRow, rowOf, type Row } from './report';

const PATTERNS_PER_PROJECT = 50;
const CLOCK = '001767225600000-000000';

export interface StoreSizes {
  /** Patterns, the smallest library first. */
  patterns: number[];
  /** Events, the shortest history first. */
  events: number[];
  rounds: number;
}

/** Recording, opening and rebuilding, and how they grow. */
export async function storeRows(
  { patterns, events, rounds }: StoreSizes,
  growth: Growth,
): Promise<Row[]> {
  const rows: Row[] = [];
  const [few = 100] = patterns;
  const many = patterns.at(-1) ?? few;
  await withLibraries(patterns, async (stores) => {
    const [small, large] = [stores.get(few), stores.get(many)];
    if (!small || !large) throw new Error('A library is missing.');
    let turn = 0;
    const record = (store: LearningStore, size: number) =>
      store.record([outcome(patternName((turn += 7) % size), true)]);
    const grown = await compare(
      () => record(large, many),
      () => record(small, few),
      rounds * 40,
    );
    rows.push(rowOf('durable command', `the same with ${few} patterns`, many, grown, ['≤', 1.5]));
    const synced = await syncedAppends(record, large, many, rounds * 40);
    rows.push(
      rowOf('durable command', 'a synced append of the same bytes', many, synced, ['≤', 2]),
    );
    for (const [size, store] of stores) {
      const times = await compare(
        () => record(store, size),
        () => record(small, few),
        rounds * 10,
      );
      growth.add('durable command', size, times.work, times.against);
    }
  });
  rows.push(...(await openingRows(patterns, rounds, growth)));
  rows.push(...(await rebuildRows(events, rounds, growth)));
  return rows;
}

async function withLibraries(
  sizes: readonly number[],
  work: (stores: Map<number, LearningStore>) => Promise<void>,
): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    const stores = new Map<number, LearningStore>();
    for (const size of sizes) {
      writeLibrary(`${folder}/${size}`, contentsOf(size));
      stores.set(size, await openStore(`${folder}/${size}`));
    }
    try {
      await work(stores);
    } finally {
      for (const store of stores.values()) await store.close();
    }
  });
}

function contentsOf(patterns: number) {
  return patternContents(patterns, Math.max(2, Math.floor(patterns / PATTERNS_PER_PROJECT)));
}

/** The least that a durable command must do: its bytes at the end of a file, and on disk. */
async function syncedAppends(
  record: (store: LearningStore, size: number) => Promise<void>,
  store: LearningStore,
  size: number,
  rounds: number,
): Promise<Compared> {
  return inTemporaryFolder(async (folder) => {
    const facts = [{ ...outcome(patternName(0), true), clock: CLOCK }];
    const line = Buffer.from(`${encodeLine(uuidOf('journal'), 1, facts)}\n`);
    const file = openSync(`${folder}/journal`, 'a');
    try {
      return await compare(
        () => record(store, size),
        () => {
          writeSync(file, line);
          fdatasyncSync(file);
        },
        rounds,
      );
    } finally {
      closeSync(file);
    }
  });
}

async function openingRows(
  sizes: readonly number[],
  rounds: number,
  growth: Growth,
): Promise<Row[]> {
  const sqlJs = await initSqlJs();
  const rows: Row[] = [];
  for (const size of sizes) {
    await inTemporaryFolder(async (folder) => {
      const [library, storage] = [`${folder}/library`, `${folder}/storage`];
      writeLibrary(library, contentsOf(size));
      const first = await openStore(library, { snapshotFolder: storage });
      await first.saveSnapshot();
      await first.close();
      const snapshot = `${storage}/learning.v${FOLD_VERSION}.sqlite`;
      const times = await compare(
        async () => (await openStore(library, { snapshotFolder: storage })).close(),
        () => {
          const database = new sqlJs.Database(readFileSync(snapshot));
          database.exec('SELECT count(*) FROM meta');
          database.close();
        },
        rounds,
        true,
      );
      const row = rowOf('open', 'the same bytes into sql.js', size, times, ['≤', 1.3]);
      growth.add('open', size, times.work);
      if (size === sizes.at(-1)) rows.push(row, await memoryRow(library, storage, size));
    });
  }
  return rows;
}

/** Resident memory of a process that opens the library, over one that opens an empty one. */
async function memoryRow(library: string, storage: string, size: number): Promise<Row> {
  const { execFileSync } = await import('node:child_process');
  const { programOf } = await import('./memory');
  const resident = (...folders: string[]) =>
    Number(execFileSync(process.execPath, ['--expose-gc', programOf(), ...folders]));
  const grown = resident(library, storage) - resident(`${library}-empty`, `${storage}-empty`);
  const bytes = readFileSync(`${storage}/learning.v${FOLD_VERSION}.sqlite`).length;
  return ratioRow('memory over an empty library', 'the snapshot', size, grown / bytes, ['≤', 3]);
}

async function rebuildRows(
  sizes: readonly number[],
  rounds: number,
  growth: Growth,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const events of sizes) {
    const times = await inTemporaryFolder((folder) => rebuildTimes(folder, events, rounds));
    growth.add('rebuild', events, times.work);
    const row = rowOf('rebuild', 'parsing the same lines as JSON', events, times, ['≤', 10]);
    if (events === sizes.at(-1)) rows.push(row);
  }
  return rows;
}

function rebuildTimes(folder: string, events: number, rounds: number): Promise<Compared> {
  writeLibrary(folder, usedContents(events));
  return compare(
    async () => (await openStore(folder)).close(),
    () => {
      for (const name of readdirSync(`${folder}/journals`)) {
        const text = readFileSync(`${folder}/journals/${name}`, 'utf8');
        for (const line of text.split('\n')) if (line !== '') JSON.parse(line);
      }
    },
    rounds,
    true,
  );
}
