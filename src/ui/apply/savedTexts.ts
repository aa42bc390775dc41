import { commands, l10n, type TextDocument, type WorkspaceFolder } from 'vscode';
import type { EngineApi } from '../../engine/api/EngineApi';
import type { PlannedFile } from '../../engine/api/ApplicationApi';
import { uriIn } from '../folders/folders';
import { UserMistake } from '../UserMistake';
import { isKept } from './isKept';

/** A planned file whose document was saved. */
export interface SavedFile {
  file: PlannedFile;
  document: TextDocument;
}

/**
 * Texts on disk after saving, by path, read from there again.
 * @param onHarm is told of files that were not written as their editor shows them, or in another
 * encoding or with other line ends than they had
 */
export async function savedTexts(
  api: EngineApi,
  folder: WorkspaceFolder,
  saved: readonly SavedFile[],
  onHarm: (mistake: UserMistake) => void,
): Promise<Map<string, string>> {
  const texts = new Map<string, string>();
  if (saved.length === 0) return texts;
  const paths = saved.map(({ file }) => file.path);
  const onDisk = await api.onDisk({ folder: folder.uri.fsPath, paths });
  const harmed: string[] = [];
  for (const [index, { file, document }] of saved.entries()) {
    const decoded = onDisk[index];
    if (!isKept(file, decoded ?? undefined, document.getText())) harmed.push(file.path);
    if (decoded && 'text' in decoded) texts.set(file.path, decoded.text);
  }
  if (harmed.length > 0) onHarm(notAsPlanned(folder, harmed));
  return texts;
}

function notAsPlanned(folder: WorkspaceFolder, paths: string[]): UserMistake {
  const run = (): Thenable<unknown> =>
    commands.executeCommand('vscode.open', uriIn(folder, paths[0] ?? ''));
  return new UserMistake(
    l10n.t(
      'These files were saved otherwise than planned; look at their encoding and line ends: {0}.',
      paths.join(', '),
    ),
    [{ title: l10n.t('Open'), run }],
  );
}
