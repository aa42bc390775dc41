import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import type { CrossProjectLearningApi, ExtensionApi } from '../../api';

const CONFIDENT = { minConfidence: 0.5, minSimilarity: 0.5 };

/** On two repositories of the corpus, of which the second lacks what the first one's last commit did. */
describe('a pattern from one real repository to another', () => {
  let api: CrossProjectLearningApi;
  let learned: string;
  let target: string;
  let patternId: string;

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

  it('is applied there as its authors did it later', async () => {
    await vscode.commands.executeCommand('crossProjectLearning.applyPattern', {
      patternId,
      folder: target,
      sites: 'all',
      confirm: false,
    });
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
    const [applied] = appliedPatterns;
    assert.ok(applied);
    await vscode.commands.executeCommand('crossProjectLearning.recordOutcome', {
      patternId,
      applicationId: applied.application.id,
      success: true,
    });
    const { items } = await api.listPatterns({}, { limit: 10 });
    assert.equal(Number(items[0]?.confidence.toFixed(2)), 0.55);
  });
});
