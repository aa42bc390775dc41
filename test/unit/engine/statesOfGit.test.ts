import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { readChange } from '../../../src/engine/changes/changes';
import { HistoryMine } from '../../../src/engine/mining/HistoryMine';
import { revertedCommits } from '../../../src/engine/mining/reverts';
import { changesOfWorkingTree, listChanges, listCommits } from '../../../src/git/commits';
import { Git, GitError } from '../../../src/git/Git';
import { refuseDuringRebase } from '../../../src/git/refuseDuringRebase';
import { createTemplates } from '../../../src/template/createTemplates';
import { GitFolder } from '../git/gitFolder';
import { grammars } from '../template/tree/workbench';
import { recurringTimeouts } from './minedHistory';
import { Engines } from './openEngine';

const never = new AbortController().signal;

describe('git in other settings and states', () => {
  let folder: GitFolder;
  let git: Git;
  let beside: string;

  beforeEach(() => {
    folder = new GitFolder();
    git = new Git('git', folder.path);
    beside = mkdtempSync(path.join(tmpdir(), 'cpl-beside-'));
  });
  afterEach(() => {
    folder.remove();
    rmSync(beside, { recursive: true, force: true });
  });

  const working = () => readChange(git, { kind: 'working-tree', folder: folder.path });
  const commit = (sha: string, of = git) =>
    readChange(of, { kind: 'commit', folder: of.folder, sha });
  const isGitError = (code: string, sentence: RegExp) => (error: unknown) =>
    error instanceof GitError && error.code === code && sentence.test(error.message);

  it('reads commits that are signed, though log.showSignature shows that (G01)', async function () {
    try {
      const key = path.join(beside, 'key');
      execFileSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', key]);
    } catch {
      this.skip();
    }
    writeFileSync(path.join(beside, 'allowed'), '');
    for (const [name, value] of Object.entries({
      'gpg.format': 'ssh',
      'user.signingkey': path.join(beside, 'key.pub'),
      'gpg.ssh.allowedSignersFile': path.join(beside, 'allowed'),
      'commit.gpgsign': 'true',
      'log.showSignature': 'true',
    })) {
      folder.git('config', name, value);
    }
    folder.commit('one', { 'a.py': 'a = old(1)\n' });
    const sha = folder.commit('two', { 'a.py': 'a = fresh(1)\n' });
    const listed = await listCommits(git, { limit: 10 });
    assert.deepEqual(
      listed.map(({ title, filesChanged }) => [title, filesChanged]),
      [
        ['two', 1],
        ['one', 1],
      ],
    );
    const { title, files } = await commit(sha);
    assert.deepEqual([title, files[0]?.after], ['two', 'a = fresh(1)\n']);
    assert.equal((await listChanges(git, 10)).length, 2);
  });

  it('says what to do where git does not trust a folder of somebody else (G02)', async function () {
    if (process.platform === 'win32') this.skip();
    folder.commit('one', { 'a.py': 'a = old(1)\n' });
    const stranger = path.join(beside, 'git');
    writeFileSync(stranger, '#!/bin/sh\nGIT_TEST_ASSUME_DIFFERENT_OWNER=1 exec git "$@"\n');
    chmodSync(stranger, 0o755);
    const mistrusting = new Git(stranger, folder.path);
    const isUnsafe = isGitError('UnsafeRepository', /does not trust .* belongs to somebody else/);
    await assert.rejects(listCommits(mistrusting, { limit: 10 }), isUnsafe);
    await assert.rejects(changesOfWorkingTree(mistrusting), isUnsafe);
    await assert.rejects(listChanges(mistrusting, 10), isUnsafe);
    await assert.rejects(commit('HEAD', mistrusting), isUnsafe);
  });

  it('never takes a repository that it cannot read for one without commits', async () => {
    folder.commit('one', { 'a.py': 'a = old(1)\n' });
    folder.write({ '.git/config': '[core\n' });
    await assert.rejects(listCommits(git, { limit: 10 }), isGitError('GitFailed', /bad config/));
    await assert.rejects(commit('HEAD'), isGitError('GitFailed', /bad config/));
  });

  it('compares with the index of the folder (G03b)', async () => {
    folder.commit('one', { 'b.py': 'a = old(1)\n', 'c.py': 'a = old(1)\n' });
    folder.write({ 'b.py': 'a = fresh(1)\n' });
    process.env.GIT_INDEX_FILE = '/nowhere';
    try {
      assert.deepEqual(
        (await working()).files.map(({ path: name }) => name),
        ['b.py'],
      );
    } finally {
      delete process.env.GIT_INDEX_FILE;
    }
  });

  it('reads titles and names as they were written, whatever git shows them in (G04)', async () => {
    folder.git('config', 'user.name', 'Jürgen');
    folder.git('config', 'i18n.logOutputEncoding', 'ISO-8859-1');
    const sha = folder.commit('Größe geändert\n\nÄußerst', { 'a.py': 'a = 1\n' });
    const [listed] = await listCommits(git, { limit: 1 });
    assert.deepEqual([listed?.title, listed?.author], ['Größe geändert', 'Jürgen']);
    assert.equal((await commit(sha)).description, 'Äußerst');
    folder.git('config', 'i18n.commitEncoding', 'ISO-8859-1');
    folder.write({ message: Buffer.from('Übersetzt', 'latin1') });
    folder.git('commit', '--quiet', '--allow-empty', '--file', 'message');
    assert.equal((await commit('HEAD')).title, 'Übersetzt');
  });

  it('reads repositories of the longer hashes (G05)', async () => {
    const longer = path.join(beside, 'd');
    const run = (...args: string[]) => execFileSync('git', args, { cwd: beside });
    run('init', '--quiet', '--object-format=sha256', longer);
    folder.remove();
    Object.assign(folder, { path: longer });
    git = new Git('git', longer);
    folder.git('config', 'user.name', 'Ada');
    folder.git('config', 'user.email', 'ada@example.com');
    folder.commit('one', { 'a.py': 'a = old(1)\n' });
    const sha = folder.commit('two', { 'a.py': 'a = fresh(1)\n' });
    assert.equal((await listCommits(git, { limit: 10 })).length, 2);
    assert.equal((await commit(sha)).files[0]?.before, 'a = old(1)\n');
    folder.write({ 'a.py': 'a = old(1)\n', 'n.py': 'a = old(1)\n' });
    assert.deepEqual(
      (await working()).files.map(({ path: name }) => name),
      ['a.py', 'n.py'],
    );
  });

  it('finds reverts, however git is told to search (grep.patternType, grep.extendedRegexp)', async () => {
    folder.commit('one', { 'a.py': 'a = old(1)\n' });
    const sha = folder.commit('two', { 'a.py': 'a = fresh(1)\n' });
    folder.git('revert', '--no-edit', sha);
    for (const [name, value] of [
      ['grep.patternType', 'fixed'],
      ['grep.patternType', 'perl'],
      ['grep.extendedRegexp', 'true'],
    ] as const) {
      folder.git('config', name, value);
      assert.ok((await revertedCommits(git, 10, never)).has(sha), `${name}=${value}`);
      folder.git('config', '--unset', name);
    }
  });

  it('counts the files of the first commit, though log.showRoot hides them (G12c)', async () => {
    folder.git('config', 'log.showRoot', 'false');
    folder.commit('one', { 'a.py': 'a = old(1)\n' });
    const [listed] = await listCommits(git, { limit: 10 });
    assert.equal(listed?.filesChanged, 1);
    assert.equal((await listChanges(git, 10))[0]?.changes.length, 1);
  });

  it('answers the same, whatever the configuration changes of its output (G12b)', async () => {
    folder.commit('one', { 'a.py': '1\n' });
    const sha = folder.commit('two', { 'a.py': '2\n', 'm.py': '3\n' });
    folder.write({ 'a.py': '4\n' });
    const seen = async () => [
      await listCommits(git, { limit: 10 }),
      await listChanges(git, 10),
      await commit(sha),
      await working(),
    ];
    const wanted = await seen();
    for (const setting of (
      'color.ui=always color.diff=always diff.noprefix=true diff.mnemonicPrefix=true ' +
      'diff.renames=copies log.date=relative core.abbrev=7 log.abbrevCommit=true ' +
      'log.decorate=full log.diffMerges=off diff.relative=true diff.external=/bin/false ' +
      'core.pager=false format.pretty=oneline diff.ignoreSubmodules=all log.follow=true ' +
      'diff.orderFile=nowhere diff.renames=false diff.renameLimit=1 log.mailmap=false ' +
      'notes.displayRef=refs/notes/* core.quotePath=true i18n.logOutputEncoding=UTF-16'
    ).split(' ')) {
      const [name = '', value = ''] = setting.split('=');
      folder.git('config', name, value);
      assert.deepEqual(await seen(), wanted, setting);
    }
  });

  describe('names files that nothing can be learned from', () => {
    const pointer = (size: number) =>
      `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize ${size}\n`;

    it('those that Git LFS keeps, of which git has a pointer (G10c)', async () => {
      folder.commit('one', { 'data.csv': pointer(1), 'a.py': 'a = old(1)\n' });
      const sha = folder.commit('two', { 'data.csv': pointer(2), 'a.py': 'a = fresh(1)\n' });
      folder.write({ 'data.csv': 'a,b\n' });
      const skipped = [{ path: 'data.csv', reason: 'kept by Git LFS' }];
      const change = await commit(sha);
      assert.deepEqual(change.skipped, skipped);
      assert.deepEqual(
        change.files.map(({ path: name }) => name),
        ['a.py'],
      );
      assert.deepEqual((await working()).skipped, skipped);
    });

    it('those in conflict, as long as they are (G10b), and with markers after that', async () => {
      folder.commit('one', { 'z.py': 'z = 1\n', 'd.py': 'd = 1\n', 'k.py': 'k = 1\n' });
      folder.git('switch', '--quiet', '--create', 'x');
      folder.git('rm', '--quiet', 'd.py');
      folder.commit('x', { 'z.py': 'z = 2\n' });
      folder.git('switch', '--quiet', 'main');
      folder.commit('y', { 'z.py': 'z = 3\n', 'd.py': 'd = 2\n' });
      assert.throws(() => folder.git('merge', '--quiet', 'x'));
      folder.write({ 'k.py': 'k = 2\n' });
      const both = ['d.py', 'z.py'].map((name) => ({ path: name, reason: 'in conflict' }));
      const change = await working();
      assert.deepEqual(change.skipped, both);
      assert.deepEqual(
        change.files.map(({ path: name }) => name),
        ['k.py'],
      );
      const sha = folder.commit('with markers');
      assert.deepEqual((await commit(sha)).skipped, both.slice(1));
    });

    it('no lines that only look like a part of a conflict', async () => {
      folder.commit('one', { 'a.rst': 'Title\n' });
      const text = '>>>>>>> quoted\nTitle\n=======\n<<<<<<<< eight\n<<<<<<< seven\n';
      folder.write({ 'a.rst': text });
      assert.equal((await working()).files[0]?.after, text);
    });
  });

  describe('in a partial clone', () => {
    let partial: Git;

    function clone(): void {
      folder.git('config', 'uploadpack.allowFilter', 'true');
      const url = pathToFileURL(folder.path).href;
      const into = path.join(beside, 'clone');
      folder.git('clone', '--quiet', '--filter=blob:none', url, into);
      partial = new Git('git', into);
    }

    it('lists commits and what is there of them, renamed files with edits too', async () => {
      const lines = Array.from({ length: 40 }, (_, index) => `line ${index}\n`).join('');
      folder.commit('one', { 'a.py': lines });
      folder.git('mv', 'a.py', 'b.py');
      const renamed = folder.commit('two', { 'b.py': `${lines}more\n` });
      folder.commit('three', { 'c.py': 'c = 1\n' });
      clone();
      assert.equal((await listCommits(partial, { limit: 10 })).length, 3);
      assert.equal((await listChanges(partial, 10)).length, 3);
      const change = await commit(renamed, partial);
      assert.deepEqual(change.skipped, [{ path: 'a.py', reason: 'not in this partial clone' }]);
      assert.deepEqual(
        change.files.map(({ path: name }) => name),
        ['b.py'],
      );
      assert.deepEqual(
        (await commit('HEAD', partial)).files.map(({ path: name }) => name),
        ['c.py'],
      );
    });

    it('ends with a sentence where most is missing', async () => {
      for (let round = 0; round < 3; round += 1) {
        const names = Array.from({ length: 30 }, (_, index) => `f${index}.js`);
        folder.commit(
          `round ${round}`,
          Object.fromEntries(names.map((name) => [name, `open(${round}, '${name}');\n`])),
        );
      }
      clone();
      const mine = new HistoryMine(partial, createTemplates(grammars), []);
      await assert.rejects(
        mine.candidates(10, () => undefined, never),
        isGitError('NotFetched', /partial .* Fetch them/),
      );
    });
  });

  describe('while a rebase is under way', () => {
    it('mining ends with a sentence, also in a linked worktree, and works again afterwards', async () => {
      const mined = recurringTimeouts(2).folder;
      const engines = new Engines();
      try {
        const { api } = engines.open([mined.path]);
        const mine = () => api.mineHistory({ folder: mined.path });
        const found = (await mine()).length;
        assert.ok(found > 0);
        assert.throws(() => mined.git('rebase', '--exec', 'false', 'HEAD~1'));
        await assert.rejects(mine(), {
          code: 'RebaseUnderWay',
          message: /Finish it or give it up/,
        });
        mined.git('rebase', '--abort');
        assert.equal((await mine()).length, found);
      } finally {
        await engines.close();
        mined.remove();
      }
    });

    it('is told from patches that are applied, and from a rebase in another worktree', async () => {
      folder.commit('one', { 'a.js': '1\n' });
      folder.commit('two', { 'a.js': '2\n' });
      const next = path.join(beside, 'next');
      folder.git('worktree', 'add', '--quiet', next, '-b', 'next');
      assert.throws(() => folder.git('-C', next, 'rebase', '--exec', 'false', 'HEAD~1'));
      await refuseDuringRebase(git);
      await assert.rejects(
        refuseDuringRebase(new Git('git', next)),
        isGitError('RebaseUnderWay', /rebase/),
      );
      folder.write({ '.git/rebase-apply/applying': '' });
      await refuseDuringRebase(git);
    });
  });
});
