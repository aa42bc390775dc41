import { Uri, commands, l10n, window, workspace } from 'vscode';
import type { EngineApi } from '../../engine/api/EngineApi';
import type { LibraryCounts, LibraryLoss } from '../../engine/api/LibraryApi';
import type { EngineClient } from '../client/engineClient';
import type { FileRequest } from '../manifest/commandMap';
import { withProgress } from '../input/progress';
import { countsInWords } from './countsInWords';

const FILTERS = { 'Cross-Project Learning': ['cplbackup'] };

/** Writes all that is known into one file. */
export async function exportBackup(
  api: EngineApi,
  request: FileRequest,
): Promise<LibraryCounts | undefined> {
  const uri = request.file ? Uri.file(request.file) : await chooseNewFile();
  if (!uri) return undefined;
  // The dialog has asked whether to replace it.
  if (!request.file && (await exists(uri))) await workspace.fs.delete(uri);
  const counts = await withProgress(l10n.t('Writing the backup'), (signal) =>
    api.exportBackup({ file: uri.fsPath }, signal),
  );
  const show = l10n.t('Show File');
  void window
    .showInformationMessage(l10n.t('The backup has {0}.', countsInWords(counts)), show)
    .then((button) => {
      if (button === show) void commands.executeCommand('revealFileInOS', uri);
    });
  return counts;
}

/** Adds what a backup holds to what is known; in the place of a library that is gone it is all. */
export async function restoreBackup(
  engine: EngineClient,
  request: FileRequest,
): Promise<LibraryCounts | undefined> {
  const [uri] = request.file
    ? [Uri.file(request.file)]
    : ((await window.showOpenDialog({
        title: l10n.t('Restore Backup'),
        openLabel: l10n.t('Restore'),
        filters: FILTERS,
      })) ?? []);
  if (!uri) return undefined;
  const api = await engine.api();
  const loss = await api.libraryLoss();
  if (loss && !request.file && !(await isToReplace(loss))) return undefined;
  const insteadOfLost = loss !== null;
  await withProgress(l10n.t('Restoring the backup'), (signal) =>
    api.restoreBackup({ file: uri.fsPath, insteadOfLost }, signal),
  );
  if (insteadOfLost) await engine.reopen();
  const counts = await api.libraryCounts();
  void window.showInformationMessage(
    l10n.t('The backup was added to what was known. Known now: {0}.', countsInWords(counts)),
  );
  return counts;
}

async function isToReplace({ folder }: LibraryLoss): Promise<boolean> {
  const restore = l10n.t('Restore');
  const answer = await window.showWarningMessage(
    l10n.t('Restore the backup in {0}, where the library is gone?', folder),
    {
      modal: true,
      detail: l10n.t(
        'What was learned after the backup was made is not in it. If the folder only moved, or its disk is not there, choose it again or try again instead.',
      ),
    },
    restore,
  );
  return answer === restore;
}

function chooseNewFile(): Thenable<Uri | undefined> {
  const folder = workspace.workspaceFolders?.[0]?.uri;
  const name = `cross-project-learning-${new Date().toISOString().slice(0, 10)}.cplbackup`;
  return window.showSaveDialog({
    title: l10n.t('Export Backup'),
    saveLabel: l10n.t('Export'),
    filters: FILTERS,
    defaultUri: folder && Uri.joinPath(folder, '..', name),
  });
}

async function exists(uri: Uri): Promise<boolean> {
  return workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
