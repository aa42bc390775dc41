import assert from 'node:assert/strict';
import fc from 'fast-check';
import initSqlJs from 'sql.js';
import { FOLD_VERSION } from '../../../src/store/tables/schema';
import { Sql } from '../../../src/store/tables/Sql';
import { idOf, learned, outcome, profiled, shown } from '../../support/facts';
import type { MemoryDisk } from '../../support/MemoryDisk';
import type { OpenStore } from '../../support/openStore';
import { WORKSPACE, openStore, putTemplates } from '../../support/openStore';

const PATH = `${WORKSPACE}/learning.v${FOLD_VERSION}.sqlite`;
const HERE = { snapshotFolder: WORKSPACE };

describe('a snapshot', () => {
  const open: OpenStore[] = [];

  async function opened(...given: Parameters<typeof openStore>): Promise<OpenStore> {
    const one = await openStore(...given);
    open.push(one);
    return one;
  }

  afterEach(async () => {
    for (const { store } of open.splice(0)) await store.close();
  });

  async function filled(): Promise<OpenStore> {
    const one = await opened(undefined, HERE);
    await putTemplates(one.store, 'Add timeout', 'Retry');
    await one.store.record([
      profiled('shop'),
      learned('Add timeout'),
      shown('Add timeout', 'bank'),
      outcome('Add timeout', true),
    ]);
    return one;
  }

  const snapshotBytes = (disk: MemoryDisk) => disk.files.get(PATH)?.bytes ?? Buffer.alloc(0);

  it('opens to the same tables, and reads no journal whose size is as it was', async () => {
    const { store, disk } = await filled();
    await store.saveSnapshot();
    const copy = disk.copy();
    copy.read = async (path) => {
      throw new Error(`${path} was read`);
    };
    const again = await opened(copy, HERE);
    assert.deepEqual(again.store.dump(), store.dump());
    assert.deepEqual(again.logged, []);
  });

  it('is completed from the journals', async () => {
    const { store, disk } = await filled();
    await store.saveSnapshot();
    await store.record([learned('Retry'), outcome('Add timeout', false)]);
    const again = await opened(disk.copy(), HERE);
    assert.deepEqual(again.store.dump(), store.dump());
    await again.store.record([outcome('Retry', true)]);
    assert.equal((await again.store.patterns.get(idOf('Retry')))?.successCount, 1);
  });

  it('goes on being quick to read after it was restored: the counts by context are kept up', async () => {
    const { store, disk } = await filled();
    await store.saveSnapshot();
    const again = await opened(disk, HERE);
    await again.store.record([learned('Retry')]);
    assert.deepEqual(await again.store.patterns.counts(), [{ language: 'typescript', count: 2 }]);
  });

  it('is consistent whenever it is taken, while others write and this one polls', async () => {
    const { store, disk } = await filled();
    const other = await opened(disk);
    for (let round = 0; round < 25; round += 1) {
      const work = [
        store.record([outcome('Add timeout', round % 3 > 0), learned(`p${round}`)]),
        other.store.record([outcome('Add timeout', true), shown('Add timeout', `t${round}`)]),
        store.poll(),
      ];
      for (let turn = 0; turn < round % 7; turn += 1) await Promise.resolve();
      await store.saveSnapshot();
      const copy = disk.copy();
      await Promise.all(work);
      const [restored, rebuilt] = [await openStore(copy, HERE), await openStore(copy)];
      assert.deepEqual(restored.store.dump(), rebuilt.store.dump());
      await restored.store.close();
      await rebuilt.store.close();
    }
  });

  it('is not written when nothing changed', async () => {
    const { store, disk } = await filled();
    await store.saveSnapshot();
    const before = disk.operations.length;
    await store.saveSnapshot();
    const again = await opened(disk, HERE);
    await again.store.saveSnapshot();
    assert.equal(disk.operations.length, before);
  });

  it('is not needed: without a folder for it everything is in memory', async () => {
    const { store, disk } = await opened();
    await store.record([profiled('shop')]);
    await store.saveSnapshot();
    assert.ok([...disk.files.keys()].every((path) => path.startsWith('/library/')));
  });

  it('is of its library: for another one the tables are built anew', async () => {
    const { store, disk } = await filled();
    await store.saveSnapshot();
    const other = await opened(disk, { ...HERE, libraryFolder: '/elsewhere' });
    assert.equal(await other.store.projects.get(idOf('shop')), undefined);
    assert.deepEqual(other.logged, []);
  });

  it('is set aside and rebuilt when it is damaged in any way', async () => {
    const { store, disk } = await filled();
    await store.saveSnapshot();
    const whole = snapshotBytes(disk);
    const length = whole.length;
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.tuple(fc.nat(length - 1), fc.nat(7)).map(([offset, bit]) => {
            const bytes = Buffer.from(whole);
            bytes.writeUInt8(bytes.readUInt8(offset) ^ (1 << bit), offset);
            return bytes;
          }),
          fc.nat(length - 1).map((size) => Buffer.from(whole.subarray(0, size))),
          fc.uint8Array({ maxLength: 100 }).map((bytes) => Buffer.from(bytes)),
          fc
            .nat(length - 2)
            .map((at) => Buffer.concat([whole.subarray(at + 1), whole.subarray(0, at + 1)])),
        ),
        async (bytes) => {
          const copy = disk.copy();
          copy.files.set(PATH, { bytes, modifiedAt: 0 });
          const again = await openStore(copy, HERE);
          assert.deepEqual(again.store.dump(), store.dump());
          assert.deepEqual(
            again.logged.map(({ level }) => level),
            ['warn'],
          );
          const aside = [...copy.files.keys()].filter((path) => path.includes('.damaged-'));
          assert.equal(aside.length, 1);
          assert.deepEqual(copy.files.get(aside[0] ?? '')?.bytes, bytes);
          await again.store.saveSnapshot();
          await again.store.close();
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is set aside when it is whole but no database of ours', async () => {
    const { store, disk } = await filled();
    await store.saveSnapshot();
    const sqlJs = await initSqlJs();
    const database = new sqlJs.Database();
    database.run('CREATE TABLE other (x)');
    const foreign = database.export();
    database.close();
    const { crc32 } = await import('node:zlib');
    const sum = Buffer.alloc(4);
    sum.writeUInt32LE(crc32(foreign));
    const bytes = Buffer.concat([foreign, Buffer.from('learning'), sum]);
    disk.files.set(PATH, { bytes, modifiedAt: 0 });
    const again = await opened(disk, HERE);
    assert.deepEqual(again.store.dump(), store.dump());
    assert.ok([...disk.files.keys()].some((path) => path.includes('.damaged-')));
  });

  it('keeps the one before when it cannot be written, and says so', async () => {
    const { store, disk } = await filled();
    await store.saveSnapshot();
    const before = snapshotBytes(disk);
    await store.record([learned('Retry')]);
    disk.fault = () => ({ code: 'ENOSPC' });
    await assert.rejects(store.saveSnapshot(), /ENOSPC/);
    assert.deepEqual(snapshotBytes(disk), before);
    disk.fault = () => undefined;
    await store.saveSnapshot();
    assert.notDeepEqual(snapshotBytes(disk), before);
    assert.deepEqual((await opened(disk, HERE)).store.dump(), store.dump());
  });

  it('replaces those of other versions, and leftovers of crashes that are not young', async () => {
    const { store, disk } = await filled();
    const put = (name: string, modifiedAt: number) =>
      disk.files.set(`${WORKSPACE}/${name}`, { bytes: Buffer.from('code'), modifiedAt });
    put('learning.v0.sqlite', disk.now);
    put(`learning.v${FOLD_VERSION}.sqlite.abc.tmp`, 0);
    put(`learning.v${FOLD_VERSION}.sqlite.def.tmp`, disk.now);
    put('of-somebody-else', 0);
    await store.saveSnapshot();
    const names = (await disk.list(WORKSPACE)).map(({ name }) => name);
    assert.deepEqual(names.sort(), [
      `learning.v${FOLD_VERSION}.sqlite`,
      `learning.v${FOLD_VERSION}.sqlite.def.tmp`,
      'of-somebody-else',
    ]);
  });

  it('is an SQLite file for other tools, too', async () => {
    const { store, disk } = await filled();
    await store.saveSnapshot();
    const sqlJs = await initSqlJs();
    const database = new sqlJs.Database(snapshotBytes(disk));
    assert.deepEqual(database.exec('SELECT name FROM pattern')[0]?.values, [['Add timeout']]);
    assert.deepEqual(database.exec('PRAGMA integrity_check')[0]?.values, [['ok']]);
    database.close();
  });
});

describe('sql.js', () => {
  it('keeps statements and settings through export, and refuses it within a transaction', async () => {
    const sqlJs = await initSqlJs();
    const database = new sqlJs.Database();
    const sql = new Sql(database);
    sql.script('PRAGMA secure_delete = ON; PRAGMA cache_size = -123; CREATE TABLE t (x)');
    const insert = database.prepare('INSERT INTO t VALUES (?)');
    insert.run([1]);
    const settings = () => [sql.value('PRAGMA secure_delete'), sql.value('PRAGMA cache_size')];
    const before = settings();
    database.export();
    insert.run([2]);
    assert.deepEqual(sql.rows('SELECT x FROM t'), [{ x: 1 }, { x: 2 }]);
    assert.deepEqual(settings(), before);
    sql.run('BEGIN');
    insert.run([3]);
    assert.throws(() => sql.export());
    insert.run([4]);
    sql.run('COMMIT');
    assert.equal(sql.value('SELECT count(*) FROM t'), 4);
    insert.free();
    sql.close();
  });
});
