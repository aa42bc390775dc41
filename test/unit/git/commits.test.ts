import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  changesOfCommit,
  changesOfWorkingTree,
  listCommits,
  readCommit,
} from '../../../src/git/commits';
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
    const [before, after] = await git.blobs([moved?.oldId ?? '', moved?.newId ?? ''], 1000);
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

  it('leave objects out that are too large or not there', async () => {
    folder.commit('large', { 'large.txt': 'x'.repeat(2000), 'small.txt': 's' });
    const ids = ['large.txt', 'small.txt'].map((name) =>
      folder.git('rev-parse', `HEAD:${name}`).trim(),
    );
    const blobs = await git.blobs([...ids, '0'.repeat(40)], 1000);
    assert.deepEqual(
      blobs.map((blob) => blob?.toString()),
      [undefined, 's', undefined],
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
