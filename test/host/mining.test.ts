import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import type { CrossProjectLearningApi, LearnedPattern } from '../../api';
import { extensionApi, folderNamed, learned, run } from './commands';

/** On a repository in which calls got a timeout in three commits, the last of them reverted. */
describe('mining a history, and how general its pattern is, by commands', () => {
  let api: CrossProjectLearningApi;
  let folder: string;
  let patternId: string;

  before(async () => {
    api = await extensionApi();
    folder = folderNamed('recurring');
    await api.currentProject(folder);
  });

  it('learns what recurs, from the commits that still stand', async () => {
    const [id, ...others] = await run<string[]>('mineHistory', { folder, learn: 'all' });
    assert.ok(id);
    assert.deepEqual(others, []);
    patternId = id;
    const pattern = await learned(id);
    assert.equal(pattern?.patternName, 'Give up on slow prices');
    assert.match(pattern?.codeTemplate.after ?? '', /AbortSignal\.timeout/);
    assert.equal(pattern?.examples.length, 2, 'the reverted commit counts');
    assert.equal(Number(pattern?.confidence.toFixed(2)), 0.6);
  });

  it('learns nothing twice', async () => {
    assert.deepEqual(await run('mineHistory', { folder, learn: 'all' }), []);
    const { items } = await api.listPatterns({}, { limit: 10 });
    assert.deepEqual(
      items.map(({ id }) => id),
      [patternId],
    );
  });

  it('finds nothing in too few commits, and refuses a folder that is not open', async () => {
    assert.deepEqual(await run('mineHistory', { folder, commits: 1, learn: 'all' }), []);
    await assert.rejects(run('mineHistory', { folder: '/not/open', learn: 'all' }), /not a folder/);
  });

  it('makes the pattern more specific as a new version, which can be taken back', async () => {
    const before = await learned(patternId);
    const specific = await run<LearnedPattern>('changeGenerality', { patternId, level: 0 });
    assert.equal(specific.versions.length, (before?.versions.length ?? 0) + 1);
    assert.match(specific.versions.at(-1)?.reason ?? '', /level 1/);
    assert.notEqual(specific.codeTemplate.before, before?.codeTemplate.before);
    await assert.rejects(fitsSomewhere(), /fits nowhere/);
    await run('restoreVersion', { patternId, code: before?.versions.at(-1)?.code });
    assert.deepEqual((await learned(patternId))?.codeTemplate, before?.codeTemplate);
    await assert.rejects(run('changeGenerality', { patternId, level: 99 }), /no level 99/);
  });

  it('fits where it was forgotten and where it was reverted', async () => {
    await fitsSomewhere();
    const changed = execFileSync('git', ['diff', '--name-only'], { cwd: folder, encoding: 'utf8' });
    assert.deepEqual(changed.trim().split('\n'), ['src/bills.js', 'src/carts.js', 'src/stock.js']);
    await vscode.workspace.saveAll();
  });

  async function fitsSomewhere(): Promise<void> {
    await run('applyPattern', { patternId, folder, sites: 'all', confirm: false });
  }
});
