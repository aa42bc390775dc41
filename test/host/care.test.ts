import assert from 'node:assert/strict';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { CrossProjectLearningApi, LearnedPattern, Project } from '../../api';
import { commitOf, extensionApi, folderNamed, learned, run, select } from './commands';

const LESSON = 'do not wait for another service for ever';

describe('care for what was learned, by commands', () => {
  let api: CrossProjectLearningApi;
  let orders: string;
  let shipping: string;
  let patternId: string;

  before(async () => {
    api = await extensionApi();
    orders = folderNamed('orders');
    shipping = folderNamed('shipping');
    await api.currentProject(shipping);
    patternId = await learn('Time out');
  });

  it('applies a pattern at three of five places', async () => {
    const all = [
      { path: 'src/parcels.js', line: 4 },
      { path: 'src/parcels.js', line: 10 },
      { path: 'src/rates.js', line: 4 },
      { path: 'src/rates.js', line: 11 },
      { path: 'src/hook.js', line: 2 },
    ];
    writeFileSync(
      path.join(shipping, 'src/hook.js'),
      'async function call(url) {\n  await fetch(url);\n}\n',
    );
    const before = all.map(lineOf);
    await run('applyPattern', {
      patternId,
      folder: shipping,
      sites: [all[0], all[2], all[4]],
      confirm: false,
    });
    const changed = all.map((place, index) => lineOf(place) !== before[index]);
    assert.deepEqual(changed, [true, false, true, false, true]);
  });

  it('takes it back later, wherever the code has moved, and says so to nobody twice', async () => {
    const file = path.join(shipping, 'src/rates.js');
    // In one step: of a file that is being written, the editor may read the new text with the old time.
    const moved = path.join(path.dirname(shipping), 'rates.moved');
    writeFileSync(moved, `// moved\n\n${readFileSync(file, 'utf8')}`);
    renameSync(moved, file);
    const { appliedPatterns } = await insights();
    const applicationId = appliedPatterns[0]?.application.id;
    assert.equal(
      await run('revertApplication', { applicationId, folder: shipping, confirm: false }),
      true,
    );
    const texts = ['parcels.js', 'rates.js', 'hook.js'].map((name) =>
      readFileSync(path.join(shipping, 'src', name), 'utf8'),
    );
    assert.ok(texts.every((text) => !text.includes('AbortSignal')));
    assert.ok((await insights()).appliedPatterns[0]?.application.revertedAt);
    const again = run('revertApplication', { applicationId, folder: shipping, confirm: false });
    await assert.rejects(again, /Nothing of this application can be reverted/);
  });

  it('dismisses a pattern for a project and brings it back', async () => {
    assert.ok(await isOffered());
    await run('dismissSuggestion', { patternId, folder: shipping });
    assert.ok(!(await isOffered()));
    await run('showDismissed', { folder: shipping, patternIds: [patternId] });
    assert.ok(await isOffered());
    await assert.rejects(
      run('showDismissed', { folder: shipping, patternIds: [patternId] }),
      /No pattern is hidden in shipping/,
    );
  });

  it('renames a pattern, and refuses no name and the name of another one', async () => {
    const other = await learnSelection('Start of a service');
    const renamed = await run<LearnedPattern>('renamePattern', { patternId, name: 'Do not wait' });
    assert.equal(renamed.patternName, 'Do not wait');
    await assert.rejects(run('renamePattern', { patternId, name: ' ' }), /needs a name/);
    const edited = await run<LearnedPattern>('editPattern', {
      patternId: other,
      type: 'architecture',
      description: 'How a service begins.',
    });
    assert.equal(edited.patternType, 'architecture');
    assert.equal(edited.description, 'How a service begins.');
  });

  it('keeps names with quotes, a line break, emoji and right-to-left text', async () => {
    for (const name of [`It's "so"`, 'one\ntwo', '⏱️ timeout', 'مهلة الطلب', 'C:\\Users\\x']) {
      const renamed = await run<LearnedPattern>('renamePattern', { patternId, name });
      assert.equal(renamed.patternName, name);
      assert.equal((await learned(patternId))?.patternName, name);
    }
    await run('renamePattern', { patternId, name: 'Do not wait' });
  });

  it('archives a pattern, so that it is not suggested, and restores it', async () => {
    await run('archivePattern', { patternId });
    assert.equal((await learned(patternId))?.state, 'archived');
    assert.ok(!(await isOffered()));
    await run('restorePattern', { patternId });
    assert.ok(await isOffered());
  });

  it('offers a pattern in one project only', async () => {
    await run('setOnlyIn', { patternId, onlyIn: (await api.currentProject(orders)).id });
    assert.ok(!(await isOffered()));
    await run('setOnlyIn', { patternId, onlyIn: null });
    assert.ok(await isOffered());
  });

  it('shows the details of a pattern as a page', async () => {
    await run('showPatternDetails', { patternId });
    await tabNamed('Do not wait');
  });

  it('learns nothing where it may not, until it may again', async () => {
    const closed = await run<Project>('setPrivacy', { folder: orders, consent: { learn: false } });
    assert.deepEqual(closed.consent, { learn: false, share: true });
    await assert.rejects(learn('Another'), /Nothing is learned from/);
    const open = await run<Project>('setPrivacy', {
      folder: orders,
      consent: { learn: true, share: false },
    });
    assert.deepEqual(open.consent, { learn: true, share: false });
    assert.equal(await learn('Time out'), patternId);
  });

  it('merges patterns with the same code, and one pattern into another', async () => {
    const one = await learnSelection('Twins', 4);
    const other = await learnSelection('Other', 5);
    assert.notEqual(one, other);
    const same = await learnSelection('Third', 4);
    assert.equal(await run('mergeDuplicates', { confirm: false }), 1);
    const [survivor] = [await learned(one), await learned(same)].filter((left) => left);
    assert.ok(survivor);
    await assert.rejects(run('mergeDuplicates', { confirm: false }), /No two patterns/);
    const unlike = run('mergePattern', { patternId, from: survivor.id });
    await assert.rejects(unlike, /change code in different ways/);
    for (const id of [survivor.id, other])
      await run('purgePattern', { patternId: id, confirm: false });
  });

  it('compares an earlier version with the present one, and restores it', async () => {
    const { id: projectId } = await api.currentProject(orders);
    const options = { patternName: 'Versioned', patternType: 'bug_fix' } as const;
    const extract = (variable: string): Promise<LearnedPattern> => {
      const before = `log(${variable}, 'start', parseInt(${variable}.text));\n`;
      const after = before.replace('.text)', '.text, 10)');
      const files = [{ path: `${variable}.js`, before, after }];
      const title = `radix of ${variable}`;
      return api.extractPatternFromProposal(
        { projectId, title, type: 'bug_fix', status: 'executed', files },
        options,
      );
    };
    await extract('answer');
    const { id } = await extract('words[0]');
    const versions = (await learned(id))?.versions ?? [];
    const [first, last] = [versions[0], versions.at(-1)];
    assert.ok(first && last && versions.length > 1, 'the second change gave no new version');
    await run('compareVersion', { patternId: id, code: first.code });
    await tabNamed('Earlier and Present Version');
    await run('restoreVersion', { patternId: id, code: first.code });
    assert.equal((await learned(id))?.versions.at(-1)?.code, first.code);
    await run('purgePattern', { patternId: id, confirm: false });
  });

  it('says that there is nothing to review where no pattern does badly', async () => {
    assert.equal(await run('reviewLowPerformers'), undefined);
  });

  it('opens the walkthrough, the log and the lists by command', async () => {
    await run('getStarted');
    await run('showLog');
    await run('filterSuggestions', { text: 'wait', types: ['bug_fix'] });
    await run('clearSuggestionFilter');
    await run('filterPatterns', { text: 'wait' });
    await run('clearPatternFilter');
    await run('refresh');
  });

  it('purges a pattern for good', async () => {
    const doomed = await learnSelection('Doomed');
    assert.equal(await run('purgePattern', { patternId: doomed, confirm: false }), true);
    assert.equal(await learned(doomed), undefined);
  });

  it('writes a backup, deletes everything, and restores it', async () => {
    const file = path.join(shipping, '..', 'all.cplbackup');
    rmSync(file, { force: true });
    const counts = await run<{ patterns: number }>('exportBackup', { file });
    assert.ok(existsSync(file));
    assert.equal(counts.patterns, 2);
    await assert.rejects(run('exportBackup', { file }), /there already/);
    assert.equal(await run('deleteAll', { confirm: false }), true);
    assert.equal(await learned(patternId), undefined);
    await run('restoreBackup', { file });
    assert.equal((await learned(patternId))?.patternName, 'Do not wait');
    const broken = path.join(shipping, '..', 'broken.cplbackup');
    writeFileSync(broken, 'not a backup');
    await assert.rejects(run('restoreBackup', { file: broken }), /backup/);
  });

  function lineOf({ path: file, line }: { path: string; line: number }): string {
    return readFileSync(path.join(shipping, file), 'utf8').split('\n')[line - 1] ?? '';
  }

  async function isOffered(): Promise<boolean> {
    const { id } = await api.currentProject(shipping);
    const offered = await api.suggestPatternsForProject(id);
    return offered.some((match) => match.patternId === patternId);
  }

  async function insights() {
    return api.getCrossProjectInsights((await api.currentProject(shipping)).id);
  }

  async function learn(name: string): Promise<string> {
    const commit = commitOf(orders, LESSON);
    return run('learnFromCommit', { folder: orders, commit, name, type: 'bug_fix' });
  }

  async function learnSelection(name: string, length = name.length): Promise<string> {
    const uri = vscode.Uri.file(path.join(orders, 'src', 'server.js'));
    await select(uri, new vscode.Selection(0, 0, length % 3, 20));
    return run('learnFromSelection', { name, type: 'refactoring', description: '' });
  }
});

/** Waits until a tab's title contains a text. */
async function tabNamed(text: string): Promise<void> {
  const deadline = Date.now() + 20_000;
  const labels = (): string[] =>
    vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
  while (!labels().some((label) => label.includes(text))) {
    if (Date.now() > deadline) assert.fail(`no tab “${text}” among ${labels().join(' | ')}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
