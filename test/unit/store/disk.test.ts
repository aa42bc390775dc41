import assert from 'node:assert/strict';
import { mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Disk } from '../../../src/store/disk/Disk';
import { FileGone, isMissing, isTaken } from '../../../src/store/disk/Disk';
import { NodeDisk } from '../../../src/store/disk/NodeDisk';
import { MemoryDisk } from '../../support/MemoryDisk';

const bytes = (text: string) => Buffer.from(text, 'utf8');
const text = (content: Uint8Array) => Buffer.from(content).toString('utf8');

/** What every disk does alike. */
function contract(name: string, open: () => Promise<{ disk: Disk; root: string }>): void {
  describe(name, () => {
    let disk: Disk;
    let root: string;

    beforeEach(async () => {
      ({ disk, root } = await open());
    });

    async function whole(path: string): Promise<string> {
      const { bytes: all, size } = await disk.readLarge(path, 0, () => undefined);
      return text(all.subarray(0, size));
    }

    it('appends to a file that it created, folders and all', async () => {
      const file = await disk.create(`${root}/a/b/file`);
      await file.append(bytes('one '));
      await file.append(bytes('two'));
      await file.close();
      assert.equal(await whole(`${root}/a/b/file`), 'one two');
      assert.deepEqual((await disk.stat(`${root}/a/b/file`))?.size, 7);
    });

    it('creates a file once', async () => {
      const file = await disk.create(`${root}/file`);
      await file.append(bytes('kept'));
      await assert.rejects(disk.create(`${root}/file`), isTaken);
      await file.close();
      assert.equal(await whole(`${root}/file`), 'kept');
    });

    it('does not append to a file that was deleted or moved', async () => {
      const deleted = await disk.create(`${root}/deleted`);
      await disk.remove(`${root}/deleted`);
      await assert.rejects(deleted.append(bytes('lost')), FileGone);
      await deleted.close();
      const moved = await disk.create(`${root}/moved`);
      await disk.rename(`${root}/moved`, `${root}/elsewhere`);
      await assert.rejects(moved.append(bytes('lost')), FileGone);
      await moved.close();
    });

    it('cuts a file and appends behind the cut', async () => {
      const file = await disk.create(`${root}/file`);
      await file.append(bytes('kept, torn'));
      await file.truncate(4);
      await file.append(bytes('!'));
      await file.close();
      assert.equal(await whole(`${root}/file`), 'kept!');
    });

    it('reads a range, short at the end and empty behind it', async () => {
      await disk.replace(`${root}/file`, [bytes('0123456789')]);
      const read = async (from: number, length: number) =>
        text(await disk.read(`${root}/file`, from, length));
      assert.deepEqual([await read(2, 3), await read(8, 5), await read(20, 5)], ['234', '89', '']);
    });

    it('reads a large file in parts, with room behind it', async () => {
      const content = Buffer.alloc(9_000_000, 'large ');
      await disk.replace(`${root}/large`, [content]);
      const parts: Buffer[] = [];
      const { bytes: all, size } = await disk.readLarge(`${root}/large`, 77, (part) =>
        parts.push(Buffer.from(part)),
      );
      assert.equal(size, content.length);
      assert.equal(all.length, size + 77);
      assert.ok(parts.length > 1 && Buffer.concat(parts).equals(content));
      assert.ok(Buffer.from(all.subarray(0, size)).equals(content));
      await disk.replace(`${root}/empty`, []);
      assert.equal((await disk.readLarge(`${root}/empty`, 0, () => undefined)).size, 0);
    });

    it('says what is missing', async () => {
      await assert.rejects(disk.read(`${root}/none`, 0, 1), isMissing);
      await assert.rejects(
        disk.readLarge(`${root}/none`, 0, () => undefined),
        isMissing,
      );
      await assert.rejects(disk.rename(`${root}/none`, `${root}/other`), isMissing);
      assert.equal(await disk.stat(`${root}/none`), undefined);
      assert.deepEqual(await disk.list(`${root}/none`), []);
      await disk.remove(`${root}/none`);
    });

    it('reads several small files, whichever are there', async () => {
      await disk.replace(`${root}/a`, [bytes('A')]);
      const [a, none] = disk.readEach([`${root}/a`, `${root}/none`]);
      assert.ok(a && !(a instanceof Error) && text(a) === 'A');
      assert.ok(isMissing(none));
    });

    it('lists the files of a folder with their sizes, not what is below', async () => {
      await disk.replace(`${root}/list/a`, [bytes('1')]);
      await disk.replace(`${root}/list/b`, [bytes('22')]);
      await disk.replace(`${root}/list/deeper/c`, [bytes('333')]);
      const files = (await disk.list(`${root}/list`)).map(({ name, size }) => `${name} ${size}`);
      assert.deepEqual(files.sort(), ['a 1', 'b 2']);
    });

    it('replaces a file by parts, and leaves it as it was when the parts fail', async () => {
      await disk.replace(`${root}/deep/file`, [bytes('old')]);
      await disk.replace(`${root}/deep/file`, [bytes('ne'), bytes('w')]);
      assert.equal(await whole(`${root}/deep/file`), 'new');
      const failing = (function* () {
        yield bytes('half');
        throw new Error('the source failed');
      })();
      await assert.rejects(disk.replace(`${root}/deep/file`, failing), /the source failed/);
      assert.equal(await whole(`${root}/deep/file`), 'new');
      assert.deepEqual(
        (await disk.list(`${root}/deep`)).map(({ name }) => name),
        ['file'],
      );
    });

    it('renames over what is there', async () => {
      await disk.replace(`${root}/a`, [bytes('A')]);
      await disk.replace(`${root}/b`, [bytes('B')]);
      await disk.rename(`${root}/a`, `${root}/b`);
      assert.equal(await whole(`${root}/b`), 'A');
      assert.equal(await disk.stat(`${root}/a`), undefined);
    });
  });
}

describe('disk', () => {
  const folders: string[] = [];
  const temporary = async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'cpl-disk-'));
    folders.push(folder);
    return folder;
  };

  after(async () => {
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
  });

  contract('in memory', async () => ({ disk: new MemoryDisk(), root: '/root' }));
  contract('of the machine', async () => ({ disk: new NodeDisk(), root: await temporary() }));

  it('notices that its folder was deleted under it, and makes it anew', async () => {
    const disk = new NodeDisk();
    const root = await temporary();
    const file = await disk.create(`${root}/library/journal`);
    await rm(`${root}/library`, { recursive: true });
    await assert.rejects(file.append(bytes('lost')), FileGone);
    await file.close();
    const again = await disk.create(`${root}/library/journal`);
    await again.append(bytes('kept'));
    await again.close();
    assert.equal(await readFile(`${root}/library/journal`, 'utf8'), 'kept');
  });

  it('notices that another file took the place of its own', async () => {
    const root = await temporary();
    const file = await new NodeDisk().create(`${root}/journal`);
    await writeFile(`${root}/other`, 'other');
    await rename(`${root}/other`, `${root}/journal`);
    await assert.rejects(file.append(bytes('lost')), FileGone);
    await file.close();
  });
});
