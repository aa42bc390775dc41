import assert from 'node:assert/strict';
import { InvalidArgument, NotSaved } from '../../../src/core/errors';
import type { Fact } from '../../../src/core/events';
import type { StoreChange } from '../../../src/core/Store';
import { MAX_LEAD_MS } from '../../../src/store/journal/HybridClock';
import { RELEASE_AFTER_MS } from '../../../src/store/journal/JournalWriter';
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
} from '../../support/facts';
import type { Fault } from '../../support/MemoryDisk';
import type { MemoryDisk } from '../../support/MemoryDisk';
import type { OpenStore } from '../../support/openStore';
import {
  LIBRARY,
  START,
  WORKSPACE,
  journalsOn,
  openStore,
  putTemplates,
} from '../../support/openStore';

describe('recording', () => {
  const open: OpenStore[] = [];

  async function opened(...given: Parameters<typeof openStore>): Promise<OpenStore> {
    const one = await openStore(...given);
    open.push(one);
    return one;
  }

  afterEach(async () => {
    for (const { store } of open.splice(0)) await store.close();
  });

  const failOnce = (disk: MemoryDisk, operation: string, fault: Fault) => {
    disk.fault = (now) => {
      if (now !== operation) return undefined;
      disk.fault = () => undefined;
      return fault;
    };
  };

  const projectsIn = async ({ store }: Pick<OpenStore, 'store'>) =>
    (await store.projects.list({ limit: 1000 })).items.map(({ name }) => name);

  it('creates its journal with its first fact, and one only', async () => {
    const { store, disk } = await opened();
    assert.deepEqual([...disk.files.keys()], []);
    await store.record([profiled('shop')]);
    await store.record([profiled('bank')]);
    assert.equal(journalsOn(disk).length, 1);
  });

  it('does nothing for no facts', async () => {
    const { store, disk } = await opened();
    await store.record([]);
    assert.deepEqual(disk.operations, []);
  });

  it('is seen by whoever asks after it resolved, and by others who poll', async () => {
    const one = await opened();
    const other = await opened(one.disk);
    await one.store.record([profiled('shop')]);
    assert.deepEqual(await projectsIn(one), ['shop']);
    assert.deepEqual(await projectsIn(other), []);
    assert.equal(await other.store.poll(), true);
    assert.deepEqual(await projectsIn(other), ['shop']);
    assert.equal(await other.store.poll(), false);
    assert.equal(await one.store.poll(), false);
  });

  it('writes what waits together, with one sync', async () => {
    const { store, disk } = await opened();
    await store.record([profiled('first')]);
    const before = disk.operations.length;
    const names = Array.from({ length: 50 }, (_, index) => `p${String(index).padStart(2, '0')}`);
    await Promise.all(names.map((name) => store.record([profiled(name)])));
    const appends = disk.operations.slice(before).length;
    assert.ok(appends <= 2, `${appends} appends`);
    assert.deepEqual(await projectsIn({ store }), ['first', ...names]);
    assert.deepEqual((await opened(disk)).store.dump(), store.dump());
  });

  it('tells what changed, and who changed it', async () => {
    const one = await opened();
    const other = await opened(one.disk);
    const heard: StoreChange[] = [];
    const stop = one.store.onDidChange((change) => heard.push(change));
    await putTemplates(one.store, 'Add timeout');
    await one.store.record([profiled('shop')]);
    await one.store.record([learned('Add timeout'), shown('Add timeout', 'bank')]);
    await other.store.record([profiled('bank')]);
    await one.store.poll();
    await one.store.poll();
    stop();
    await one.store.record([profiled('late')]);
    const nothing = { projects: false, patterns: false, suggestions: false, foreign: false };
    assert.deepEqual(heard, [
      { ...nothing, projects: true },
      { ...nothing, patterns: true, suggestions: true },
      { ...nothing, projects: true, foreign: true },
    ]);
  });

  it('survives a listener that fails', async () => {
    const { store, logged } = await opened();
    store.onDidChange(() => {
      throw new Error('a bug elsewhere');
    });
    await store.record([profiled('shop')]);
    assert.deepEqual(
      logged.map(({ level }) => level),
      ['error'],
    );
  });

  for (const [what, operation, fault] of [
    ['the journal cannot be created', 'create', { code: 'EACCES' }],
    ['the disk is full', 'append', { code: 'ENOSPC' }],
    ['the disk is full half-way', 'append', { code: 'ENOSPC', written: 77 }],
    ['everything was written but not synced', 'append', { code: 'EIO', written: 1e9 }],
  ] as const) {
    it(`fails and changes nothing when ${what}; the next record goes to another journal`, async () => {
      const { store, disk } = await opened();
      await store.record([profiled('before')]);
      const dump = store.dump();
      if (operation === 'create') disk.now += RELEASE_AFTER_MS + 1000;
      failOnce(disk, operation, fault);
      await assert.rejects(store.record([profiled('lost')]), NotSaved);
      assert.deepEqual(store.dump(), dump);
      await store.record([profiled('saved')]);
      assert.equal(journalsOn(disk).length, 2);
      assert.deepEqual(await projectsIn({ store }), ['before', 'saved']);
      assert.deepEqual((await opened(disk.copy())).store.dump(), store.dump());
      await store.poll();
      assert.deepEqual(await projectsIn({ store }), ['before', 'saved']);
    });
  }

  it('fails all commands that shared the write, each with a reason', async () => {
    const { store, disk } = await opened();
    await store.record([profiled('before')]);
    failOnce(disk, 'append', { code: 'ENOSPC', written: 10 });
    const results = await Promise.allSettled([
      store.record([profiled('a')]),
      store.record([profiled('b')]),
    ]);
    assert.ok(results.some(({ status }) => status === 'rejected'));
    for (const result of results) {
      if (result.status === 'rejected')
        assert.match(String(result.reason), /cannot be written: ENOSPC/);
    }
  });

  it('keeps reading while it cannot write', async () => {
    const { store, disk } = await opened();
    await store.record([profiled('shop')]);
    disk.fault = () => ({ code: 'EROFS' });
    await assert.rejects(store.record([profiled('lost')]), NotSaved);
    await assert.rejects(store.putCode('lost'), NotSaved);
    assert.deepEqual(await projectsIn({ store }), ['shop']);
    disk.fault = () => undefined;
  });

  it('writes again, once, what went into a journal that somebody deleted', async () => {
    const { store, disk } = await opened();
    await store.record([profiled('shop')]);
    for (const path of journalsOn(disk)) disk.files.delete(path);
    await store.record([profiled('bank')]);
    assert.deepEqual(await projectsIn({ store }), ['bank', 'shop']);
    assert.deepEqual(await projectsIn(await opened(disk)), ['bank']);
  });

  it('lets go of a journal that it has not written for long', async () => {
    const { store, disk } = await opened();
    await store.record([profiled('shop')]);
    disk.now += RELEASE_AFTER_MS + 1000;
    await store.record([profiled('bank')]);
    assert.equal(journalsOn(disk).length, 2);
    assert.deepEqual((await opened(disk)).store.dump(), store.dump());
  });

  it('goes on when the wall’s clock jumps back', async () => {
    const { store, disk } = await opened(undefined, {
      clock: {
        now: (() => {
          let asked = 0;
          return () => START - (asked++ > 4 ? 90 * 24 * 3600 * 1000 : 0);
        })(),
      },
    });
    await putTemplates(store, 'Add timeout');
    await store.record([learned('Add timeout')]);
    for (let i = 0; i < 10; i += 1) await store.record([outcome('Add timeout', true)]);
    await store.record([about('pattern.removed', 'Add timeout')]);
    assert.equal(await store.patterns.get(idOf('Add timeout')), undefined);
    assert.deepEqual((await opened(disk)).store.dump(), store.dump());
  });

  it('refuses what no reader would accept, and keeps the others of the same write', async () => {
    const { store, disk } = await opened();
    await store.record([profiled('first')]);
    const bad: Fact = learned('x', { template: 'not a hash' });
    const results = await Promise.allSettled([
      store.record([profiled('a')]),
      store.record([profiled('b'), bad]),
      store.record([profiled('c')]),
    ]);
    assert.deepEqual(
      results.map(({ status }) => status),
      ['fulfilled', 'rejected', 'fulfilled'],
    );
    const [, refused] = results;
    assert.ok(refused?.status === 'rejected' && refused.reason instanceof InvalidArgument);
    assert.deepEqual(await projectsIn({ store }), ['a', 'c', 'first']);
    assert.deepEqual((await opened(disk)).store.dump(), store.dump());
    assert.equal(store.health().damagedLines, 0);
  });

  it('refuses more than a line can hold', async () => {
    const { store, disk } = await opened();
    const facts = Array.from({ length: 10 }, (_, index) =>
      learned(`p${index}`, { description: 'x'.repeat(1_000_000) }),
    );
    await assert.rejects(store.record(facts), InvalidArgument);
    await store.record([profiled('shop')]);
    assert.deepEqual((await opened(disk)).store.dump(), store.dump());
  });

  it('puts its events after all of the same pattern, also after clocks that are days ahead', async () => {
    const disk = (await opened()).disk;
    const ahead = await opened(disk, {
      clock: { now: () => START + MAX_LEAD_MS + 7 * 24 * 3600 * 1000 },
    });
    await putTemplates(ahead.store, 'Add timeout', 'Other');
    await ahead.store.record([
      profiled('shop'),
      learned('Add timeout'),
      shown('Add timeout', 'bank'),
    ]);
    const { store } = await opened(disk);
    await store.record([profiled('shop', { framework: 'koa' }), learned('Other')]);
    assert.equal((await store.projects.get(idOf('shop')))?.framework, 'koa');
    assert.ok(
      ((await store.patterns.get(idOf('Other')))?.createdAt ?? Infinity) < START + MAX_LEAD_MS,
    );
    await store.record([about('pattern.purged', 'Add timeout'), learned('Add timeout')]);
    const again = await store.patterns.get(idOf('Add timeout'));
    assert.equal(again?.examples.length, 1);
    assert.equal(
      await store.suggestions.get(idOf('Add timeout'), idOf('shop'), idOf('bank')),
      undefined,
    );
    await store.record([shown('Add timeout', 'bank')]);
    assert.ok(await store.suggestions.get(idOf('Add timeout'), idOf('shop'), idOf('bank')));
    await store.record([about('pattern.removed', 'Add timeout')]);
    assert.equal(await store.patterns.get(idOf('Add timeout')), undefined);
    await ahead.store.poll();
    assert.deepEqual(ahead.store.dump(), store.dump());
  });

  it('rejects after it was closed', async () => {
    const { store } = await openStore();
    const last = store.record([profiled('shop')]);
    await store.close();
    await last;
    await assert.rejects(store.record([profiled('bank')]), NotSaved);
  });

  it('is still saved when folding fails, says so, and is seen after the next poll', async () => {
    const { store, disk, logged } = await opened();
    await store.record([profiled('shop')]);
    const readEach = disk.readEach.bind(disk);
    disk.readEach = () => {
      throw new Error('a bug');
    };
    await store.record([learned('Add timeout'), profiled('bank')]);
    assert.deepEqual(await projectsIn({ store }), ['shop']);
    assert.deepEqual(
      logged.map(({ level }) => level),
      ['error'],
    );
    disk.readEach = readEach;
    await store.poll();
    assert.deepEqual(await projectsIn({ store }), ['bank', 'shop']);
    assert.deepEqual((await opened(disk)).store.dump(), store.dump());
  });

  it('keeps all that was acknowledged when the machine stops at any byte of a write', async () => {
    const { store, disk } = await openStore(undefined, { snapshotFolder: WORKSPACE });
    await putTemplates(store, 'Add timeout');
    await store.record([profiled('shop'), learned('Add timeout')]);
    await store.saveSnapshot();
    await store.record([shown('Add timeout', 'bank')]);
    const acknowledged = store.dump();
    const [path = ''] = journalsOn(disk);
    const size = disk.files.get(path)?.bytes.length ?? 0;
    await store.record([
      applied('a1', 'Add timeout', 'bank', {
        sites: [{ path: 'a.ts', start: 0, end: 1, before: hashOf('a'), after: hashOf('b') }],
      }),
      outcome('Add timeout', true),
    ]);
    const after = store.dump();
    const whole = disk.files.get(path)?.bytes ?? Buffer.alloc(0);
    await store.close();
    for (let length = size; length <= whole.length; length += 1) {
      const crashed = disk.copy();
      crashed.files.set(path, { bytes: whole.subarray(0, length), modifiedAt: crashed.now });
      const reopened = await openStore(crashed, { snapshotFolder: WORKSPACE });
      assert.deepEqual(reopened.store.dump(), length === whole.length ? after : acknowledged);
      assert.deepEqual(reopened.logged, []);
      await reopened.store.close();
    }
  });

  it('keeps code under its hash and gives it back', async () => {
    const { store, disk } = await opened();
    const code = await store.putCode('Größe 🙂\r\n');
    assert.equal(code, hashOf('Größe 🙂\r\n'));
    assert.equal(await store.code(code), 'Größe 🙂\r\n');
    const other = await opened(disk);
    assert.equal(await other.store.code(code), 'Größe 🙂\r\n');
    assert.equal(await other.store.code(hashOf('never stored')), undefined);
    assert.equal(await other.store.code('../../etc/passwd'), undefined);
  });

  it('never gives code that is not what its hash says, and mends it when it is put again', async () => {
    const { store, disk } = await opened();
    const code = await store.putCode(templateText('x'));
    const path = `${LIBRARY}/blobs/${code.slice(0, 2)}/${code}`;
    disk.files.set(path, { bytes: Buffer.from('evil'), modifiedAt: 0 });
    const other = await opened(disk);
    assert.equal(await other.store.code(code), undefined);
    assert.deepEqual(
      other.logged.map(({ level }) => level),
      ['warn'],
    );
    await other.store.putCode(templateText('x'));
    assert.equal(disk.files.get(path)?.bytes.toString(), templateText('x'));
  });
});
