import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import * as vscode from 'vscode';
import type { CrossProjectLearningApi, ExtensionApi } from '../../api';
import { eventually, previewed, saidYes } from './previewing';

const CONFIDENT = { minConfidence: 0.5, minSimilarity: 0.5 };

/** On two repositories of the corpus, of which the second lacks what the first one's last commit did. */
describe('a pattern from one real repository to another', () => {
  let api: CrossProjectLearningApi;
  let learned: string;
  let target: string;
  let patternId: string;
  let applicationId: string;
  let applied: { path: string; line: number }[];

  before(async function () {
    const [first, second] = vscode.workspace.workspaceFolders ?? [];
    // Without the environment variable CORPUS there are no such repositories.
    if (!first || !second) return this.skip();
    learned = first.uri.fsPath;
    target = second.uri.fsPath;
    const extension = vscode.extensions.getExtension<ExtensionApi>(
      'cross-project-learning.cross-project-learning',
    );
    assert.ok(extension);
    api = (await extension.activate()).getApi(1);
  });

  it('is learned from its commit', async () => {
    patternId = await vscode.commands.executeCommand('crossProjectLearning.learnFromCommit', {
      folder: learned,
      commit: 'HEAD',
      name: 'Compare strictly',
      type: 'testing',
    });
    const { items } = await api.listPatterns({}, { limit: 10 });
    assert.deepEqual(
      items.map(({ id }) => id),
      [patternId],
    );
    assert.match(items[0]?.codeTemplate.before ?? '', /assert\.equal/);
  });

  it('is suggested in the other repository', async () => {
    const { id } = await api.currentProject(target);
    const matches = await api.suggestPatternsForProject(id, CONFIDENT);
    assert.deepEqual(
      matches.map((match) => match.patternId),
      [patternId],
    );
  });

  it('is undone in the editor as one step', async () => {
    const [place] = places(target);
    assert.ok(place);
    await apply({ sites: [place], confirm: false });
    assert.notEqual(changedLines(target).length, 0);
    const file = vscode.Uri.file(path.join(target, place.path));
    await vscode.window.showTextDocument(file);
    await vscode.commands.executeCommand('undo');
    await vscode.workspace.saveAll();
    assert.deepEqual(changedLines(target), []);
  });

  it('is applied there after a preview, as its authors did it later', async () => {
    applied = places(target);
    const applying = apply({ sites: 'all' });
    const shown = await eventually(() => previewed());
    const texts = await Promise.all(
      shown.map(async ({ modified }) =>
        (await vscode.workspace.openTextDocument(modified)).getText(),
      ),
    );
    assert.ok(texts.every((text) => text.includes('assert.strictEqual(')));
    assert.deepEqual(changedLines(target), [], 'it was written before anyone said yes');
    applicationId = await saidYes(applying);
    assert.equal(places(target).length, 0, 'not all places were changed');
    const diff = execFileSync('git', ['diff', '--unified=0'], { cwd: target, encoding: 'utf8' });
    const lines = diff.split('\n').filter((line) => /^[+-] /.test(line));
    const removed = lines.filter((line) => line.startsWith('-'));
    const added = lines.filter((line) => line.startsWith('+'));
    assert.ok(removed.length > 0, 'nothing was changed');
    assert.ok(
      removed.every((line) => line.includes('assert.equal(')),
      removed.join('\n'),
    );
    assert.deepEqual(
      added,
      removed.map((line) =>
        line.replace('-', '+').replaceAll('assert.equal(', 'assert.strictEqual('),
      ),
    );
  });

  it('gains confidence when it worked', async () => {
    const { appliedPatterns } = await api.getCrossProjectInsights(
      (await api.currentProject(target)).id,
    );
    const [latest] = appliedPatterns;
    assert.equal(latest?.application.id, applicationId);
    await vscode.commands.executeCommand('crossProjectLearning.recordOutcome', {
      patternId,
      applicationId: latest.application.id,
      success: true,
    });
    const { items } = await api.listPatterns({}, { limit: 10 });
    assert.equal(Number(items[0]?.confidence.toFixed(2)), 0.55);
  });

  it('is taken back as a whole after other edits around it', async () => {
    const files = [...new Set(applied.map((place) => place.path))];
    const edit = new vscode.WorkspaceEdit();
    for (const file of files) {
      const uri = vscode.Uri.file(path.join(target, file));
      const document = await vscode.workspace.openTextDocument(uri);
      edit.insert(uri, new vscode.Position(0, 0), '// A remark above.\n\n');
      edit.insert(uri, document.lineAt(document.lineCount - 1).range.end, '\n// And one below.\n');
    }
    assert.ok(await vscode.workspace.applyEdit(edit));
    await vscode.workspace.saveAll();
    const reverted = await vscode.commands.executeCommand(
      'crossProjectLearning.revertApplication',
      { applicationId, folder: target, confirm: false },
    );
    assert.equal(reverted, true);
    assert.deepEqual(places(target).length, applied.length);
    assert.deepEqual(
      [...new Set(changedLines(target))].sort(),
      ['+', '+// A remark above.', '+// And one below.'].sort(),
    );
  });

  async function apply(request: object): Promise<string | undefined> {
    return vscode.commands.executeCommand('crossProjectLearning.applyPattern', {
      ...{ patternId, folder: target },
      ...request,
    });
  }
});

/** Where the second repository still compares loosely, by lines counted from 1. */
function places(folder: string): { path: string; line: number }[] {
  const args = ['grep', '--line-number', '--fixed-strings', 'assert.equal(', '--', '*.js'];
  try {
    const found = execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
    return found
      .trim()
      .split('\n')
      .map((line) => {
        const [file = '', number] = line.split(':');
        return { path: file, line: Number(number) };
      });
  } catch {
    // Git ends with 1 when it found nothing.
    return [];
  }
}

function changedLines(folder: string): string[] {
  const diff = execFileSync('git', ['diff', '--unified=0'], { cwd: folder, encoding: 'utf8' });
  return diff.split('\n').filter((line) => /^[+-](?![+-])/.test(line));
}
