import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { commitOf, extensionApi, folderNamed, run } from './commands';
import { everydayLessons, lessonOf, targetOf } from './launcher/everyday';
import { eventually, previewed, saidYes } from './previewing';

describe('everyday changes, from one repository to the other', () => {
  const [examples, targets] = [folderNamed('examples'), folderNamed('targets')];

  before(async () => {
    const api = await extensionApi();
    for (const folder of [examples, targets]) await api.currentProject(folder);
  });

  // The diffs of a preview stay open for a while after the answer.
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  for (const lesson of everydayLessons()) {
    const { name, target } = lesson;
    const file = targetOf(lesson);
    const sites = target.before.split('\n').map((_, index) => ({ path: file, line: index + 1 }));
    const onDisk = (): string => readFileSync(path.join(targets, file), 'utf8');

    it(`${name} is learned, previewed, applied, undone and taken back`, async () => {
      const patternId = await run<string>('learnFromCommit', {
        ...{ folder: examples, commit: commitOf(examples, lessonOf(lesson)) },
        ...{ name, type: 'refactoring', description: '' },
      });
      const apply = (request?: object) =>
        run<string>('applyPattern', {
          ...{ patternId, folder: targets, sites, offer: 'named' },
          ...request,
        });

      const applying = apply();
      const [shown] = await eventually(() => previewed());
      assert.ok(shown);
      const preview = await vscode.workspace.openTextDocument(shown.modified);
      assert.equal(preview.getText(), target.after);
      assert.equal(onDisk(), target.before, 'it was written before anyone said yes');
      await saidYes(applying);
      assert.equal(onDisk(), target.after);

      await vscode.window.showTextDocument(vscode.Uri.file(path.join(targets, file)));
      await vscode.commands.executeCommand('undo');
      await vscode.workspace.saveAll();
      assert.equal(onDisk(), target.before, 'it is not undone in one step');

      const applicationId = await apply({ confirm: false });
      assert.equal(onDisk(), target.after);
      await run('revertApplication', { applicationId, folder: targets, confirm: false });
      assert.equal(onDisk(), target.before, 'it is not taken back');
    });
  }
});
