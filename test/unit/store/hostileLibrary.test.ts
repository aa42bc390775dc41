import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { lineOf } from '../../../src/store/journal/eventLine';
import { NodeDisk } from '../../../src/store/disk/NodeDisk';
import { hashOf, idOf, learned, profiled, templateText, uuidOf } from '../../support/facts';
import { MemoryDisk } from '../../support/MemoryDisk';
import type { OpenStore } from '../../support/openStore';
import { LIBRARY, openStore } from '../../support/openStore';

const unaborted = new AbortController().signal;
const CLOCK = '001767225600000-000000';
const AT_ONCE = { idleMs: -1e12, atLeast: 1, unnamedMs: -1e12 };

/** Somebody who means harm can write to a library that is shared. */
describe('a hostile library', () => {
  const open: OpenStore[] = [];
  async function opened(...given: Parameters<typeof openStore>): Promise<OpenStore> {
    const one = await openStore(...given);
    open.push(one);
    return one;
  }
  afterEach(async () => {
    for (const { store } of open.splice(0)) await store.close();
  });

  function plant(disk: MemoryDisk, facts: readonly unknown[]): void {
    const journal = uuidOf('harm');
    const bytes = Buffer.from(`${lineOf(journal, 1, facts)}\n`);
    disk.files.set(`${LIBRARY}/journals/${journal}.ndjson`, { bytes, modifiedAt: 0 });
  }

  it('cannot keep the list of patterns from being shown by a template that nests without end', async () => {
    const { store, disk } = await opened();
    await store.putCode(templateText('good'));
    await store.record([learned('good')]);
    for (const depth of [1100, 100_000]) {
      const deep = `{"learner":"tree","kind":"rewrite","language":"typescript","before":"[","after":"{","snippet":"","body":${'['.repeat(depth)}${']'.repeat(depth)}}`;
      const template = await store.putCode(deep);
      await store.record([learned(`deep ${depth}`, { template })]);
    }
    plant(disk, [{ clock: CLOCK, version: 1, ...learned('unlike', { template: hashOf('[]') }) }]);
    await store.poll();
    const { items } = await store.patterns.list({}, { limit: 10 });
    assert.deepEqual(
      items.map(({ patternName }) => patternName),
      ['good'],
    );
    structuredClone(items);
    assert.equal(store.health().missingTemplates, 3);
  });

  it('changes no prototype', async () => {
    const { store, disk } = await opened();
    const { kind, body } = profiled('shop');
    const polluting = JSON.stringify({ clock: CLOCK, kind, version: 1, body }).replace(
      '"body":{',
      '"__proto__":{"polluted":1},"body":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},',
    );
    plant(disk, [JSON.parse(polluting)]);
    await store.poll();
    assert.ok(await store.projects.get(idOf('shop')));
    assert.equal(({} as Record<string, unknown>).polluted, undefined);
  });

  it('costs one damaged line when it nests without end', async () => {
    const disk = new MemoryDisk();
    plant(disk, [JSON.parse('['.repeat(2000) + ']'.repeat(2000))]);
    const { store } = await opened(disk);
    await store.record([profiled('shop')]);
    assert.ok(await store.projects.get(idOf('shop')));
    assert.equal(store.health().damagedLines, 1);
  });

  it('lets nothing be deleted or read that lies behind its links', async function () {
    if (process.platform === 'win32') this.skip();
    const root = await mkdtemp(path.join(tmpdir(), 'cpl-hostile-'));
    try {
      const [library, mine] = [path.join(root, 'library'), path.join(root, 'mine')];
      await mkdir(path.join(library, 'blobs'), { recursive: true });
      await mkdir(mine);
      const names = ['letter.txt', 'thesis.tmp', 'notes.ndjson', 'plan.ndjson.done'];
      for (const name of names) {
        await writeFile(path.join(mine, name), 'mine');
        await utimes(path.join(mine, name), 1, 1);
      }
      for (const folder of ['journals', 'archives', 'blobs/ab']) {
        await symlink(mine, path.join(library, folder));
      }
      const { store } = await opened(undefined, {
        disk: new NodeDisk(),
        libraryFolder: library,
        clock: { now: () => Date.now() },
      });
      await store.record([profiled('shop')]);
      await store.tidy(AT_ONCE);
      await store.erase();
      for (const name of names) {
        assert.equal(await readFile(path.join(mine, name), 'utf8'), 'mine');
      }
      assert.equal(await store.code(`ab${'0'.repeat(62)}`), undefined);
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  });

  it('gives no code that is not what its name says, wherever its file leads', async function () {
    if (process.platform === 'win32') this.skip();
    const root = await mkdtemp(path.join(tmpdir(), 'cpl-hostile-'));
    try {
      const code = hashOf('something else');
      const folder = path.join(root, 'blobs', code.slice(0, 2));
      await mkdir(folder, { recursive: true });
      await writeFile(path.join(root, 'password'), 'secret');
      await symlink(path.join(root, 'password'), path.join(folder, code));
      const { store } = await opened(undefined, { disk: new NodeDisk(), libraryFolder: root });
      assert.equal(await store.code(code), undefined);
    } finally {
      await rm(root, { recursive: true, force: true });
    }
  });

  it('is restored from a backup only as far as it is one, and erases nothing', async () => {
    const { store, disk } = await opened();
    await store.record([profiled('shop')]);
    const header = '{"format":"cross-project-learning-backup","version":1}';
    const journal = uuidOf('harm');
    const erasing = lineOf(journal, 1, [
      { clock: '009999999999999-000000', kind: 'library.erased', version: 1, body: {} },
      { clock: CLOCK, version: 1, ...profiled('bank') },
    ]);
    const lines = [header, `L${erasing}`, 'Lno line at all', 'Xunknown', `L{"sum":"0"}`, ''];
    const put = (name: string, text: string) =>
      disk.replace(`/${name}`, [gzipSync(Buffer.from(text))]);
    await put('evil.gz', lines.join('\n'));
    const restored = await store.restoreBackup('/evil.gz', unaborted);
    assert.deepEqual(restored, { lines: 1, texts: 0, damaged: 3 });
    assert.ok(await store.projects.get(idOf('shop')));
    assert.ok(await store.projects.get(idOf('bank')));
    await put('code.gz', [header, `C${'['.repeat(100_000)}`, ''].join('\n'));
    await put('long.gz', [header, 'x'.repeat(20 * 1024 * 1024), ''].join('\n'));
    for (const file of ['/code.gz', '/long.gz']) {
      await assert.rejects(store.restoreBackup(file, unaborted), /not a whole backup/);
    }
  });
});
