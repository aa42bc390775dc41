import assert from 'node:assert/strict';
import { chmodSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { CrossProjectLearningApi } from '../../api';
import { commitOf, extensionApi, folderNamed, run } from './commands';
import { fillUp, makeRoom } from './launcher/smallDisk';

type Insights = Awaited<ReturnType<CrossProjectLearningApi['getCrossProjectInsights']>>;
type Applied = Insights['appliedPatterns'];

const RATES = path.join('src', 'rates.js');
const PARCELS = path.join('src', 'parcels.js');

describe('changes that do not come about as asked', () => {
  let api: CrossProjectLearningApi;
  let shipping: string;
  let patternId: string;
  let library: string;

  before(async () => {
    api = await extensionApi();
    shipping = folderNamed('shipping');
    library = vscode.workspace.getConfiguration('crossProjectLearning').get('libraryFolder', '');
    const orders = folderNamed('orders');
    patternId = await run('learnFromCommit', {
      folder: orders,
      commit: commitOf(orders, 'do not wait for another service for ever'),
      name: 'Time out',
      type: 'bug_fix',
    });
  });

  afterEach(() => {
    makeRoom(path.dirname(shipping));
    makeRoom(library);
    chmodSync(path.join(shipping, RATES), 0o644);
  });

  it('records only the file that could be saved, and leaves the other as it was', async () => {
    const before = text(RATES);
    chmodSync(path.join(shipping, RATES), 0o444);
    const id = await apply();
    assert.equal(text(RATES), before);
    assert.match(text(PARCELS), /AbortSignal/);
    assert.deepEqual(
      [...new Set(sitesOf(await applied(), id).map((site) => site.path))],
      ['src/parcels.js'],
    );
    assertClean(RATES, before);
    assert.equal(await revert(id), true);
  });

  it('refuses in a sentence when no file can be saved, and records nothing', async () => {
    const files = [RATES, PARCELS].map((file) => path.join(shipping, file));
    const before = files.map((file) => readFileSync(file, 'utf8'));
    const count = (await applied()).length;
    for (const file of files) chmodSync(file, 0o444);
    try {
      await assert.rejects(
        apply(),
        /Not saved \(no permission to write it\), so nothing was changed/,
      );
    } finally {
      for (const file of files) chmodSync(file, 0o644);
    }
    assert.deepEqual(
      files.map((file) => readFileSync(file, 'utf8')),
      before,
    );
    assertClean(RATES, before[0] ?? '');
    assert.equal((await applied()).length, count);
  });

  it('loses nothing of a file that a full disk does not take', async () => {
    const file = path.join('src', 'long.js');
    const lines = Array.from(
      { length: 50 },
      (_, n) => `export const f${n} = (url) => fetch(url);\n`,
    );
    // As much as fits into a page of memory, so that it needs one more when it grows.
    const long = lines.join('') + '/'.repeat(4096 - lines.join('').length);
    writeFileSync(path.join(shipping, file), long);
    try {
      fillUp(path.dirname(shipping));
      await assert.rejects(apply('src/long.js'), /Not saved \(the disk is full\)/);
      const document = await vscode.workspace.openTextDocument(path.join(shipping, file));
      assert.equal(document.getText(), long, 'the text before is not in the editor');
      assert.equal(text(file), long, 'the disk has not what stood there before');
      assertClean(file, long);
    } finally {
      makeRoom(path.dirname(shipping));
      rmSync(path.join(shipping, file));
    }
  });

  it('says that files were changed where the library cannot take it down', async () => {
    const count = (await applied()).length;
    fillUp(library);
    await assert.rejects(
      apply(),
      /Changed 4 places in 2 files, but that could not be recorded.*ENOSPC/,
    );
    assert.match(text(RATES), /AbortSignal/);
    assert.equal((await applied()).length, count);
  });

  const text = (file: string): string => readFileSync(path.join(shipping, file), 'utf8');

  function apply(file?: string): Promise<string> {
    return run('applyPattern', {
      patternId,
      folder: shipping,
      sites: file ? sitesIn(file) : 'all',
      confirm: false,
    });
  }

  function sitesIn(file: string): { path: string; line: number }[] {
    const lines = text(file).split('\n');
    return lines.flatMap((line, index) =>
      line.includes('fetch(') ? [{ path: file, line: index + 1 }] : [],
    );
  }

  async function applied(): Promise<Applied> {
    const { id } = await api.currentProject(shipping);
    return (await api.getCrossProjectInsights(id)).appliedPatterns;
  }

  function sitesOf(all: Applied, id: string) {
    return all.find(({ application }) => application.id === id)?.application.sites ?? [];
  }

  function revert(applicationId: string): Promise<boolean> {
    return run('revertApplication', { applicationId, folder: shipping, confirm: false });
  }

  function assertClean(file: string, expected: string): void {
    const { fsPath } = vscode.Uri.file(path.join(shipping, file));
    const open = vscode.workspace.textDocuments.find(({ uri }) => uri.fsPath === fsPath);
    assert.equal(open?.isDirty ?? false, false, `${file} is left unsaved`);
    assert.equal(open?.getText() ?? expected, expected);
  }
});
