import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  changesOfCommit,
  changesOfWorkingTree,
  listChanges,
  listCommits,
  readCommit,
} from '../../../src/git/commits';
import { ObjectReader } from '../../../src/git/ObjectReader';
import { Git, GitError } from '../../../src/git/Git';
import { GitFolder } from './gitFolder';

describe('commits', () => {
  let folder: GitFolder;
  let git: Git;

  beforeEach(() => {
    folder = new GitFolder();
    git = new Git('git', folder.path);
  });
  afterEach(() => folder.remove());

  async function readObjects(ids: string[]): Promise<(Buffer | undefined)[]> {
    const objects = new ObjectReader(git);
    return objects.read(ids, 1000).finally(() => objects.close());
  }

  it('are none in an empty repository', async () => {
    assert.deepEqual(await listCommits(git, { limit: 10 }), []);
    assert.deepEqual(await changesOfWorkingTree(git), []);
  });

  it('are listed newest first, page by page, with odd titles intact', async () => {
    folder.commit("First “quoted” 'one' 🙂 ‏rtl", { 'a.txt': '1' });
    folder.commit('Second\n\nwith a body', { 'b.txt': '1', 'c.txt': '2' });
    const all = await listCommits(git, { limit: 10 });
    assert.deepEqual(
      all.map(({ title, filesChanged, author }) => [title, filesChanged, author]),
      [
        ['Second', 2, 'Ada'],
        ["First “quoted” 'one' 🙂 ‏rtl", 1, 'Ada'],
      ],
    );
    const [older] = await listCommits(git, { limit: 1, skip: 1 });
    assert.equal(older?.sha, all[1]?.sha);
    assert.equal((await readCommit(git, all[0]?.sha ?? '')).description, 'with a body');
  });

  it('tell their files with both sides, renames as one, the root commit and odd names included', async () => {
    const name = 'dir/it’s "odd"\n🙂.js';
    const root = folder.commit('root', { [name]: 'one\ntwo\nthree\n', 'gone.js': 'x' });
    folder.git('mv', name, 'moved.js');
    folder.git('rm', '--quiet', 'gone.js');
    const sha = folder.commit('move', { 'moved.js': 'one\ntwo\nthree!\n', 'new.js': 'n' });
    const first = await changesOfCommit(git, await readCommit(git, root));
    assert.deepEqual(first.map((change) => change.path).sort(), [name, 'gone.js']);
    assert.ok(first.every(({ oldId, newId }) => oldId === null && newId !== null));
    const changes = await changesOfCommit(git, await readCommit(git, sha));
    assert.deepEqual(changes.map((change) => change.path).sort(), [
      'gone.js',
      'moved.js',
      'new.js',
    ]);
    const moved = changes.find((change) => change.path === 'moved.js');
    const [before, after] = await readObjects([moved?.oldId ?? '', moved?.newId ?? '']);
    assert.equal(before?.toString(), 'one\ntwo\nthree\n');
    assert.equal(after?.toString(), 'one\ntwo\nthree!\n');
  });

  it('of a folder below the root are those that touch it, with paths of its own', async () => {
    folder.commit('elsewhere', { 'other/a.js': '1' });
    const sha = folder.commit('here and there', { 'packages/p/a.js': '1', 'other/a.js': '2' });
    const below = new Git('git', path.join(folder.path, 'packages', 'p'));
    assert.deepEqual(
      (await listCommits(below, { limit: 10 })).map(({ title }) => title),
      ['here and there'],
    );
    const changes = await changesOfCommit(below, await readCommit(below, sha));
    assert.deepEqual(
      changes.map((change) => change.path),
      ['a.js'],
    );
  });

  it('that are not made yet are all files but the ignored ones', async () => {
    folder.write({
      'staged.js': '1',
      'dir/new.js': '2',
      'ignored.log': '3',
      '.gitignore': '*.log\n',
    });
    folder.git('add', 'staged.js');
    const below = new Git('git', path.join(folder.path, 'dir'));
    const found = await changesOfWorkingTree(git);
    assert.deepEqual(found.map((change) => change.path).sort(), [
      '.gitignore',
      'dir/new.js',
      'staged.js',
    ]);
    assert.ok(found.every(({ oldId, newId }) => oldId === null && newId !== null));
    assert.deepEqual(
      (await changesOfWorkingTree(below)).map((change) => change.path),
      ['new.js'],
    );
  });

  it('in the working tree are those of known files first, then new ones', async () => {
    folder.commit('one', { 'b.js': '1', 'gone.js': '1', '.gitignore': '*.log\n' });
    folder.write({ 'b.js': '2', 'a.js': 'new', 'staged.js': 'new', 'x.log': 'ignored' });
    folder.git('add', 'staged.js');
    rmSync(path.join(folder.path, 'gone.js'));
    const found = await changesOfWorkingTree(git);
    assert.deepEqual(
      found.map(({ path: name, oldId, newId }) => [name, oldId !== null, newId !== null]),
      [
        ['b.js', true, true],
        ['gone.js', true, false],
        ['staged.js', false, true],
        ['a.js', false, true],
      ],
    );
  });

  it('on a detached head are those against it', async () => {
    folder.commit('one', { 'a.js': '1' });
    folder.commit('two', { 'a.js': '2' });
    folder.git('checkout', '--quiet', '--detach', 'HEAD~1');
    assert.deepEqual(await changesOfWorkingTree(git), []);
    folder.write({ 'a.js': '2' });
    const [changed] = await changesOfWorkingTree(git);
    const [before] = await readObjects([changed?.oldId ?? '']);
    assert.equal(before?.toString(), '1');
    assert.deepEqual(
      (await listCommits(git, { limit: 10 })).map(({ title }) => title),
      ['one'],
    );
  });

  it('in a clone without contents are listed all the same', async () => {
    folder.commit('one', { 'a.js': '1' });
    folder.commit('two', { 'a.js': '2', 'b.js': '3' });
    folder.git('config', 'uploadpack.allowFilter', 'true');
    const clone = mkdtempSync(path.join(tmpdir(), 'cpl-partial-'));
    const url = pathToFileURL(folder.path).href;
    folder.git('clone', '--quiet', '--no-checkout', '--filter=blob:none', url, clone);
    const listed = await listCommits(new Git('git', clone), { limit: 10 });
    assert.deepEqual(
      listed.map(({ title, filesChanged }) => [title, filesChanged]),
      [
        ['two', 2],
        ['one', 1],
      ],
    );
    rmSync(clone, { recursive: true });
  });

  it('in the working tree leave submodules and links alone', async function () {
    if (process.platform === 'win32') this.skip();
    const other = new GitFolder();
    const trap = mkdtempSync(path.join(tmpdir(), 'cpl-trap-'));
    try {
      other.commit('one', { 'in.js': '1', '.gitattributes': '*.js filter=evil\n' });
      folder.commit('one', { 'a.js': '1' });
      const url = pathToFileURL(other.path).href;
      folder.git('-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', url, 'inner');
      folder.commit('two');
      const inner = path.join(folder.path, 'inner');
      folder.git('-C', inner, 'config', 'filter.evil.clean', `touch ${trap}/ran; cat`);
      folder.write({ 'a.js': '2', 'inner/in.js': '2' });
      symlinkSync(inner, path.join(folder.path, 'link.js'));
      assert.deepEqual(
        (await changesOfWorkingTree(git)).map((change) => change.path),
        ['a.js'],
      );
      assert.ok(!existsSync(path.join(trap, 'ran')));
      assert.deepEqual(
        (await changesOfWorkingTree(new Git('git', inner))).map((change) => change.path),
        ['in.js'],
      );
    } finally {
      other.remove();
      rmSync(trap, { recursive: true });
    }
  });

  it('are listed with what each changed as when one is asked after the other', async () => {
    const name = 'dir/it’s "odd"\n🙂.js';
    folder.commit('root', { [name]: 'one\ntwo\nthree\n', 'gone.js': 'x', 'packages/p/a.js': '1' });
    folder.git('mv', name, 'moved.js');
    folder.git('rm', '--quiet', 'gone.js');
    folder.commit('move', { 'moved.js': 'one\ntwo\nthree!\n', 'packages/p/a.js': '2' });
    folder.commit('a\x1eb', { 'c\x1ed.js': '1' });
    folder.git('commit', '--quiet', '--allow-empty', '--message', 'nothing');
    for (const each of [git, new Git('git', path.join(folder.path, 'packages', 'p'))]) {
      const listed = await listCommits(each, { limit: 10 });
      const all = await listChanges(each, 10);
      assert.deepEqual(
        all.map(({ sha, title }) => [sha, title]),
        listed.map(({ sha, title }) => [sha, title]),
      );
      for (const { changes, ...commit } of all) {
        if (commit.title.startsWith('a')) continue;
        assert.deepEqual(changes, await changesOfCommit(each, commit));
      }
    }
    assert.equal((await listChanges(git, 1)).length, 1);
  });

  it('of a merge are what it brought to its first parent', async () => {
    folder.commit('base', { 'a.js': '1' });
    folder.git('switch', '--quiet', '--create', 'side');
    folder.commit('side', { 'side.js': '1' });
    folder.git('switch', '--quiet', 'main');
    folder.commit('main', { 'main.js': '1' });
    folder.git('merge', '--quiet', '--no-edit', 'side');
    const changes = await changesOfCommit(git, await readCommit(git, 'HEAD'));
    assert.deepEqual(
      changes.map(({ path: name }) => name),
      ['side.js'],
    );
  });

  it('that are not there are named plainly', async () => {
    folder.commit('one');
    await assert.rejects(readCommit(git, '--output=x'), /There is no commit “--output=x” here/);
  });

  it('run nothing that the repository’s configuration names', async () => {
    const trap = path.join(mkdtempSync(path.join(tmpdir(), 'cpl-trap-')), 'ran');
    folder.commit('one', { 'a.txt': '1', '.gitattributes': '*.txt diff=evil\n' });
    const sha = folder.commit('two', { 'a.txt': '2', 'evil.sh': `#!/bin/sh\ntouch ${trap}\n` });
    const script = path.join(folder.path, 'evil.sh');
    chmodSync(script, 0o755);
    for (const key of [
      'core.fsmonitor',
      'core.pager',
      'diff.external',
      'diff.evil.textconv',
      'diff.evil.command',
    ]) {
      folder.git('config', key, script);
    }
    folder.write({ 'a.txt': '3' });
    await listCommits(git, { limit: 5 });
    await changesOfCommit(git, await readCommit(git, sha));
    await changesOfWorkingTree(git);
    assert.ok(!existsSync(trap));
    rmSync(path.dirname(trap), { recursive: true });
  });

  it('outside of a repository, or without git, are a sentence with an action', async () => {
    const outside = mkdtempSync(path.join(tmpdir(), 'cpl-none-'));
    await assert.rejects(
      new Git('git', outside).run(['status']),
      (error) => error instanceof GitError && error.code === 'NotARepository',
    );
    await assert.rejects(
      new Git('no-such-git', folder.path).run(['status']),
      (error) => error instanceof GitError && error.code === 'GitMissing',
    );
    rmSync(outside, { recursive: true });
  });
});
