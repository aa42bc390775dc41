import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { commitOf, extensionApi, folderNamed, learned, run, select } from './commands';
import { AFTER, BEFORE, ODD_NAMES } from './oddRepositories';

describe('what people have and programs stumble over, by commands', () => {
  const learn = (folder: string, commit: string, change: object = {}): Promise<string> =>
    run('learnFromCommit', {
      folder: folderNamed(folder),
      commit,
      name: `Radix of ${folder}`,
      type: 'bug_fix',
      ...change,
    });

  it('settings of the wrong type count as their defaults', async () => {
    const api = await extensionApi();
    const { id } = await api.currentProject(folderNamed('plain'));
    assert.deepEqual(await api.suggestPatternsForProject(id), []);
  });

  it('a folder without git', async () => {
    await assert.rejects(learn('plain', 'HEAD'), /plain is not in a git repository/);
    await assert.rejects(
      run('learnFromWorkingChanges', { folder: folderNamed('plain'), name: 'x', type: 'bug_fix' }),
      /plain is not in a git repository/,
    );
  });

  it('a repository without commits', async () => {
    await assert.rejects(learn('empty', 'HEAD'), /no commit “HEAD”/);
    await assert.rejects(
      run('learnFromWorkingChanges', { folder: folderNamed('empty'), name: 'x', type: 'bug_fix' }),
      /no changes to text files/,
    );
    const file = path.join(folderNamed('empty'), 'a.js');
    writeFileSync(file, AFTER);
    await assert.rejects(
      run('learnFromWorkingChanges', { folder: folderNamed('empty'), name: 'x', type: 'bug_fix' }),
      /a\.js is new, so there is no code that was changed/,
    );
    rmSync(file);
  });

  it('a commit without changes, one of binaries, and one of a huge file', async () => {
    const odd = folderNamed('odd');
    const nothing = /changes no text files/;
    await assert.rejects(learn('odd', commitOf(odd, 'nothing at all')), nothing);
    await assert.rejects(learn('odd', commitOf(odd, 'only binary')), /picture\.bin: binary/);
    const huge = learn('odd', commitOf(odd, 'huge and small'), { files: ['huge.js'] });
    await assert.rejects(huge, /no text file huge\.js/);
  });

  it('a merge commit is learned from as what it brought in', async () => {
    const id = await learn('odd', commitOf(folderNamed('odd'), 'merge the side'));
    assert.match((await learned(id))?.codeTemplate.after ?? '', /10/);
  });

  it('file names with quotes, a line break, emoji and right-to-left text', async () => {
    const odd = folderNamed('odd');
    const commit = commitOf(odd, 'odd names');
    const ids = new Set<string>();
    for (const name of ODD_NAMES)
      ids.add(await learn('odd', commit, { name: 'Odd', files: [name] }));
    const [id] = ids;
    assert.equal(ids.size, 1);
    for (const name of ODD_NAMES) writeFileSync(path.join(odd, name), BEFORE);
    await run('applyPattern', { patternId: id, folder: odd, sites: 'all', confirm: false });
    for (const name of ODD_NAMES) assert.equal(readFileSync(path.join(odd, name), 'utf8'), AFTER);
  });

  it('a detached head', async () => {
    const folder = folderNamed('detached');
    const commit = commitOf(folder, 'odd names');
    const id = await learn('detached', commit, { files: ODD_NAMES.slice(0, 1) });
    assert.ok(await learned(id));
  });

  it('a shallow clone, whose oldest commit has no parent', async () => {
    await assert.rejects(learn('shallow', 'HEAD~1'), /no commit “HEAD~1”/);
    await assert.rejects(learn('shallow', 'HEAD'), /this clone is shallow/);
  });

  it('a commit that adds a submodule: its own files are learned from', async () => {
    const id = await learn('outer', 'HEAD', { files: ['a.js'] });
    assert.match((await learned(id))?.codeTemplate.after ?? '', /10/);
  });

  it('a folder that is not open', async () => {
    const folder = path.join('nowhere', 'at all');
    await assert.rejects(
      run('learnFromCommit', { folder, commit: 'HEAD', name: 'x', type: 'bug_fix' }),
      /is not a folder of this workspace/,
    );
  });

  it('a template of one megabyte', async () => {
    const line = 'const value = compute(1, 2, 3);\n';
    const text = line.repeat(Math.ceil(1_000_000 / line.length));
    const uri = vscode.Uri.file(path.join(folderNamed('plain'), 'large.js'));
    await vscode.workspace.fs.writeFile(uri, Buffer.from(text));
    const document = await vscode.workspace.openTextDocument(uri);
    const { end } = document.lineAt(document.lineCount - 1).range;
    await select(uri, new vscode.Selection(new vscode.Position(0, 0), end));
    const learning = run('learnFromSelection', {
      name: 'Large',
      type: 'refactoring',
      description: '',
    });
    await assert.rejects(learning, /No pattern can be learned from this change: .* longer than/);
  });
});
