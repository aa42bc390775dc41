import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { ExtensionApi } from '../../api';
import { tellProblem } from '../host/launcher/tellProblem';

const ID = 'cross-project-learning.cross-project-learning';

/**
 * A test entry that activates the installed extension and asks its interface what only a running
 * engine can say: the profile of the open folder, and an empty library's patterns.
 */
export async function run(): Promise<void> {
  await tellProblem(async () => {
    const extension = vscode.extensions.getExtension<ExtensionApi>(ID);
    assert.ok(extension, 'it is not installed');
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
    assert.ok(folder, 'no folder is open');
    const learning = (await extension.activate()).getApi(1);
    const project = await learning.currentProject(folder);
    assert.equal(project.language, 'javascript');
    assert.deepEqual((await learning.listPatterns({}, { limit: 10 })).items, []);
  });
}
