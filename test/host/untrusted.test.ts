import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../api';

describe('a workspace that is not trusted', () => {
  const folder = (): string => {
    const [first] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(first);
    return first.uri.fsPath;
  };

  before(() => {
    assert.equal(vscode.workspace.isTrusted, false);
  });

  it('is read: its profile is known', async () => {
    const extension = vscode.extensions.getExtension<ExtensionApi>(
      'cross-project-learning.cross-project-learning',
    );
    const api = (await extension?.activate())?.getApi(1);
    assert.equal((await api?.currentProject(folder()))?.framework, 'express');
  });

  it('is not learned from, since git would run', async () => {
    await assert.rejects(
      Promise.resolve(
        vscode.commands.executeCommand('crossProjectLearning.learnFromCommit', {
          folder: folder(),
          commit: 'HEAD',
          name: 'x',
          type: 'refactoring',
        }),
      ),
      /needs a trusted workspace/,
    );
  });

  it('has its history not mined either', async () => {
    const request = { folder: folder(), learn: 'all' };
    await assert.rejects(
      Promise.resolve(vscode.commands.executeCommand('crossProjectLearning.mineHistory', request)),
      /needs a trusted workspace/,
    );
  });

  it('is not changed by applying a pattern', async () => {
    await assert.rejects(
      Promise.resolve(
        vscode.commands.executeCommand('crossProjectLearning.applyPattern', {
          patternId: 'any',
          folder: folder(),
          sites: 'all',
          confirm: false,
        }),
      ),
      /only in a trusted workspace/,
    );
  });
});
