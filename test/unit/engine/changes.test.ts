import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { asProposal, overviewOf, readChange } from '../../../src/engine/changes/changes';
import { Git, GitError } from '../../../src/git/Git';
import { GitFolder } from '../git/gitFolder';

describe('reading a change', () => {
  let folder: GitFolder;

  beforeEach(() => {
    folder = new GitFolder();
  });
  afterEach(() => folder.remove());

  const workingTree = () =>
    readChange(new Git('git', folder.path), { kind: 'working-tree', folder: folder.path });

  it('takes all files of a repository without commits for new ones', async () => {
    folder.write({ 'a.js': 'a();\n', 'b.bin': Buffer.from([0, 1]) });
    folder.git('add', 'a.js');
    const { files, skipped } = await workingTree();
    assert.deepEqual(files, [
      { path: 'a.js', language: 'javascript', before: null, after: 'a();\n' },
    ]);
    assert.deepEqual(skipped, [{ path: 'b.bin', reason: 'binary' }]);
  });

  it('leaves out what was only touched, or has only other line endings', async () => {
    folder.commit('one', {
      'same.js': 'a();\n',
      'ends.js': 'a();\nb();\n',
      'edit.js': 'a();\nb();\n',
    });
    folder.write({
      'same.js': 'a();\n',
      'ends.js': 'a();\r\nb();\r\n',
      'edit.js': 'a();\r\nc();\r\n',
    });
    const { files } = await workingTree();
    assert.deepEqual(
      files.map(({ path: name, after }) => [name, after]),
      [['edit.js', 'a();\nc();\n']],
    );
  });

  it('takes a change in the script of a file of markup for one of the script’s language', async () => {
    const page = (script: string, text = 'a') =>
      `<template>${text}</template>\n${script}</script>\n`;
    const sides: Record<string, [before: string, after: string]> = {
      'js.vue': [page('<script>\nold(b)\n'), page('<script>\nfresh(b)\n')],
      'ts.vue': [page('<script lang="ts">\nold(b)\n'), page('<script lang="ts">\nfresh(b)\n')],
      'page.svelte': ['<script>old(b)</script>\n', '<script>fresh(b)</script>\n'],
      'both.vue': [page('\n\n\n<script>\nold(b)\n'), page('\n\n\n<script>\nfresh(b)\n', 'c')],
      'plain.js': ['old(b)\n', 'fresh(b)\n'],
    };
    const texts = (side: 0 | 1) =>
      Object.fromEntries(Object.entries(sides).map(([name, both]) => [name, both[side]]));
    folder.commit('one', texts(0));
    folder.write(texts(1));
    const change = await workingTree();
    const languages = ({ files }: Pick<typeof change, 'files'>) =>
      Object.fromEntries(files.map(({ path: name, language }) => [name, language]));
    assert.deepEqual(languages(change), {
      'js.vue': 'javascript',
      'ts.vue': 'typescript',
      'page.svelte': 'javascript',
      'both.vue': 'vue',
      'plain.js': 'javascript',
    });
    const { hunks } = overviewOf('draft', change).files.find(
      ({ path: name }) => name === 'both.vue',
    )!;
    const picked = { path: 'both.vue', hunks: [hunks.length - 1] };
    assert.equal(hunks.length, 2);
    assert.deepEqual(languages(asProposal(change, 'p', [picked])), { 'both.vue': 'javascript' });
  });

  it('says of the commit at which a shallow clone begins that its changes are not known', async () => {
    folder.commit('one', { 'a.js': '1' });
    folder.commit('two', { 'a.js': '2' });
    const last = folder.commit('three', { 'a.js': '3' });
    const clone = mkdtempSync(path.join(tmpdir(), 'cpl-shallow-'));
    folder.git('clone', '--quiet', '--depth=2', pathToFileURL(folder.path).href, clone);
    const read = (sha: string) =>
      readChange(new Git('git', clone), { kind: 'commit', folder: clone, sha });
    await assert.rejects(
      read('HEAD~1'),
      (error) => error instanceof GitError && /“two” .*shallow.*git fetch/.test(error.message),
    );
    const { files } = await read(last);
    assert.deepEqual(
      files.map(({ before, after }) => [before, after]),
      [['2', '3']],
    );
    rmSync(clone, { recursive: true });
  });

  it('takes the files of a first commit for new ones', async () => {
    const sha = folder.commit('one\n\nparent of all', { 'a.js': '1' });
    const source = { kind: 'commit', folder: folder.path, sha } as const;
    const { files } = await readChange(new Git('git', folder.path), source);
    assert.deepEqual(
      files.map(({ before, after }) => [before, after]),
      [[null, '1']],
    );
  });
});
