import assert from 'node:assert/strict';
import { ProjectFolders } from '../../../src/engine/projects/ProjectFolders';
import { idOf } from '../../support/facts';
import { MemoryDisk } from '../../support/MemoryDisk';

const PLACE = '/storage/folders';
const SHOP = idOf('shop');
const HOUR = 60 * 60 * 1000;

describe('folders of projects', () => {
  let disk: MemoryDisk;
  let now: number;
  const open = (place: string | undefined = PLACE) =>
    new ProjectFolders(disk, place, () => now, assert.fail);
  beforeEach(() => {
    disk = new MemoryDisk();
    now = 10 * HOUR;
  });

  it('are remembered by all windows, the one that was seen last first', async () => {
    await open().saw([SHOP, idOf('stock')], '/home/a');
    now += 1;
    await open().saw([SHOP], '/home/b');
    assert.deepEqual(await open().of(SHOP), [
      { path: '/home/b', lastSeen: 10 * HOUR + 1 },
      { path: '/home/a', lastSeen: 10 * HOUR },
    ]);
    assert.deepEqual(await open().of(idOf('stock')), [{ path: '/home/a', lastSeen: 10 * HOUR }]);
    assert.deepEqual(await open().of(idOf('other')), []);
  });

  it('are not written for each look at the same one', async () => {
    await open().saw([SHOP], '/home/a');
    now += HOUR - 1;
    await open().saw([SHOP], '/home/a');
    assert.equal((await open().of(SHOP))[0]?.lastSeen, 10 * HOUR);
    now += 1;
    await open().saw([SHOP], '/home/a');
    assert.deepEqual(await open().of(SHOP), [{ path: '/home/a', lastSeen: 11 * HOUR }]);
  });

  it('that version 0.1 remembered are known, and kept in the new form', async () => {
    await disk.replace(`${PLACE}/${SHOP}.txt`, [Buffer.from('/home/old')]);
    assert.deepEqual(await open().of(SHOP), [{ path: '/home/old', lastSeen: 0 }]);
    await open().saw([SHOP], '/home/new');
    assert.deepEqual(
      (await open().of(SHOP)).map(({ path }) => path),
      ['/home/new', '/home/old'],
    );
    assert.deepEqual([...disk.files.keys()], [`${PLACE}/${SHOP}.json`]);
  });

  it('are none where the file is damaged, and all forgotten with all that was learned', async () => {
    await disk.replace(`${PLACE}/${SHOP}.json`, [Buffer.from('{"folders": [{"path": 7}, null]')]);
    assert.deepEqual(await open().of(SHOP), []);
    await disk.replace(`${PLACE}/${SHOP}.json`, [Buffer.from('{"folders": [{"path": 7}, null]}')]);
    assert.deepEqual(await open().of(SHOP), []);
    await open().saw([SHOP], '/home/a');
    await open().forgetAll();
    assert.deepEqual([...disk.files.keys()], []);
  });

  it('go nowhere without a place, and nowhere out of it', async () => {
    const folders = new ProjectFolders(disk, undefined, () => now, assert.fail);
    await folders.saw([SHOP], '/home/a');
    await open().saw(['../../evil'], '/home/a');
    assert.deepEqual([...disk.files.keys()], []);
  });
});
