import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { commitOf, extensionApi, folderNamed, run } from './commands';
import { FORMATS_AFTER, FORMATS_BEFORE, FORMATS_LESSON } from './launcher/formats';
import { eventually, previewed, saidYes } from './previewing';

describe('a pattern in a project whose version of the language does not parse all of it', () => {
  const folder = folderNamed('formats');
  const onDisk = (): string => readFileSync(path.join(folder, 'places.py'), 'utf8');
  let patternId: string;

  before(async () => {
    await (await extensionApi()).currentProject(folder);
    patternId = await run('learnFromCommit', {
      folder,
      commit: commitOf(folder, FORMATS_LESSON),
      name: 'f-strings',
      type: 'refactoring',
      description: '',
    });
  });

  it('is ticked only where the file parses afterwards, and applied there', async () => {
    const applying = run<string>('applyPattern', { folder, patternId, sites: 'all' });
    const [shown] = await eventually(() => previewed());
    assert.ok(shown);
    const preview = await vscode.workspace.openTextDocument(shown.modified);
    assert.equal(preview.getText(), FORMATS_AFTER);
    assert.equal(onDisk(), FORMATS_BEFORE);
    await saidYes(applying);
    assert.equal(onDisk(), FORMATS_AFTER);
  });

  it('says why where only such places are left', async () => {
    await assert.rejects(
      run('applyPattern', { folder, patternId, sites: 'all', confirm: false }),
      /this project allows Python 3\.8, and `f"\{x\["a"\]\}"` came with 3\.12/,
    );
  });
});
