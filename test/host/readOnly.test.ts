import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import { folderNamed, run, select } from './commands';

describe('a library folder that cannot be written', () => {
  it('is told in a sentence, and nothing is said to be learned', async () => {
    const uri = vscode.Uri.file(path.join(folderNamed('plain'), 'a.js'));
    await select(uri, new vscode.Selection(0, 0, 2, 1));
    const learning = run('learnFromSelection', { name: 'x', type: 'bug_fix', description: '' });
    await assert.rejects(learning, /Nothing was saved|cannot be/);
  });
});
