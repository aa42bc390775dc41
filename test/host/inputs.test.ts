import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
import { commitOf, extensionApi, folderNamed, run } from './commands';

const UNKNOWING = 'export function start(url) {\n  load(one);\n  load(two);\n}\n';
const filledIn = (argument: string, limit: string): string =>
  `load(${argument}, {\n    limit: ${limit},\n    until: ${limit} + 1,\n  });`;

describe('a pattern that needs something filled in', () => {
  const folder = folderNamed('limits');
  let patternId: string;

  before(async () => {
    await (await extensionApi()).currentProject(folder);
    patternId = await run('learnFromCommit', {
      folder,
      commit: commitOf(folder, 'Limit how much is loaded'),
      name: 'Limit',
      type: 'bug_fix',
      description: '',
    });
  });

  afterEach(async () => {
    for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
      await vscode.window.showTextDocument(document);
      await vscode.commands.executeCommand('workbench.action.files.revert');
    }
  });

  it('is written at one place as it stands there, and what is typed is filled in everywhere', async () => {
    await applyAt('unknowing.js', 2);
    assert.equal(textOf(), UNKNOWING.replace('load(one);', filledIn('one', 'LIMIT')));
    await type('10');
    assert.equal(textOf(), UNKNOWING.replace('load(one);', filledIn('one', '10')));
    assert.equal(onDisk('unknowing.js'), UNKNOWING, 'a name that nobody confirmed was saved');
  });

  it('is taken back by one undo', async () => {
    await applyAt('unknowing.js', 3);
    assert.notEqual(textOf(), UNKNOWING);
    await vscode.commands.executeCommand('undo');
    assert.equal(textOf(), UNKNOWING);
  });

  it('keeps the line ends of the file', async () => {
    await applyAt('windows.js', 2);
    await type('7');
    const expected = `export function start(url) {\n  ${filledIn('four', '7')}\n}\n`;
    assert.equal(textOf(), expected.replaceAll('\n', '\r\n'));
  });

  it('is written once, however many cursors there are', async () => {
    const editor = await show('unknowing.js');
    editor.selections = [new vscode.Selection(0, 0, 0, 0), new vscode.Selection(2, 3, 2, 5)];
    await applyAt('unknowing.js', 2);
    assert.equal(textOf(), UNKNOWING.replace('load(one);', filledIn('one', 'LIMIT')));
  });

  it('can be reverted, whatever was filled in', async () => {
    const applicationId = await applyAt('unknowing.js', 2);
    await type('f(a, b)');
    await vscode.window.activeTextEditor?.document.save();
    assert.equal(
      onDisk('unknowing.js'),
      UNKNOWING.replace('load(one);', filledIn('one', 'f(a, b)')),
    );
    await run('revertApplication', { applicationId, folder, confirm: false });
    assert.equal(onDisk('unknowing.js'), UNKNOWING);
  });

  it('is filled in at the next place each time that one is asked for', async () => {
    await applyNext();
    await type('1');
    await applyNext();
    await type('2');
    const both = UNKNOWING.replace('load(one);', filledIn('one', '1')).replace(
      'load(two);',
      filledIn('two', '2'),
    );
    assert.equal(textOf(), both);
    await applyNext();
    assert.match(vscode.window.activeTextEditor?.document.uri.path ?? '', /windows\.js$/);
    await assert.rejects(applyNext(), /No place of “Limit” needs input any more\./);
  });

  it('is no part of what is applied at all places', async () => {
    const applicationId = await run<string>('applyPattern', {
      ...{ patternId, folder, sites: 'all', confirm: false },
    });
    assert.match(onDisk('knowing.js'), /limit: LIMIT/);
    assert.equal(onDisk('unknowing.js'), UNKNOWING);
    await assert.rejects(
      run('applyPattern', { patternId, folder, sites: 'all', confirm: false }),
      /Each of these places of “Limit” needs input, so they are filled in one at a time\./,
    );
    await run('revertApplication', { applicationId, folder, confirm: false });
    assert.doesNotMatch(onDisk('knowing.js'), /limit/);
  });

  it('is told and not written where the editor is read-only', async () => {
    const settings = vscode.workspace.getConfiguration('files');
    const set = (value: object | undefined) =>
      settings.update('readonlyInclude', value, vscode.ConfigurationTarget.Global);
    await set({ '**/unknowing.js': true });
    await assert.rejects(
      applyAt('unknowing.js', 2),
      /Read-only in this window, .*: unknowing\.js\./,
    );
    assert.equal(textOf(), UNKNOWING);
    await set(undefined);
  });

  it('is not said to be applied where a read-only editor does not keep it', async () => {
    const settings = vscode.workspace.getConfiguration('files');
    const set = (value: object | undefined) =>
      settings.update('readonlyInclude', value, vscode.ConfigurationTarget.Global);
    const { document } = await show('knowing.js');
    const before = document.getText();
    await set({ '**/knowing.js': true });
    await assert.rejects(
      run('applyPattern', { patternId, folder, sites: 'all', confirm: false }),
      /Read-only in this window, .*: knowing\.js\./,
    );
    assert.equal(document.getText(), before);
    await set(undefined);
  });

  it('says so in the hint and in the light bulb', async () => {
    const { document } = await show('unknowing.js');
    const at = new vscode.Range(1, 4, 1, 4);
    const titles = async () =>
      (
        await vscode.commands.executeCommand<vscode.CodeAction[]>(
          'vscode.executeCodeActionProvider',
          document.uri,
          at,
        )
      ).map(({ title }) => title);
    const deadline = Date.now() + 30_000;
    while ((await titles()).length === 0 && Date.now() < deadline);
    assert.deepEqual((await titles()).slice(0, 2), [
      'Apply “Limit” here and fill in LIMIT',
      'Apply “Limit” in this project (1)…',
    ]);
    const [hint] = vscode.languages.getDiagnostics(document.uri);
    assert.match(hint?.message ?? '', /To be filled in: LIMIT\.$/);
  });

  async function show(file: string): Promise<vscode.TextEditor> {
    return vscode.window.showTextDocument(vscode.Uri.file(path.join(folder, file)));
  }

  async function applyAt(file: string, line: number): Promise<string> {
    const sites = [{ path: file, line }];
    return run('applyPattern', { patternId, folder, sites, confirm: false });
  }

  async function applyNext(): Promise<string> {
    return run('applyPattern', { patternId, folder, sites: 'next', confirm: false });
  }

  /** Types where the editor stands; the proposal there is selected. */
  async function type(text: string): Promise<void> {
    await vscode.commands.executeCommand('type', { text });
  }

  function textOf(): string | undefined {
    return vscode.window.activeTextEditor?.document.getText();
  }

  function onDisk(file: string): string {
    return readFileSync(path.join(folder, file), 'utf8');
  }
});
