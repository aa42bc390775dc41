import {
  Range,
  TabInputText,
  WorkspaceEdit,
  commands,
  l10n,
  window,
  workspace,
  type Uri,
} from 'vscode';
import { sameLines } from '../words/lineText';
import type { ReadDisk } from './readDisk';
import { whyNotSaved } from './whyNotSaved';

/** A file that could not be changed, and what became of it. */
export interface Unchanged {
  path: string;
  /** In a few words; none where it is read-only in this window. */
  reason?: string;
  /** The text before is only in the editor by now: the disk holds another one. */
  onlyInEditor?: boolean;
}

/**
 * Saves what was changed in a document, and reads it back from the disk.
 * @returns why it is not saved, if it is not
 */
export function saveChanged(uri: Uri, read: ReadDisk): Promise<string | undefined> {
  return save(uri, read).catch((error: unknown) => String(error));
}

/**
 * Puts a text back into a document whose change could not be saved, so that nothing is left of it.
 * @returns whether the disk has that text, too
 */
export function putBackUnsaved(uri: Uri, before: string, read: ReadDisk): Promise<boolean> {
  return putBack(uri, before, read).catch(() => false);
}

async function save(uri: Uri, read: ReadDisk): Promise<string | undefined> {
  const document = await workspace.openTextDocument(uri);
  const text = document.getText();
  const why = (otherwise: string): Promise<string> => whyNotSaved(uri.fsPath, text, otherwise);
  // The editor itself saves a refactoring of several files, and may have failed.
  if (document.isDirty && !(await document.save())) {
    return why(l10n.t('the editor could not save it'));
  }
  // On a full disk the editor may take for saved what was cut off.
  const isSaved = isSame(await read(uri), document.getText());
  return isSaved ? undefined : why(l10n.t('the disk holds another text'));
}

async function putBack(uri: Uri, before: string, read: ReadDisk): Promise<boolean> {
  const { lineCount } = await workspace.openTextDocument(uri);
  const edit = new WorkspaceEdit();
  edit.replace(uri, new Range(0, 0, lineCount, 0), before);
  await workspace.applyEdit(edit);
  const document = await workspace.openTextDocument(uri);
  if (isSame(await read(uri), before)) {
    if (document.isDirty) await discard(uri);
    return true;
  }
  // A full disk may have cut the file off: what stood there needs no more room than before.
  return (await document.save()) && isSame(await read(uri), before);
}

/** Has an editor take what is on disk; VS Code does so for the active editor only. */
async function discard(uri: Uri): Promise<void> {
  await window.showTextDocument(uri, { preview: false });
  await commands.executeCommand('workbench.action.files.revert');
  const tabs = window.tabGroups.all.flatMap((group) => group.tabs);
  const own = tabs.filter(
    ({ input, isDirty }) =>
      input instanceof TabInputText && input.uri.toString() === uri.toString() && !isDirty,
  );
  await window.tabGroups.close(own, true);
}

function isSame(onDisk: string | undefined, text: string): boolean {
  return onDisk !== undefined && sameLines(onDisk, text);
}
