import assert from 'node:assert/strict';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import { commitOf, extensionApi, folderNamed, run } from './commands';
import { PLAIN_FILE, PLAIN_LESSON } from './launcher/containing';

const NAME = 'Ask for inclusion';

describe('a pattern of plain JavaScript that needs nothing but the language', () => {
  const [plain, typed] = [folderNamed('plain'), folderNamed('typed')];

  before(async () => {
    await run('learnFromCommit', {
      ...{ folder: plain, commit: commitOf(plain, PLAIN_LESSON), name: NAME },
      ...{ type: 'refactoring', description: '' },
    });
  });

  it('is offered where it fits in a project of plain TypeScript, which is not similar enough', async () => {
    const api = await extensionApi();
    const { id } = await api.currentProject(typed);
    assert.deepEqual(await api.suggestPatternsForProject(id), []);
    const document = await vscode.workspace.openTextDocument(path.join(typed, PLAIN_FILE));
    await vscode.window.showTextDocument(document);
    const place = document.positionAt(document.getText().indexOf('.indexOf'));
    assert.ok((await titlesAt(document.uri, place)).includes(`Apply “${NAME}” here…`));
  });
});

/** The titles of the light bulb at a place, once there are any. */
async function titlesAt(uri: vscode.Uri, place: vscode.Position): Promise<string[]> {
  for (let tries = 0; ; tries += 1) {
    const found = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      uri,
      new vscode.Range(place, place),
      vscode.CodeActionKind.RefactorRewrite.value,
    );
    const titles = found.map(({ title }) => title);
    if (titles.length > 0 || tries === 100) return titles;
    await delay(200);
  }
}
