import assert from 'node:assert/strict';
import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { NodeFiles } from '../../../src/files/NodeFiles';

describe('NodeFiles', () => {
  let root: string;
  let log: string[];

  beforeEach(async () => {
    root = await mkdtemp(path.join(os.tmpdir(), 'node-files-'));
    log = [];
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  async function write(files: Record<string, string>): Promise<void> {
    for (const [name, text] of Object.entries(files)) {
      const file = path.join(root, ...name.split('/'));
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
    }
  }

  async function list(
    options: { excludedGlobs?: string[]; maxFiles?: number; below?: string } = {},
    signal = { aborted: false },
  ): Promise<string[]> {
    const { below = '', ...rest } = options;
    const files = new NodeFiles(path.join(root, below), { ...rest, log: (line) => log.push(line) });
    const found: string[] = [];
    for await (const { path: file } of files.list(signal)) found.push(file);
    return found.sort();
  }

  it('says of one file what the list says of it', async () => {
    const files = {
      'a.txt': 'one',
      '.gitignore': 'dist/\n*.log\n!kept.log\n',
      'dist/a.js': '',
      'src/x.log': '',
      'src/kept.log': 'k',
      'src/deep/.gitignore': 'secret\n',
      'src/deep/secret': '',
      'src/deep/open': 'o',
      'node_modules/react/package.json': '{}',
      '.git/config': '',
    };
    await write(files);
    await symlink(path.join(root, 'src'), path.join(root, 'link'));
    const nodeFiles = new NodeFiles(root, { log: (line) => log.push(line) });
    const listed = await list();
    const asked = [...Object.keys(files), 'link', 'link/kept.log', 'src', 'nowhere', 'a.txt/b'];
    const found: string[] = [];
    for (const file of asked) if (await nodeFiles.entry(file)) found.push(file);
    assert.deepEqual(found.sort(), listed);
    assert.equal((await nodeFiles.entry('a.txt'))?.size, 3);
    assert.deepEqual(log, []);
  });

  it('lists one folder as it lists it among all', async () => {
    await write({
      '.gitignore': '*.log\nbuilt/\n',
      'a.txt': '',
      'src/b.ts': '',
      'src/deep/.gitignore': 'c.ts\n!d.log\n',
      'src/deep/c.ts': '',
      'src/deep/d.log': '',
      'srcs/e.ts': '',
      'built/f.js': '',
      'node_modules/g/h.js': '',
    });
    const all = await list();
    const nodeFiles = new NodeFiles(root, { log: (line) => log.push(line) });
    for (const below of ['src', 'src/deep', 'built', 'node_modules/g', 'a.txt', 'none', '..']) {
      const found: string[] = [];
      for await (const entry of nodeFiles.list({ aborted: false }, below)) found.push(entry.path);
      assert.deepEqual(
        found.sort(),
        all.filter((file) => file.startsWith(`${below}/`)),
        below,
      );
    }
    assert.deepEqual(log, []);
  });

  it('lists files with their sizes, without version control and installed packages', async () => {
    await write({
      'a.txt': 'äb',
      'src/b.ts': '',
      '.git/config': 'x',
      'node_modules/a/index.js': 'x',
      '.github/ci.yml': 'x',
    });
    assert.deepEqual(await list(), ['.github/ci.yml', 'a.txt', 'src/b.ts']);
    const files = new NodeFiles(root, { log: () => undefined });
    for await (const entry of files.list({ aborted: false })) {
      if (entry.path === 'a.txt') assert.equal(entry.size, 3);
    }
  });

  it('obeys .gitignore at every level', async () => {
    await write({
      '.gitignore': '*.log\n/build\nkeep/*\n!keep/this.txt\n',
      'a.log': '',
      'build/x.js': '',
      'src/build/y.js': '',
      'keep/that.txt': '',
      'keep/this.txt': '',
      'sub/.gitignore': '!b.log\n/own\n',
      'sub/b.log': '',
      'sub/c.log': '',
      'sub/own/x': '',
      'own/x': '',
    });
    assert.deepEqual(await list(), [
      '.gitignore',
      'keep/this.txt',
      'own/x',
      'src/build/y.js',
      'sub/.gitignore',
      'sub/b.log',
    ]);
  });

  it('obeys what is said above a folder of a repository, and the repository’s own list', async () => {
    await write({
      '.git/info/exclude': 'private.txt\n',
      '.gitignore': 'out/\n/pack/only\n',
      'pack/out/x': '',
      'pack/only/x': '',
      'pack/private.txt': '',
      'pack/a.ts': '',
    });
    assert.deepEqual(await list({ below: 'pack' }), ['a.ts']);
  });

  it('leaves out given patterns', async () => {
    await write({ 'a/x.ts': '', 'b/x.ts': '', 'b/y.snap': '' });
    assert.deepEqual(await list({ excludedGlobs: ['a/', '**/*.snap'] }), ['b/x.ts']);
  });

  it('follows no symbolic link, so a loop has an end', async () => {
    await write({ 'a/x.ts': '' });
    await symlink(root, path.join(root, 'a', 'loop'), 'dir');
    await symlink(path.join(root, 'a', 'x.ts'), path.join(root, 'link.ts'));
    assert.deepEqual(await list(), ['a/x.ts']);
  });

  it('logs a folder that cannot be read and lists the rest', async function () {
    if (process.platform === 'win32' || process.getuid?.() === 0) {
      // Nothing is unreadable to the superuser: a folder that vanishes stands in for it.
      await write({ 'b.ts': '' });
      assert.deepEqual(await list({ below: 'gone' }), []);
      assert.match(log.join('\n'), /cannot be read/);
      return;
    }
    await write({ 'closed/a.ts': '', 'b.ts': '' });
    await chmod(path.join(root, 'closed'), 0);
    try {
      assert.deepEqual(await list(), ['b.ts']);
      assert.match(log.join('\n'), /^The folder closed\/ cannot be read: /);
    } finally {
      await chmod(path.join(root, 'closed'), 0o700);
    }
  });

  it('stops at its bound with the files nearest to the root, and says so', async () => {
    await write({ 'deep/er/c.ts': '', 'a.ts': '', 'b.ts': '' });
    assert.deepEqual(await list({ maxFiles: 2 }), ['a.ts', 'b.ts']);
    assert.match(log.join('\n'), /Only the 2 files/);
  });

  it('stops when it is cancelled', async () => {
    await write({ 'a.ts': '', 'b/c.ts': '' });
    const signal = { aborted: false };
    const files = new NodeFiles(root, { log: () => undefined });
    const found: string[] = [];
    for await (const { path: file } of files.list(signal)) {
      found.push(file);
      signal.aborted = true;
    }
    assert.deepEqual(found, ['a.ts']);
  });

  it('lets others run while it lists', async () => {
    const names = Array.from({ length: 400 }, (_, i) => [`d${i % 40}/f${i}.ts`, ''] as const);
    await write(Object.fromEntries(names));
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 0);
    await list();
    clearInterval(timer);
    assert.ok(turns > 0);
  });

  it('reads at most so many bytes, and nothing of what is missing or binary', async () => {
    await write({ 'a.txt': 'abcdef', 'b.bin': 'a\0b' });
    const files = new NodeFiles(root, { log: (line) => log.push(line) });
    assert.equal(await files.read('a.txt', 3), 'abc');
    assert.equal(await files.read('a.txt', 100), 'abcdef');
    assert.equal(await files.read('b.bin', 100), undefined);
    assert.equal(await files.read('none.txt', 100), undefined);
    assert.deepEqual(log, []);
  });

  it('decodes whole files, as the settings say and at once or not alike', async () => {
    await write({ 'a.txt': 'abcdef', 'b.bin': 'a\0b', 'c.py': 'grün', 'sub/d.py': 'a' });
    await writeFile(path.join(root, 'sub', 'd.py'), Buffer.from('grün', 'latin1'));
    const encodings = { encoding: 'utf8', byName: {}, byEnding: { '.py': 'iso88591' } };
    const files = new NodeFiles(root, { encodings, log: (line) => log.push(line) });
    const all = ['a.txt', 'b.bin', 'none.txt', 'c.py', 'sub/d.py'];
    const decoded = await Promise.all(all.map((name) => files.decodedInside(name, 5)));
    assert.deepEqual(decoded, [
      { reason: 'larger than 5 bytes' },
      { reason: 'binary' },
      undefined,
      { text: 'grÃ¼n', encoding: 'iso88591' },
      { text: 'grün', encoding: 'iso88591' },
    ]);
    assert.deepEqual(
      all.map((name) => files.decodedNow(name, 5)),
      decoded,
    );
    assert.deepEqual(log, []);
  });
});
