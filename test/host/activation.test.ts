import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('activation', () => {
  it('activates when it is asked to', async () => {
    const extension = vscode.extensions.getExtension(
      'cross-project-learning.cross-project-learning',
    );
    assert.ok(extension, 'the extension is not there');
    await extension.activate();
    assert.ok(extension.isActive);
  });

  it('registers every command that package.json declares', async () => {
    const extension = vscode.extensions.getExtension(
      'cross-project-learning.cross-project-learning',
    );
    await extension?.activate();
    const manifest = extension?.packageJSON as {
      contributes?: { commands?: { command: string }[] };
    };
    const declared = (manifest.contributes?.commands ?? []).map(({ command }) => command);
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      declared.filter((command) => !registered.has(command)),
      [],
    );
  });
});
