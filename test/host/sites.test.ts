import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as vscode from 'vscode';
import type { LearnedPattern } from '../../api';
import { commitOf, extensionApi, folderNamed, learned, run } from './commands';

const LESSON = 'do not wait for another service for ever';
const NAME = 'Time out requests';
const HINTS = 'crossProjectLearning';

describe('the places of a pattern in an editor', () => {
  let shipping: string;
  let patternId: string;
  let rates: vscode.TextEditor;

  before(async () => {
    const api = await extensionApi();
    const orders = folderNamed('orders');
    shipping = folderNamed('shipping');
    await api.currentProject(shipping);
    patternId = await run('learnFromCommit', {
      folder: orders,
      commit: commitOf(orders, LESSON),
      name: NAME,
      type: 'bug_fix',
    });
    rates = await vscode.window.showTextDocument(uriOf('src/rates.js'));
  });

  afterEach(async () => {
    if (!rates.document.isDirty) return;
    await vscode.window.showTextDocument(rates.document);
    await vscode.commands.executeCommand('workbench.action.files.revert');
  });

  it('have a hint each that says what fits, and nothing in the list of problems', async () => {
    await hintsAre([4, 11]);
    const [hint] = hints();
    assert.equal(
      hint?.message,
      `“${NAME}” fits here: confidence 50 %, seen in 1 commit · not applied yet.`,
    );
    assert.equal(hint.severity, vscode.DiagnosticSeverity.Hint);
  });

  it('have a light bulb each: for the place, the file, the project, and against it', async () => {
    assert.deepEqual(await actionsAt(4), [
      `Apply “${NAME}” here…`,
      `Apply “${NAME}” in this file (2)…`,
      `Apply “${NAME}” in this project (4)…`,
      `Exclude this place from “${NAME}”`,
      `Hide “${NAME}” in this project`,
    ]);
    assert.deepEqual(await actionsAt(5), []);
  });

  it('have the same as fixes in the hover of a hint, and only there', async () => {
    const { QuickFix, RefactorRewrite } = vscode.CodeActionKind;
    assert.equal((await lightBulb(4, QuickFix)).length, 5);
    for (const { kind } of await lightBulb(4)) assert.ok(kind && RefactorRewrite.contains(kind));
    assert.deepEqual(await lightBulb(4, vscode.CodeActionKind.Source), []);
  });

  it('lose their hints by the setting, at once, and keep the light bulb', async () => {
    const settings = vscode.workspace.getConfiguration(HINTS);
    await settings.update('hints', false, vscode.ConfigurationTarget.Global);
    await hintsAre([]);
    assert.equal((await actionsAt(4)).length, 5);
    await settings.update('hints', undefined, vscode.ConfigurationTarget.Global);
    await hintsAre([4, 11]);
  });

  it('move with what is typed, vanish when they are edited, and come back', async () => {
    await edit((change) => change.insert(new vscode.Position(0, 0), '// new\n\n'));
    await hintsAre([6, 13]);
    assert.equal((await actionsAt(6)).length, 5);
    await edit((change) => change.insert(new vscode.Position(5, 24), 'no'));
    await hintsAre([13]);
    await vscode.commands.executeCommand('undo');
    await vscode.commands.executeCommand('undo');
    await hintsAre([4, 11]);
    await edit((change) => change.insert(new vscode.Position(0, 0), '\n'));
    await hintsAre([5, 12]);
  });

  it('are found anew when the file is saved', async () => {
    await edit((change) => change.insert(new vscode.Position(0, 0), '// new\n'));
    await rates.document.save();
    await hintsAre([5, 12]);
    await edit((change) => change.delete(new vscode.Range(0, 0, 1, 0)));
    await rates.document.save();
    await hintsAre([4, 11]);
  });

  it("are changed where they are in a document that is not saved, which stays the person's to save", async () => {
    const onDisk = textOnDisk();
    await edit((change) => change.insert(new vscode.Position(0, 0), '// not saved\n'));
    await run('applyPattern', {
      patternId,
      folder: shipping,
      sites: [{ path: 'src/rates.js', line: 5 }],
      confirm: false,
    });
    const lines = rates.document.getText().split('\n');
    assert.equal(lines[0], '// not saved');
    assert.match(lines.slice(0, 9).join('\n'), /AbortSignal\.timeout/);
    assert.ok(rates.document.isDirty);
    assert.equal(textOnDisk(), onDisk);
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await hintsAre([4, 11]);
  });

  it('are gone where a pattern was told that it must not fit, until that is undone', async () => {
    const before = await learned(patternId);
    const site = await siteAt(11);
    const taught = await run<LearnedPattern>('notHere', { patternId, folder: shipping, site });
    assert.equal(taught.versions.length, (before?.versions.length ?? 0) + 1);
    assert.equal(taught.versions.at(-1)?.reason, 'must not fit in src/rates.js');
    await hintsAre([4]);
    await run('restoreVersion', { patternId, code: before?.versions.at(-1)?.code });
    await hintsAre([4, 11]);
  });

  it('are explained where there is none', async () => {
    rates.selection = new vscode.Selection(4, 2, 4, 30);
    const why = await run<string>('whyNotHere', { patternId });
    assert.match(why, /“.+”.*\.$/);
    rates.selection = new vscode.Selection(3, 2, 3, 2);
    assert.equal(await run('whyNotHere', { patternId }), null);
  });

  it('are none of a pattern that was dismissed', async () => {
    await run('dismissSuggestion', { patternId, folder: shipping });
    await hintsAre([]);
    assert.deepEqual(await actionsAt(4), []);
    await run('showDismissed', { folder: shipping, patternIds: [patternId] });
    await hintsAre([4, 11]);
  });

  function uriOf(file: string): vscode.Uri {
    return vscode.Uri.file(path.join(shipping, file));
  }

  function textOnDisk(): string {
    return readFileSync(path.join(shipping, 'src/rates.js'), 'utf8');
  }

  function hints(): vscode.Diagnostic[] {
    return vscode.languages
      .getDiagnostics(rates.document.uri)
      .filter(({ source }) => source === 'Cross-Project Learning');
  }

  /** Waits until there are hints on exactly these lines, counted from 1. */
  async function hintsAre(lines: number[]): Promise<void> {
    const deadline = Date.now() + 30_000;
    const seen = (): string =>
      hints()
        .map(({ range }) => range.start.line + 1)
        .join();
    while (seen() !== lines.join()) {
      if (Date.now() > deadline) assert.equal(seen(), lines.join());
      await delay(100);
    }
  }

  async function lightBulb(
    line: number,
    only?: vscode.CodeActionKind,
  ): Promise<vscode.CodeAction[]> {
    const { end } = rates.document.lineAt(line - 1).range;
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      rates.document.uri,
      new vscode.Range(end, end),
      only?.value,
    );
    return actions.filter(({ title }) => title.includes(NAME));
  }

  async function actionsAt(line: number): Promise<string[]> {
    return (await lightBulb(line)).map(({ title }) => title);
  }

  /** The site at a line, as the light bulb hands it over. */
  async function siteAt(line: number): Promise<object | undefined> {
    const commands = (await lightBulb(line)).map(({ command }) => command);
    const notHere = commands.find((one) => one?.command === 'crossProjectLearning.notHere');
    return (notHere?.arguments?.[0] as { site: object } | undefined)?.site;
  }

  async function edit(make: (change: vscode.TextEditorEdit) => void): Promise<void> {
    assert.ok(await rates.edit(make));
  }
});
