import { spawn } from 'node:child_process';
import { readdir, utimes } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { foldPatterns } from '../../src/core/foldPatterns';
import type { LearningStore } from '../../src/store/LearningStore';
import { decodeLine } from '../../src/store/journal/eventLine';
import { NodeDisk } from '../../src/store/disk/NodeDisk';
import { readLines } from '../../src/store/journal/readLines';
import { idOf, learned, templateText } from '../../test/support/facts';
import { inTemporaryFolder, openStore, programOf, randomOf, tablesOf } from './workshop';

const VICTIMS = 4;
const BATCHES_PER_LIBRARY = 30;
const COMPARED_EVERY = 5;
const LONGEST_LIFE_MS = 250;
/** Of the victims: those that may open the library first. The others may die while they do. */
const OPENED_SHARE = 0.75;
const HOUR_S = 3600;
const OPENED = /phase (?!open|rebuild)/;

export interface KillReport {
  kills: number;
  acknowledged: number;
  /** Acknowledged facts that are not there. */
  lost: number;
  /** Facts that are there more than once. */
  duplicated: number;
  /** Times that tables differed: polled, rebuilt, restored from a victim's snapshot, or folded by the core. */
  diverged: number;
  /** What victims were doing when they were killed. */
  phases: Record<string, number>;
}

/** Kills processes at random instants while they use a library, and looks at what is left. */
export async function killProcesses(kills: number, seed: number): Promise<KillReport> {
  const report: KillReport = {
    ...{ kills: 0, acknowledged: 0, lost: 0, duplicated: 0, diverged: 0 },
    phases: {},
  };
  const random = randomOf(seed);
  while (report.kills < kills) {
    await inTemporaryFolder(async (folder) => {
      const library = `${folder}/library`;
      const watcher = await openStore(library);
      try {
        for (let batch = 0; batch < BATCHES_PER_LIBRARY && report.kills < kills; batch += 1) {
          await killBatch(folder, watcher, batch, random, report);
          const last = batch === BATCHES_PER_LIBRARY - 1 || report.kills >= kills;
          if (last || batch % COMPARED_EVERY === 0) await compare(folder, watcher, batch, report);
        }
      } finally {
        await watcher.close();
      }
    });
  }
  return report;
}

async function killBatch(
  folder: string,
  watcher: LearningStore,
  batch: number,
  random: () => number,
  report: KillReport,
): Promise<void> {
  await watcher.putCode(templateText(`shared b${batch}x`));
  await watcher.record([learned(`shared b${batch}x`)]);
  const outputs = await Promise.all(
    Array.from({ length: VICTIMS }, (_, victim) =>
      lifeOf(
        [
          `${folder}/library`,
          `${folder}/storage${victim}`,
          `b${batch}xv${victim}`,
          String(Math.floor(random() * 1e9)),
        ],
        random() < OPENED_SHARE ? OPENED : /./,
        random() * LONGEST_LIFE_MS,
      ),
    ),
  );
  await letAnHourPass(`${folder}/library`);
  await watcher.poll();
  for (const lines of outputs) {
    report.kills += 1;
    const phase = lines.findLast((line) => line.startsWith('phase '))?.slice(6) ?? 'start';
    report.phases[phase] = (report.phases[phase] ?? 0) + 1;
    for (const line of lines) {
      if (!line.startsWith('ack ')) continue;
      report.acknowledged += 1;
      if (!(await watcher.patterns.get(idOf(line.slice(4))))) report.lost += 1;
    }
  }
  const shared = await watcher.patterns.get(idOf(`shared b${batch}x`));
  const learnt = await watcher.patterns.list({ text: `b${batch}xv` }, { limit: 1000 });
  const counted = shared?.successCount ?? 0;
  // A command is there whole or not at all, and once.
  report.duplicated += Math.abs(counted - learnt.items.length);
}

/** What a process said until it was killed, so many milliseconds after certain words. */
function lifeOf(args: string[], words: RegExp, life: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [programOf('victim'), ...args]);
    let output = '';
    let errors = '';
    let timer: NodeJS.Timeout | undefined;
    child.stdout.on('data', (data: Buffer) => {
      output += data.toString();
      if (words.test(output)) timer ??= setTimeout(() => child.kill('SIGKILL'), life);
    });
    child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
    child.on('error', reject);
    child.on('close', (_, signal) => {
      if (signal === 'SIGKILL') resolve(output.split('\n').slice(0, -1));
      else reject(new Error(`A victim ended by itself: ${errors}`));
    });
  });
}

/** Locks and half-removed journals of the dead look as they will in an hour. */
async function letAnHourPass(library: string): Promise<void> {
  for (const folder of [`${library}/archives`, `${library}/journals`]) {
    for (const name of await readdir(folder).catch(() => [])) {
      if (name !== 'lock' && !name.endsWith('.done')) continue;
      const then = Date.now() / 1000 - HOUR_S;
      await utimes(`${folder}/${name}`, then, then);
    }
  }
  await wait(1);
}

/** The watcher has polled all the time; others know the same who rebuild or start from a snapshot. */
async function compare(
  folder: string,
  watcher: LearningStore,
  batch: number,
  report: KillReport,
): Promise<void> {
  const library = `${folder}/library`;
  const expected = tablesOf(watcher);
  for (const storage of [undefined, 0, 1]) {
    const snapshotFolder = storage === undefined ? undefined : `${folder}/storage${storage}`;
    const store = await openStore(library, { snapshotFolder });
    if (tablesOf(store) !== expected) report.diverged += 1;
    await store.close();
  }
  const id = idOf(`shared b${batch}x`);
  const { patterns } = foldPatterns(await eventsOf(library, id));
  const shared = await watcher.patterns.get(id);
  if (patterns.get(id)?.successCount !== shared?.successCount) report.diverged += 1;
}

/** All events about a pattern, read from the files, each once. */
async function eventsOf(library: string, patternId: string) {
  const disk = new NodeDisk();
  const events = new Map<string, NonNullable<ReturnType<typeof decodeLine>>['events'][number]>();
  for (const folder of ['journals', 'archives']) {
    for (const { name } of await disk.list(`${library}/${folder}`)) {
      if (!name.endsWith('.ndjson')) continue;
      for await (const { lines } of readLines(disk, `${library}/${folder}/${name}`, 0)) {
        for (const event of lines.flatMap((line) => decodeLine(line ?? '')?.events ?? [])) {
          if (!('patternId' in event.body) || event.body.patternId !== patternId) continue;
          events.set(`${event.journal}/${event.seq}`, event);
        }
      }
    }
  }
  return [...events.values()];
}
