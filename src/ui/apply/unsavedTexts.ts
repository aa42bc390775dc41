import { workspace, type WorkspaceFolder } from 'vscode';
import type { UnsavedTexts } from '../../engine/api/ApplicationApi';
import { folderOf, pathIn } from '../folders/folders';

/** Texts of a folder's files that editors hold and have not saved, by path. */
export function unsavedTexts(folder: WorkspaceFolder): UnsavedTexts {
  const texts: Record<string, string> = {};
  for (const document of workspace.textDocuments) {
    if (!document.isDirty || folderOf(document)?.uri.fsPath !== folder.uri.fsPath) continue;
    texts[pathIn(folder, document.uri)] = document.getText();
  }
  return texts;
}
