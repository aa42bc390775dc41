import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { LearnedPattern } from '../../api';
import { commitOf, extensionApi, folderNamed, learned, run } from './commands';

const LESSON = 'do not wait for another service for ever';
const SCHEME = 'cross-project-learning-template';

describe('a template in an editor, by commands', () => {
  let patternId: string;
  let document: vscode.TextDocument;

  before(async () => {
    const api = await extensionApi();
    const orders = folderNamed('orders');
    await api.currentProject(orders);
    patternId = await run<string>('learnFromCommit', {
      folder: orders,
      commit: commitOf(orders, LESSON),
      name: 'Edited / by hand',
      type: 'bug_fix',
      description: '',
    });
    await run('editTemplate', { patternId });
    const open = vscode.workspace.textDocuments.find(({ uri }) => uri.scheme === SCHEME);
    assert.ok(open);
    document = open;
  });
  after(() => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor'));

  it('shows both sides, and is not an untitled or unsaved one', async () => {
    const { codeTemplate } = (await learned(patternId))!;
    assert.ok(document.getText().includes(codeTemplate.after));
    assert.ok(!document.isDirty);
    await until(() => document.languageId === 'javascript-pattern');
  });

  it('is refused while it cannot be applied, with the problem at its place', async () => {
    const before = await learned(patternId);
    await replace('AbortSignal', '$7 + AbortSignal');
    assert.equal(await document.save(), false);
    assert.ok(document.isDirty);
    const [problem] = problems();
    assert.match(problem?.message ?? '', /\$7 is not in the code before/);
    assert.equal(problem?.severity, vscode.DiagnosticSeverity.Error);
    assert.equal(problem && document.getText(problem.range), '$7');
    assert.deepEqual(await learned(patternId), before);
  });

  it('is a new version when it is right', async () => {
    const { versions } = (await learned(patternId))!;
    await replace('$7 + AbortSignal', 'AbortSignal');
    await replace(/\d{4}/.exec(document.getText())![0], '250');
    assert.equal(await document.save(), true);
    const now = await learned(patternId);
    assert.equal(now?.versions.length, versions.length + 1);
    assert.equal(now.versions.at(-1)?.reason, 'edited');
    assert.match(now.codeTemplate.after, /250/);
    assert.ok(problems().every(({ severity }) => severity === vscode.DiagnosticSeverity.Warning));
  });

  it('follows what happens to the pattern elsewhere', async () => {
    const { versions } = (await learned(patternId))!;
    await run('restoreVersion', { patternId, code: versions[0]!.code });
    await until(() => !document.getText().includes('250'));
    assert.ok(!document.isDirty);
  });

  it('keeps the lines between which the code lies', async () => {
    await replace('═══ after ═══', '');
    assert.equal(await document.save(), false);
    assert.match(problems()[0]?.message ?? '', /The lines with ═══/);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('is changed without an editor where the code is given', async () => {
    const { codeTemplate } = (await learned(patternId))!;
    const { before, after } = codeTemplate;
    const wrong = run('editTemplate', { patternId, forms: [{ before, after: `${after}(` }] });
    await assert.rejects(wrong, /cannot be read as javascript/);
    const forms = [{ before, after: after.replace(/\d{4}/, '125') }];
    const edited = await run<LearnedPattern>('editTemplate', { patternId, forms });
    assert.match(edited.codeTemplate.after, /125/);
  });

  const problems = (): vscode.Diagnostic[] => vscode.languages.getDiagnostics(document.uri);

  async function replace(old: string, now: string): Promise<void> {
    const at = document.getText().lastIndexOf(old);
    assert.ok(at >= 0, `${old} is not in ${document.getText()}`);
    const range = new vscode.Range(document.positionAt(at), document.positionAt(at + old.length));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(document.uri, range, now);
    assert.ok(await vscode.workspace.applyEdit(edit));
  }

  async function until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise((resolve) => setTimeout(resolve, 50));
  }
});
