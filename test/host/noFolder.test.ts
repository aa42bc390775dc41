import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extensionApi, run } from './commands';

describe('a window without a folder', () => {
  it('activates, and says what is missing when asked', async () => {
    await extensionApi();
    assert.equal(vscode.workspace.workspaceFolders, undefined);
    await assert.rejects(
      run('learnFromCommit', { folder: '/any', commit: 'HEAD', name: 'x', type: 'bug_fix' }),
      /is not a folder of this workspace/,
    );
    assert.equal(await run('setProjectProfile'), undefined);
  });
});
