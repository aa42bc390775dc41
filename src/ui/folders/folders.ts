import { Uri, l10n, window, workspace, type TextDocument, type WorkspaceFolder } from 'vscode';
import { mend } from '../mends/mends';
import { pathBelow } from './pathBelow';
import { UserMistake } from '../UserMistake';

/** The workspace folders that lie on a disk. */
export function openFolders(): WorkspaceFolder[] {
  return (workspace.workspaceFolders ?? []).filter((folder) => folder.uri.scheme === 'file');
}

/** The workspace folder of the active editor, or the first one. */
export function activeFolder(): WorkspaceFolder | undefined {
  const document = window.activeTextEditor?.document;
  return (document && folderOf(document)) ?? openFolders()[0];
}

export function folderOf(document: TextDocument): WorkspaceFolder | undefined {
  if (document.uri.scheme !== 'file') return undefined;
  return workspace.getWorkspaceFolder(document.uri);
}

/** The open folder at an absolute path. */
export function folderAt(fsPath: string): WorkspaceFolder {
  const folder = openFolders().find(
    (candidate) => candidate.uri.fsPath === Uri.file(fsPath).fsPath,
  );
  if (!folder) {
    throw new UserMistake(l10n.t('{0} is not a folder of this workspace.', fsPath), [
      mend('openFolder'),
    ]);
  }
  return folder;
}

/** A document's path in a folder, with `/`. */
export function pathIn(folder: WorkspaceFolder, uri: Uri): string {
  return pathBelow(folder.uri.fsPath, uri.fsPath);
}

/** The file at a path in a folder. */
export function uriIn(folder: WorkspaceFolder | string, pathInFolder: string): Uri {
  const root = typeof folder === 'string' ? Uri.file(folder) : folder.uri;
  return Uri.joinPath(root, pathInFolder);
}

/** The one folder that is meant: the only one, or the one that a person picks. */
export async function pickFolder(title: string): Promise<WorkspaceFolder | undefined> {
  const folders = openFolders();
  if (folders.length === 0) {
    throw new UserMistake(l10n.t('Open a folder first.'), [mend('openFolder')]);
  }
  if (folders.length === 1) return folders[0];
  const active = activeFolder();
  const items = folders.map((folder) => ({
    label: folder.name,
    description: folder.uri.fsPath,
    folder,
  }));
  items.sort((a, b) => Number(b.folder === active) - Number(a.folder === active));
  return (await window.showQuickPick(items, { title, matchOnDescription: true }))?.folder;
}
