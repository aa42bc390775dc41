import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { commitOf, extensionApi, folderNamed, run } from './commands';
import { applied, CHANGED, LEFT_ALONE } from './launcher/encodings';

describe('files of all encodings and line ends', () => {
  const folder = folderNamed('encodings');
  let patternId: string;
  let applicationId: string;

  before(async () => {
    await (await extensionApi()).currentProject(folder);
    patternId = await run('learnFromCommit', {
      folder,
      commit: commitOf(folder, 'Call fresh in place of old'),
      name: 'Fresh',
      type: 'refactoring',
      description: '',
    });
  });

  const bytesOf = (name: string): Buffer => readFileSync(path.join(folder, name));

  function assertBytes(expected: (bytes: Buffer) => Buffer): void {
    for (const [name, bytes] of Object.entries(CHANGED)) {
      const is = bytesOf(name);
      assert.ok(is.equals(expected(bytes)), `${name}: ${is.toString('latin1')}`);
    }
    for (const [name, bytes] of Object.entries(LEFT_ALONE)) {
      const is = bytesOf(name);
      assert.ok(is.equals(bytes), `${name}: ${is.toString('latin1')}`);
    }
  }

  it('keep all bytes but those of the places when a pattern is applied', async () => {
    applicationId = await run('applyPattern', { patternId, folder, confirm: false });
    assert.ok(applicationId);
    assertBytes(applied);
  });

  it('have all of their bytes again when it is taken back', async () => {
    await run('revertApplication', { applicationId, folder, confirm: false });
    assertBytes((bytes) => bytes);
  });

  it('are left alone where VS Code itself would change other lines', async () => {
    for (const name of ['mixed.js', 'cr.js']) {
      const uri = vscode.Uri.file(path.join(folder, name));
      const edit = new vscode.WorkspaceEdit();
      edit.replace(uri, new vscode.Range(0, 0, 0, 1), 'c');
      await vscode.workspace.applyEdit(edit);
      await (await vscode.workspace.openTextDocument(uri)).save();
      const before = LEFT_ALONE[name]?.toString() ?? '';
      const saved = bytesOf(name).toString();
      assert.notEqual(saved, before.replace('a', 'c'));
      assert.equal(saved.replace(/\r\n?/g, '\n'), before.replace('a', 'c').replace(/\r\n?/g, '\n'));
      writeFileSync(uri.fsPath, LEFT_ALONE[name] ?? '');
    }
  });

  it('are named with their reason when nothing else is left to change', async () => {
    const only = (name: string) => ({ path: name, line: 1 });
    const sites = ['mixed.js', 'cr.js'].map(only);
    await assert.rejects(
      Promise.resolve(run('applyPattern', { patternId, folder, sites, confirm: false })),
      /line ends of several kinds.*CR alone|CR alone.*line ends of several kinds/s,
    );
  });
});
