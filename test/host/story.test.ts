import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import type { CrossProjectLearningApi, ExtensionApi, LearnedPattern, Project } from '../../api';
import { select } from './commands';

/** What the demo's repositories are made of. */
const LESSON = 'do not wait for another service for ever';
const PATTERN = 'Time out requests';

describe('a pattern from one repository to the other, by commands', () => {
  let api: CrossProjectLearningApi;
  let orders: string;
  let shipping: string;
  let patternId: string;
  let applicationId: string;

  before(async () => {
    const extension = vscode.extensions.getExtension<ExtensionApi>(
      'cross-project-learning.cross-project-learning',
    );
    assert.ok(extension);
    api = (await extension.activate()).getApi(1);
    orders = folderNamed('orders');
    shipping = folderNamed('shipping');
  });

  it('knows what the projects are', async () => {
    const project = await api.currentProject(shipping);
    assert.equal(project.name, 'acme/shipping');
    assert.equal(project.repoUrl, 'https://example.com/acme/shipping');
    assert.deepEqual(contextOf(project), {
      language: 'javascript',
      framework: 'express',
      domain: 'api',
    });
    assert.ok(project.evidence.some(({ reason }) => reason.includes('package.json')));
  });

  it('learns a commit', async () => {
    patternId = await learn();
    const pattern = await learned(patternId);
    assert.equal(pattern.patternName, PATTERN);
    assert.equal(pattern.patternType, 'bug_fix');
    assert.equal(pattern.confidence, 0.5);
    assert.equal(pattern.codeTemplate.kind, 'rewrite');
    assert.match(pattern.codeTemplate.after, /AbortSignal\.timeout/);
    assert.deepEqual((await api.currentProject(orders)).id, pattern.sourceProjectId);
  });

  it('learns nothing new from the same commit', async () => {
    const before = await learned(patternId);
    assert.equal(await learn(), patternId);
    assert.deepEqual(await learned(patternId), before);
  });

  it('suggests it in the other project, with its reasons', async () => {
    const { id } = await api.currentProject(shipping);
    const [match] = await api.suggestPatternsForProject(id);
    assert.equal(match?.patternId, patternId);
    assert.equal(match.similarityScore, 1);
    assert.deepEqual(
      match.reasons.map(({ kind }) => kind),
      ['language', 'framework', 'domain'],
    );
  });

  it('compares projects by the profile as corrected by hand, until that is withdrawn', async () => {
    const correct = (request: object): Thenable<Project> =>
      vscode.commands.executeCommand('crossProjectLearning.setProjectProfile', {
        folder: shipping,
        ...request,
      });
    const { id } = await correct({ correction: { framework: 'Koa', domain: null } });
    const project = await api.currentProject(shipping);
    assert.deepEqual(contextOf(project), {
      language: 'javascript',
      framework: 'koa',
      domain: null,
    });
    const source = (await api.currentProject(orders)).id;
    assert.equal(await api.calculateProjectSimilarity(source, id), 0.55);
    await correct({ correction: {}, withdrawn: ['framework', 'domain'] });
    assert.equal((await api.currentProject(shipping)).framework, 'express');
    assert.equal(await api.calculateProjectSimilarity(source, id), 1);
  });

  it('applies it at all places, as one edit that is saved', async () => {
    const before = places(shipping);
    assert.ok(before.without > 0 && before.with === 0);
    applicationId = await vscode.commands.executeCommand('crossProjectLearning.applyPattern', {
      patternId,
      folder: shipping,
      sites: 'all',
      confirm: false,
    });
    assert.deepEqual(places(shipping), { without: 0, with: before.without });
    const { appliedPatterns } = await api.getCrossProjectInsights(
      (await api.currentProject(shipping)).id,
    );
    const [applied] = appliedPatterns;
    assert.equal(applied?.application.id, applicationId);
    assert.equal(applied.application.sites.length, before.without);
    assert.equal(applied.application.outcome, null);
  });

  it('finds no place where it was applied', async () => {
    const again = vscode.commands.executeCommand('crossProjectLearning.applyPattern', {
      patternId,
      folder: shipping,
      sites: 'all',
      confirm: false,
    });
    await assert.rejects(Promise.resolve(again), /fits nowhere in shipping/);
  });

  it('moves the confidence with the outcome, and replaces a verdict by a later one', async () => {
    const record = async (success: boolean): Promise<number> => {
      const pattern: LearnedPattern = await vscode.commands.executeCommand(
        'crossProjectLearning.recordOutcome',
        { patternId, applicationId, success },
      );
      return Number(pattern.confidence.toFixed(2));
    };
    assert.equal(await record(true), 0.55);
    assert.equal(await record(false), 0.4);
    assert.equal(await record(true), 0.55);
  });

  it('inserts it as a snippet at the cursor, and remembers where', async () => {
    const uri = vscode.Uri.file(path.join(shipping, 'src', 'new.js'));
    await vscode.workspace.fs.writeFile(uri, Buffer.from('// first\n\n// last\n'));
    const document = await vscode.workspace.openTextDocument(uri);
    await select(uri, new vscode.Selection(1, 0, 1, 0));
    const inserted = await vscode.commands.executeCommand<string>(
      'crossProjectLearning.insertTemplate',
      { patternId },
    );
    assert.match(document.lineAt(1).text, /AbortSignal\.timeout/);
    const { appliedPatterns } = await api.getCrossProjectInsights(
      (await api.currentProject(shipping)).id,
    );
    const sites = appliedPatterns.find(({ application }) => application.id === inserted);
    assert.deepEqual(
      sites?.application.sites.map((site) => ({ path: site.path, start: site.start })),
      [{ path: 'src/new.js', start: 9 }],
    );
  });

  it('learns selected code as a template to insert', async () => {
    const uri = vscode.Uri.file(path.join(orders, 'src', 'server.js'));
    const editor = await select(uri, new vscode.Selection(0, 0, 3, 0));
    const id = await vscode.commands.executeCommand<string>(
      'crossProjectLearning.learnFromSelection',
      { name: 'Start of a service', type: 'architecture', description: '' },
    );
    const { codeTemplate } = await learned(id);
    assert.equal(codeTemplate.kind, 'snippet');
    const start = editor.document.getText(editor.selection).trim().split('\n')[0] ?? '';
    assert.ok(codeTemplate.after.includes(start), codeTemplate.after);
  });

  it('refuses in a sentence what cannot be', async () => {
    const learning = (request: object): Promise<unknown> =>
      Promise.resolve(
        vscode.commands.executeCommand('crossProjectLearning.learnFromCommit', {
          folder: orders,
          name: 'Another',
          type: 'refactoring',
          ...request,
        }),
      );
    await assert.rejects(learning({ folder: '/not/open', commit: 'HEAD' }), /not a folder of/);
    await assert.rejects(learning({ commit: 'HEAD', files: ['none.js'] }), /no text file none\.js/);
    await assert.rejects(learning({ commit: 'no-such-revision' }), /no-such-revision/);
    await assert.rejects(
      Promise.resolve(
        vscode.commands.executeCommand('crossProjectLearning.recordOutcome', {
          patternId: 'unknown',
          success: true,
        }),
      ),
      /There is no learned pattern unknown/,
    );
  });

  async function learn(): Promise<string> {
    return vscode.commands.executeCommand('crossProjectLearning.learnFromCommit', {
      folder: orders,
      commit: commitOf(orders, LESSON),
      name: PATTERN,
      type: 'bug_fix',
    });
  }

  async function learned(id: string): Promise<LearnedPattern> {
    const { items } = await api.listPatterns({}, { limit: 100 });
    const pattern = items.find((item) => item.id === id);
    assert.ok(pattern, `there is no pattern ${id}`);
    return pattern;
  }
});

function folderNamed(name: string): string {
  const folder = vscode.workspace.workspaceFolders?.find((candidate) => candidate.name === name);
  assert.ok(folder, `${name} is not open`);
  return folder.uri.fsPath;
}

function contextOf({ language, framework, domain }: Project): object {
  return { language, framework, domain };
}

function commitOf(folder: string, title: string): string {
  const args = ['log', '--format=%H', '--fixed-strings', `--grep=${title}`];
  return execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();
}

/** How many requests of a folder's committed files have a timeout, and how many have none. */
function places(folder: string): { with: number; without: number } {
  const files = execFileSync('git', ['ls-files', '*.js'], { cwd: folder, encoding: 'utf8' });
  const text = files
    .trim()
    .split('\n')
    .map((file) => readFileSync(path.join(folder, file), 'utf8'))
    .join('');
  const all = text.match(/fetch\(/g)?.length ?? 0;
  const timed = text.match(/AbortSignal\.timeout/g)?.length ?? 0;
  return { with: timed, without: all - timed };
}
