import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { LibraryGone, NotSaved } from '../../src/core/errors';
import { canonicalRepoUrl, projectIdOf } from '../../src/core/identity';
import type { Disk } from '../../src/store/disk/Disk';
import { lineOf } from '../../src/store/journal/eventLine';
import type { LearningStore } from '../../src/store/LearningStore';
import {
  about,
  applied,
  hashOf,
  idOf,
  learned,
  outcome,
  profiled,
  shown,
  templateText,
  uuidOf,
} from '../../test/support/facts';
import { MemoryDisk } from '../../test/support/MemoryDisk';
import { inTemporaryFolder, openStore, programOf, tablesOf } from './workshop';

const LIBRARY = '/library';
const HOUR_MS = 60 * 60 * 1000;
const AT_ONCE = { idleMs: -1, atLeast: 1, unnamedMs: 1e12 };

export interface MishapReport {
  mishaps: number;
  failed: number;
  failures: Record<string, string>;
}

/** What goes wrong on real machines, each on its own. */
export async function meetMishaps(): Promise<MishapReport> {
  const report: MishapReport = { mishaps: 0, failed: 0, failures: {} };
  for (const [name, meet] of Object.entries(MISHAPS)) {
    report.mishaps += 1;
    try {
      await meet();
    } catch (error) {
      report.failed += 1;
      report.failures[name] =
        error instanceof Error ? (error.stack ?? error.message) : String(error);
    }
  }
  return report;
}

export const MISHAPS: Readonly<Record<string, () => Promise<void>>> = {
  'the disk is full': () => refuses('ENOSPC', 7),
  'the library is read-only': () => refuses('EROFS'),
  'permission is denied': () => refuses('EACCES'),
  'the disk takes no more in the middle of a write': fullDisk,
  'the folder vanishes': vanishedFolder,
  'two clones of one repository': twoClones,
  'a slow disk': slowDisk,
  'a journal from a future version': futureJournal,
  'the clock jumps back': clockJumpsBack,
  'sleep and resume': sleepAndResume,
  'archiving while others read and write': archivingMeanwhile,
  'code that nothing names': unnamedCode,
  'purged code': purgedCode,
  'erased code': erasedCode,
};

/** Nothing is saved, the caller knows, what was known stays, and it goes on once the disk does. */
async function refuses(code: string, written?: number): Promise<void> {
  const disk = new MemoryDisk();
  const store = await openStore(LIBRARY, { disk });
  await store.record([profiled('shop')]);
  disk.fault = (operation) =>
    operation === 'truncate' || operation === 'remove' ? undefined : { code, written };
  await assert.rejects(store.record([profiled('bank')]), NotSaved);
  await assert.rejects(store.putCode('text'), NotSaved);
  assert.ok(await store.projects.get(idOf('shop')));
  assert.equal(await store.projects.get(idOf('bank')), undefined);
  disk.fault = () => undefined;
  await store.record([profiled('bakery')]);
  await assertReplica(store, disk);
  assert.equal(await store.projects.get(idOf('bank')), undefined);
  await store.close();
}

/** A process whose files may not grow beyond a bound: what it acknowledged is there. */
async function fullDisk(): Promise<void> {
  if (process.platform === 'win32') return;
  await inTemporaryFolder(async (folder) => {
    const library = `${folder}/library`;
    const command = `ulimit -f 16; exec "$0" "$@"`;
    const args = [programOf('writer'), library, `${folder}/storage`, 'w', '0', '0', '1000'];
    const run = spawnSync('sh', ['-c', command, process.execPath, ...args], { encoding: 'utf8' });
    const acknowledged = run.stdout.split('\n').filter((line) => line.startsWith('ack ')).length;
    assert.match(run.stderr, /Nothing was saved/);
    const store = await openStore(library);
    let known = 0;
    for (let target = 0; target < 100; target += 1) {
      known += (await store.suggestions.counts(idOf(`t${target}`))).suggested;
    }
    assert.ok(acknowledged > 0);
    assert.equal(known, acknowledged);
    await store.close();
  });
}

async function vanishedFolder(): Promise<void> {
  await inTemporaryFolder(async (folder) => {
    const library = `${folder}/library`;
    const store = await openStore(library, { snapshotFolder: `${folder}/storage` });
    await store.record([profiled('before')]);
    await rename(library, `${folder}/away`);
    await rm(`${folder}/storage`, { recursive: true, force: true });
    await store.poll();
    await assert.rejects(store.record([profiled('lost')]), LibraryGone);
    await assert.rejects(store.putCode('lost'), LibraryGone);
    assert.deepEqual(await readdir(folder), ['away']);
    assert.ok(await store.projects.get(idOf('before')));
    await rename(`${folder}/away`, library);
    await store.record([profiled('after')]);
    await store.saveSnapshot();
    const other = await openStore(library);
    for (const name of ['before', 'after']) assert.ok(await other.projects.get(idOf(name)));
    assert.equal(await other.projects.get(idOf('lost')), undefined);
    await other.close();
    await store.close();
  });
}

async function twoClones(): Promise<void> {
  const disk = new MemoryDisk();
  const urls = ['git@example.com:acme/shop.git', 'https://somebody:secret@example.com/acme/shop'];
  const [one, other] = urls.map((url) => projectIdOf(canonicalRepoUrl(url), ''));
  assert.ok(one);
  assert.equal(one, other);
  const [here, there] = [await openStore(LIBRARY, { disk }), await openStore(LIBRARY, { disk })];
  await Promise.all([here.record([profiled('shop')]), there.record([profiled('shop')])]);
  await Promise.all([here.poll(), there.poll()]);
  assert.equal((await here.projects.list({ limit: 10 })).items.length, 1);
  assert.equal(tablesOf(here), tablesOf(there));
  await here.close();
  await there.close();
}

async function slowDisk(): Promise<void> {
  const disk = new MemoryDisk();
  const slow = new Proxy<Disk>(disk, {
    get(target, name: keyof Disk) {
      const method = target[name].bind(target) as (...args: unknown[]) => unknown;
      if (name === 'readEach') return method;
      return async (...args: unknown[]) => {
        await wait(3);
        return method(...args);
      };
    },
  });
  const [here, there] = [
    await openStore(LIBRARY, { disk: slow, snapshotFolder: '/here' }),
    await openStore(LIBRARY, { disk: slow }),
  ];
  const work: Promise<unknown>[] = [];
  for (let number = 0; number < 20; number += 1) {
    work.push(here.record([outcome('p', true)]), there.record([outcome('p', false)]));
    work.push(here.poll(), there.poll(), here.saveSnapshot());
  }
  work.push(here.record([learned('p')]), there.record([profiled('shop')]));
  await Promise.all(work);
  await Promise.all([here.poll(), there.poll()]);
  assert.equal(tablesOf(here), tablesOf(there));
  await assertReplica(here, disk);
  await here.close();
  await there.close();
}

async function futureJournal(): Promise<void> {
  const disk = new MemoryDisk();
  const clock = '001767225600000-000000';
  const { body, kind } = profiled('shop');
  const facts = [
    { clock, kind: 'pattern.dreamt', version: 1, body: { code: hashOf('dream') } },
    { clock, kind, version: 2, body: { anything: 'else' } },
    { clock, kind, version: 1, body: { ...body, more: 'than we know' } },
  ];
  const journal = uuidOf('future');
  const bytes = Buffer.from(`${lineOf(journal, 1, facts)}\n`);
  disk.files.set(`${LIBRARY}/journals/${journal}.ndjson`, { bytes, modifiedAt: 0 });
  const store = await openStore(LIBRARY, { disk });
  const dream = await store.putCode('dream');
  assert.ok(await store.projects.get(idOf('shop')));
  assert.equal(store.health().unknownEvents, 2);
  await store.tidy({ ...AT_ONCE, unnamedMs: -HOUR_MS });
  // The future version finds its events in the archive, and the code that they name.
  assert.ok([...disk.contents()].some(([, content]) => content.includes('pattern.dreamt')));
  assert.equal(await store.code(dream), 'dream');
  await assertReplica(store, disk);
  await store.close();
}

async function clockJumpsBack(): Promise<void> {
  const disk = new MemoryDisk();
  let now = Date.UTC(2026, 5, 1);
  const store = await openStore(LIBRARY, { disk, clock: { now: () => (now += 1) } });
  await store.putCode(templateText('p'));
  await store.record([learned('p')]);
  now -= 365 * 24 * HOUR_MS;
  await store.record([about('pattern.archived', 'p')]);
  await store.record([about('pattern.restored', 'p')]);
  const other = await openStore(LIBRARY, { disk, clock: { now: () => (now += 1) } });
  await other.record([about('pattern.archived', 'p')]);
  await store.poll();
  assert.equal((await store.patterns.get(idOf('p')))?.state, 'archived');
  assert.equal(tablesOf(store), tablesOf(other));
  await other.close();
  await store.close();
}

async function sleepAndResume(): Promise<void> {
  const disk = new MemoryDisk();
  let now = Date.UTC(2026, 5, 1);
  const clock = { now: () => (disk.now = now += 1) };
  const sleeper = await openStore(LIBRARY, { disk, clock });
  await sleeper.record([profiled('before')]);
  now += 48 * HOUR_MS;
  const other = await openStore(LIBRARY, { disk, clock });
  await other.tidy({ ...AT_ONCE, idleMs: 24 * HOUR_MS });
  await sleeper.record([profiled('after')]);
  await sleeper.poll();
  await other.poll();
  assert.equal(tablesOf(sleeper), tablesOf(other));
  assert.equal((await other.projects.list({ limit: 10 })).items.length, 2);
  await assertReplica(other, disk);
  await sleeper.close();
  await other.close();
}

async function archivingMeanwhile(): Promise<void> {
  const disk = new MemoryDisk();
  let now = Date.UTC(2026, 5, 1);
  const options = { disk, clock: { now: () => (disk.now = now += 1) } };
  const [reader, archivist] = [
    await openStore(LIBRARY, options),
    await openStore(LIBRARY, options),
  ];
  await archivist.record([learned('p')]);
  await reader.poll();
  for (let round = 0; round < 30; round += 1) {
    const writer = await openStore(LIBRARY, options);
    const dead = await openStore(LIBRARY, options);
    await dead.record([outcome('p', true), shown('p', `dead${round}`)]);
    await dead.close();
    now += 48 * HOUR_MS;
    await Promise.all([
      writer.record([outcome('p', true), shown('p', `target${round}`)]),
      archivist.tidy({ ...AT_ONCE, idleMs: 24 * HOUR_MS }),
      reader.poll(),
      reader.tidy({ ...AT_ONCE, idleMs: 24 * HOUR_MS }),
    ]);
    await writer.close();
  }
  await reader.poll();
  assert.equal(await reader.patterns.get(idOf('p')), undefined);
  await archivist.putCode(templateText('p'));
  await reader.poll();
  assert.equal((await reader.patterns.get(idOf('p')))?.successCount, 60);
  await archivist.poll();
  assert.equal(tablesOf(reader), tablesOf(archivist));
  await assertReplica(reader, disk);
  await reader.close();
  await archivist.close();
}

async function unnamedCode(): Promise<void> {
  const disk = new MemoryDisk();
  disk.now = Date.now();
  const store = await openStore(LIBRARY, { disk });
  const [named, unnamed] = [await store.putCode(templateText('p')), await store.putCode('unnamed')];
  await store.record([learned('p')]);
  await store.tidy({ ...AT_ONCE, unnamedMs: HOUR_MS });
  assert.equal(await store.code(unnamed), 'unnamed');
  await store.tidy({ ...AT_ONCE, unnamedMs: -HOUR_MS });
  assert.equal(await store.code(unnamed), undefined);
  assert.ok(await store.code(named));
  await store.close();
}

async function purgedCode(): Promise<void> {
  await removedCode((store, secret) => store.record([about('pattern.purged', secret)]));
}

async function erasedCode(): Promise<void> {
  await removedCode((store) => store.erase());
}

/** No byte of it is anywhere: journals, archives, code, snapshots, free pages of databases. */
async function removedCode(
  remove: (store: LearningStore, secret: string) => Promise<void>,
): Promise<void> {
  const secret = 'zqSecretCodeOfSomebody';
  await inTemporaryFolder(async (folder) => {
    const library = `${folder}/library`;
    const open = (name: string) => openStore(library, { snapshotFolder: `${folder}/${name}` });
    const [here, there] = [await open('here'), await open('there')];
    for (let number = 0; number < 40; number += 1) {
      const name = number === 20 ? secret : `p${number}`;
      const before = await here.putCode(`${name} before`);
      const after = await here.putCode(`${name} after`);
      await here.putCode(templateText(name, { after: `${name}(${'x'.repeat(3000)})` }));
      const template = hashOf(templateText(name, { after: `${name}(${'x'.repeat(3000)})` }));
      await here.record([learned(name, { name: `pattern ${number}`, description: '', template })]);
      const site = { path: 'a.ts', start: 0, end: 1, before, after };
      await here.record([applied(name, name, 'bank', { sites: [site] })]);
    }
    await there.poll();
    await Promise.all([here.saveSnapshot(), there.saveSnapshot()]);
    assert.notDeepEqual(await filesWith(folder, secret), []);
    await remove(here, secret);
    await there.poll();
    await Promise.all([here.tidy(), there.tidy()]);
    await Promise.all([here.saveSnapshot(), there.saveSnapshot()]);
    await Promise.all([here.close(), there.close()]);
    assert.deepEqual(await filesWith(folder, secret), []);
  });
}

async function filesWith(folder: string, text: string): Promise<string[]> {
  const found: string[] = [];
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile() && (await readFile(file)).includes(text)) found.push(file);
  }
  return found;
}

/** Somebody who opens the library knows the same. */
async function assertReplica(store: LearningStore, disk: MemoryDisk): Promise<void> {
  const replica = await openStore(LIBRARY, { disk: disk.copy() });
  assert.equal(tablesOf(replica), tablesOf(store));
  await replica.close();
}
