import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import * as vscode from 'vscode';
import type { CrossProjectLearningApi, ExtensionApi, LearnedPattern } from '../../api';

/** The API of the extension under test. */
export async function extensionApi(): Promise<CrossProjectLearningApi> {
  const extension = vscode.extensions.getExtension<ExtensionApi>(
    'cross-project-learning.cross-project-learning',
  );
  assert.ok(extension);
  return (await extension.activate()).getApi(1);
}

/** Runs one of the extension's commands with its questions answered. */
export async function run<T>(command: string, request?: object): Promise<T> {
  return vscode.commands.executeCommand<T>(`crossProjectLearning.${command}`, request);
}

/** Selects in the active editor, once what was opened before no longer takes that away. */
export async function select(
  uri: vscode.Uri,
  selection: vscode.Selection,
): Promise<vscode.TextEditor> {
  for (let tries = 0; tries < 20; tries += 1) {
    const editor = await vscode.window.showTextDocument(uri);
    editor.selection = selection;
    await new Promise((resolve) => setTimeout(resolve, 100));
    const active = vscode.window.activeTextEditor;
    if (active?.document === editor.document && active.selection.isEqual(selection)) return active;
  }
  assert.fail(`${uri.path} does not stay selected`);
}

export function folderNamed(name: string): string {
  const folder = vscode.workspace.workspaceFolders?.find((candidate) => candidate.name === name);
  assert.ok(folder, `${name} is not open`);
  return folder.uri.fsPath;
}

/** The commit whose message contains a text. */
export function commitOf(folder: string, message: string): string {
  const args = ['log', '--format=%H', '--fixed-strings', `--grep=${message}`];
  return execFileSync('git', args, { cwd: folder, encoding: 'utf8' }).trim();
}

/** A learned pattern of any state, if there is one. */
export async function learned(id: string): Promise<LearnedPattern | undefined> {
  const api = await extensionApi();
  const { items } = await api.listPatterns({ states: ['active', 'archived'] }, { limit: 100 });
  return items.find((item) => item.id === id);
}
