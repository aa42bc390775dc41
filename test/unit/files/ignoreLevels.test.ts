import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { NodeFiles } from '../../../src/files/NodeFiles';
import { GitFolder } from '../git/gitFolder';

describe('what a repository leaves out', () => {
  let folder: GitFolder;
  let beside: string;

  beforeEach(() => {
    folder = new GitFolder();
    beside = mkdtempSync(path.join(tmpdir(), 'cpl-beside-'));
  });
  afterEach(() => {
    folder.remove();
    rmSync(beside, { recursive: true, force: true });
  });

  async function list(root = folder.path): Promise<string[]> {
    const files = new NodeFiles(root, { log: assert.fail });
    const found: string[] = [];
    for await (const { path: file } of files.list({ aborted: false })) found.push(file);
    for (const file of found) assert.ok(await files.entry(file), file);
    return found.sort();
  }

  const worktree = (at: string) => folder.git('worktree', 'add', '--quiet', at, '-b', 'next');

  /** A repository with one commit, as a submodule at `lib`. */
  function submodule(files: Record<string, string>): void {
    const inner = new GitFolder();
    inner.commit('one', files);
    const allowed = ['-c', 'protocol.file.allow=always'];
    folder.git(...allowed, 'submodule', '--quiet', 'add', inner.path, 'lib');
    inner.remove();
  }

  it('is not what another one around it leaves out: a linked worktree in an ignored folder (G08)', async () => {
    folder.commit('one', { '.gitignore': '.worktrees/\nbuild/\n', 'a.py': '' });
    worktree('.worktrees/next');
    folder.write({ '.worktrees/next/build/out.py': '' });
    const next = path.join(folder.path, '.worktrees', 'next');
    assert.deepEqual(await list(next), ['.gitignore', 'a.py']);
  });

  it('is the same in a folder of a linked worktree (G08b), whose own lists count too', async () => {
    folder.commit('one', { '.gitignore': 'build/\n', 'app/a.py': '' });
    folder.write({ '.git/info/exclude': 'private.py\n' });
    const next = path.join(beside, 'next');
    worktree(next);
    mkdirSync(path.join(next, 'app', 'build'));
    folder.write({ [path.relative(folder.path, path.join(next, 'app', 'build', 'x.py'))]: '' });
    folder.write({ [path.relative(folder.path, path.join(next, 'app', 'private.py'))]: '' });
    assert.deepEqual(await list(path.join(next, 'app')), ['a.py']);
  });

  it('does not hold in a submodule (G08d), which is none of the files around it', async () => {
    submodule({ 'x.gen.py': '', 'y.py': '', 'deep/z.gen.py': '' });
    folder.commit('two', { '.gitignore': '*.gen.py\n', 'a.py': '' });
    const lib = path.join(folder.path, 'lib');
    assert.deepEqual(await list(lib), ['deep/z.gen.py', 'x.gen.py', 'y.py']);
    assert.deepEqual(await list(path.join(lib, 'deep')), ['z.gen.py']);
    assert.deepEqual(await list(), ['.gitignore', '.gitmodules', 'a.py']);
  });

  it('holds in a repository without lists of its own', async () => {
    folder.commit('one', { '.gitignore': 'build/\n', 'app/a.py': '' });
    rmSync(path.join(folder.path, '.git', 'info'), { recursive: true });
    folder.write({ 'app/build/out.py': '' });
    assert.deepEqual(await list(path.join(folder.path, 'app')), ['a.py']);
  });

  it('holds where a folder of it is opened through a link (G21)', async () => {
    folder.commit('one', { '.gitignore': 'build/\n', 'app/a.py': '' });
    folder.write({ 'app/build/out.py': '' });
    const link = path.join(beside, 'link');
    symlinkSync(path.join(folder.path, 'app'), link, 'dir');
    assert.deepEqual(await list(link), ['a.py']);
  });

  it('has repositories and worktrees within it (G09), asked for one by one too', async () => {
    folder.commit('one', { 'a.py': '' });
    worktree('.claude/worktrees/next');
    folder.write({ '.claude/worktrees/next/b.py': '', 'empty/.git/nothing': '' });
    rmSync(path.join(folder.path, 'empty', '.git', 'nothing'));
    folder.write({ 'empty/c.py': '' });
    assert.deepEqual(await list(), ['a.py', 'empty/c.py']);
    const files = new NodeFiles(folder.path, { log: assert.fail });
    assert.equal(await files.entry('.claude/worktrees/next/b.py'), undefined);
    const below: string[] = [];
    for await (const { path: file } of files.list({ aborted: false }, '.claude/worktrees')) {
      below.push(file);
    }
    assert.deepEqual(below, []);
  });

  it('has none in a folder of repositories, each of which counts', async () => {
    folder.commit('one', { '.gitignore': 'build/\n', 'a.py': '' });
    worktree('.worktrees/next');
    folder.write({ 'build/out.py': '' });
    const name = path.basename(folder.path);
    symlinkSync(folder.path, path.join(beside, 'link'), 'dir');
    folder.git('clone', '--quiet', folder.path, path.join(beside, name));
    folder.git('clone', '--quiet', folder.path, path.join(beside, name, 'within'));
    assert.deepEqual(await list(beside), [`${name}/.gitignore`, `${name}/a.py`]);
  });

  describe('names what the person leaves out everywhere', () => {
    let before: NodeJS.ProcessEnv;
    beforeEach(() => {
      before = { ...process.env };
      process.env.GIT_CONFIG_GLOBAL = path.join(beside, 'config');
      process.env.XDG_CONFIG_HOME = beside;
    });
    afterEach(() => {
      for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
      Object.assign(process.env, before);
    });

    const write = (name: string, text: string) =>
      folder.write({ [path.relative(folder.path, path.join(beside, name))]: text });

    it('in the file that the configuration of the repository or the person names (G14)', async () => {
      folder.write({ 'scratch/a.py': '', 'a.py': '', 'b.log': '', 'kept/b.log': '' });
      folder.write({ 'kept/.gitignore': '!b.log\n' });
      write('ignore', 'scratch/\n*.log\n');
      folder.git('config', 'core.excludesFile', path.join(beside, 'ignore'));
      const left = ['a.py', 'kept/.gitignore', 'kept/b.log'];
      assert.deepEqual(await list(), left);
      folder.git('config', '--unset', 'core.excludesFile');
      write('config', `[include]\n\tpath = more\n`);
      write('more', `[Core]\n  excludesfile = "${path.join(beside, 'ignore')}" # all of it\n`);
      assert.deepEqual(await list(), left);
    });

    it('in no device, from which reading would never end', async () => {
      folder.write({ 'a.py': '', '.git/info/exclude': '' });
      folder.git('config', 'core.excludesFile', '/dev/zero');
      folder.git('config', 'include.path', '/dev/zero');
      assert.deepEqual(await list(), ['a.py']);
    });

    it('in its usual place where none is named, and nowhere outside of a repository', async () => {
      folder.write({ 'scratch/a.py': '', 'a.py': '' });
      write('git/ignore', 'scratch/\n');
      assert.deepEqual(await list(), ['a.py']);
      rmSync(path.join(folder.path, '.git'), { recursive: true });
      assert.deepEqual(await list(), ['a.py', 'scratch/a.py']);
    });
  });
});
