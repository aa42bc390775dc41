import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { InvalidArgument, LibraryGone } from '../../../src/core/errors';
import type { Disk } from '../../../src/store/disk/Disk';
import type { LearningStore } from '../../../src/store/LearningStore';
import { NodeDisk } from '../../../src/store/disk/NodeDisk';
import type { LibraryLoss } from '../../../src/store/presence/Presence';
import type { StoreOptions } from '../../../src/store/StoreOptions';
import { idOf, learned, profiled, templateText } from '../../support/facts';
import { MemoryDisk } from '../../support/MemoryDisk';
import { openStore, putTemplates } from '../../support/openStore';

const unaborted = new AbortController().signal;

/** Where a library lies, and what may happen to it. */
interface Place {
  disk: Disk;
  /** Of all folders, with `/`. */
  root: string;
  moveLibrary(from: string, to: string): Promise<void>;
  /** What a disk leaves when it is unmounted. */
  leaveEmptyFolder(): Promise<void>;
  /** Names in the library's folder; none if it is missing. */
  inLibrary(): Promise<string[]>;
}

function inMemory(): Promise<Place> {
  const disk = new MemoryDisk();
  return Promise.resolve({
    disk,
    root: '',
    moveLibrary: async (from, to) => {
      for (const [name, file] of [...disk.files]) {
        if (!name.startsWith(`${from}/`)) continue;
        disk.files.delete(name);
        disk.files.set(to + name.slice(from.length), file);
      }
    },
    leaveEmptyFolder: async () => undefined,
    inLibrary: async () => [...disk.files.keys()].filter((name) => name.startsWith('/library/')),
  });
}

async function onTheMachine(): Promise<Place> {
  const root = await mkdtemp(path.join(tmpdir(), 'cpl-gone-'));
  return {
    disk: new NodeDisk(),
    root,
    moveLibrary: async (from, to) => {
      await rm(to, { recursive: true, force: true });
      await rename(from, to);
    },
    leaveEmptyFolder: async () => void (await mkdir(`${root}/library`, { recursive: true })),
    inLibrary: () => readdir(`${root}/library`).catch(() => []),
  };
}

for (const [where, makePlace] of [
  ['in memory', inMemory],
  ['of the machine', onTheMachine],
] as const) {
  describe(`a library that goes from a disk ${where}`, () => {
    let place: Place;
    let library: string;
    let away: string;
    const open: LearningStore[] = [];

    beforeEach(async () => {
      place = await makePlace();
      library = `${place.root}/library`;
      away = `${place.root}/away`;
    });
    afterEach(async () => {
      for (const store of open.splice(0)) await store.close();
      if (place.root !== '') await rm(place.root, { recursive: true });
    });

    /** A window: `workspace` names its storage; what it was told of a loss is kept. */
    async function window(workspace: string, change: Partial<StoreOptions> = {}) {
      const told: (LibraryLoss | undefined)[] = [];
      const { store } = await openStore(undefined, {
        disk: place.disk,
        libraryFolder: library,
        snapshotFolder: `${place.root}/${workspace}`,
        memoryFolder: `${place.root}/global`,
        lossChanged: (loss) => told.push(loss),
        ...change,
      });
      open.push(store);
      return { store, told, whys: () => told.map((loss) => loss?.why) };
    }

    async function filled(workspace = 'workspace', change: Partial<StoreOptions> = {}) {
      const one = await window(workspace, change);
      await putTemplates(one.store, 'Add timeout', 'Retry');
      await one.store.record([profiled('shop'), learned('Add timeout'), learned('Retry')]);
      await one.store.saveSnapshot();
      return one;
    }

    const names = async (store: LearningStore) =>
      (await store.patterns.list({}, { limit: 10 })).items.map(({ patternName }) => patternName);

    async function refusesAll(store: LearningStore): Promise<void> {
      await assert.rejects(store.record([profiled('lost')]), LibraryGone);
      await assert.rejects(store.putCode('lost'), LibraryGone);
      await assert.rejects(store.erase(), LibraryGone);
      await assert.rejects(store.writeBackup(`${place.root}/b.gz`, unaborted), LibraryGone);
      await assert.rejects(store.restoreBackup(`${place.root}/b.gz`, unaborted), LibraryGone);
      await store.tidy();
      assert.deepEqual(await place.inLibrary(), []);
    }

    it('says nothing to somebody new, before and after the first pattern', async () => {
      const { store, told } = await window('new');
      await store.poll();
      assert.equal(await store.loss(), undefined);
      await store.record([profiled('shop')]);
      await store.poll();
      const other = await window('other');
      await other.store.poll();
      assert.deepEqual([...told, ...other.told], []);
    });

    it('is missed once while a window is open, which reads on, writes nothing, and goes on when it is back', async () => {
      const { store, told } = await filled();
      await place.moveLibrary(library, away);
      await store.poll();
      await store.poll();
      assert.deepEqual(told, [{ folder: library, why: 'missing', patterns: 2 }]);
      assert.deepEqual((await names(store)).sort(), ['Add timeout', 'Retry']);
      await refusesAll(store);
      await place.leaveEmptyFolder();
      await refusesAll(store);
      await place.moveLibrary(away, library);
      assert.equal(await store.loss(), undefined);
      await store.record([profiled('bank')]);
      assert.equal(told.length, 2);
      const { store: other } = await window('other');
      assert.deepEqual(other.dump(), store.dump());
      assert.equal(await other.projects.get(idOf('lost')), undefined);
    });

    it('is missed by a write, before anybody looks', async () => {
      const { store } = await filled();
      await place.moveLibrary(library, away);
      await refusesAll(store);
    });

    it('is missed at the start, which answers from the snapshot and goes on when it is back', async () => {
      await (await filled()).store.close();
      open.pop();
      await place.moveLibrary(library, away);
      await place.leaveEmptyFolder();
      const { store, told } = await window('workspace');
      assert.deepEqual(told, [{ folder: library, why: 'missing', patterns: 2 }]);
      assert.equal((await names(store)).length, 2);
      await refusesAll(store);
      await place.moveLibrary(away, library);
      await store.record([profiled('bank')]);
      assert.deepEqual((await window('fresh')).store.dump(), store.dump());
    });

    it('is missed at the start of a workspace that never read it, and is read when it is back', async () => {
      await filled();
      await place.moveLibrary(library, away);
      const { store, told } = await window('never');
      assert.deepEqual(told, [{ folder: library, why: 'missing', patterns: 2 }]);
      await refusesAll(store);
      await place.moveLibrary(away, library);
      await store.poll();
      assert.equal((await names(store)).length, 2);
    });

    it('is missed by a workspace that read it, though nothing else remembers it', async () => {
      await (await filled('workspace', { memoryFolder: undefined })).store.close();
      open.pop();
      await place.moveLibrary(library, away);
      const { told } = await window('workspace', { memoryFolder: undefined });
      assert.deepEqual(told, [{ folder: library, why: 'missing', patterns: 2 }]);
    });

    it('is not taken for another library that stands in its place', async () => {
      const { store, whys } = await filled();
      await place.moveLibrary(library, away);
      const stranger = await window('strange', { memoryFolder: undefined });
      await stranger.store.record([profiled('strange')]);
      await store.poll();
      const started = await window('workspace');
      for (const one of [store, started.store]) {
        assert.equal(await one.projects.get(idOf('strange')), undefined);
        await assert.rejects(one.record([profiled('lost')]), LibraryGone);
      }
      assert.deepEqual([whys(), started.whys()], [['another'], ['another']]);
    });

    it('is missed when its journals alone are gone', async () => {
      const { store, whys } = await filled();
      await place.moveLibrary(`${library}/journals`, away);
      await store.poll();
      await assert.rejects(store.record([profiled('lost')]), LibraryGone);
      await store.close();
      open.pop();
      const started = await window('never');
      assert.deepEqual([whys(), started.whys()], [['emptied'], ['emptied']]);
      await place.moveLibrary(away, `${library}/journals`);
      await started.store.poll();
      assert.equal((await names(started.store)).length, 2);
    });

    it('is given up for all windows once a person says so, and keeps none of its rows', async () => {
      const { store, whys } = await filled();
      const { store: other, whys: otherWhys } = await filled('other');
      await place.moveLibrary(library, away);
      await store.startAnew();
      await other.poll();
      const again = await window('workspace');
      await again.store.record([profiled('new')]);
      const everybody = [again, await window('other'), await window('never')];
      for (const one of everybody) {
        assert.deepEqual(await names(one.store), []);
        assert.ok(await one.store.projects.get(idOf('new')));
        assert.deepEqual(one.told, []);
      }
      assert.deepEqual([whys(), otherWhys()], [['missing'], ['replaced']]);
    });

    it('is not given up while it is there', async () => {
      const { store } = await filled();
      await store.startAnew();
      const again = await window('workspace');
      assert.equal((await names(again.store)).length, 2);
    });

    it('is missed, too, if no version before gave it a name', async () => {
      await (await filled()).store.close();
      open.pop();
      await place.moveLibrary(`${library}/identity`, `${place.root}/identity`);
      const unnamed = await window('older');
      assert.deepEqual(unnamed.told, []);
      await unnamed.store.saveSnapshot();
      await place.moveLibrary(library, away);
      assert.equal((await unnamed.store.loss())?.why, 'missing');
      await refusesAll(unnamed.store);
      await place.moveLibrary(away, library);
      await unnamed.store.record([profiled('bank')]);
      await unnamed.store.poll();
      assert.deepEqual(unnamed.whys(), ['missing', undefined]);
    });

    it('is restored from a backup in the place of what is gone', async () => {
      const { store } = await filled();
      const file = `${place.root}/backup.gz`;
      await store.writeBackup(file, unaborted);
      await place.moveLibrary(library, away);
      const { store: missing } = await window('never');
      const insteadOfLost = { insteadOfLost: true };
      await place.disk.replace(`${place.root}/none.gz`, [Buffer.from('no backup')]);
      await assert.rejects(
        missing.restoreBackup(`${place.root}/none.gz`, unaborted, insteadOfLost),
        InvalidArgument,
      );
      assert.equal((await missing.loss())?.why, 'missing');
      await missing.restoreBackup(file, unaborted, insteadOfLost);
      assert.equal((await store.loss())?.why, 'replaced');
      const again = await window('workspace');
      assert.equal((await names(again.store)).length, 2);
      assert.equal(
        (await again.store.patterns.list({ text: 'Retry' }, { limit: 1 })).items[0]?.codeTemplate
          .after,
        (JSON.parse(templateText('Retry')) as { after: string }).after,
      );
    });
  });
}
