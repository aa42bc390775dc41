import { l10n, window } from 'vscode';
import type { EngineApi } from '../../engine/api/EngineApi';
import type { ConfirmedRequest } from '../manifest/commandMap';
import { runCommand } from '../manifest/commands';
import { countsInWords } from './countsInWords';

/**
 * Deletes everything that was ever learned, after saying how much that is.
 * @returns true when it was deleted.
 */
export async function deleteAll(
  api: EngineApi,
  { confirm }: ConfirmedRequest,
): Promise<boolean | undefined> {
  if (confirm !== false && !(await confirmed(api))) return undefined;
  await api.eraseLibrary();
  void window.showInformationMessage(l10n.t('Everything that was learned is deleted.'));
  return true;
}

async function confirmed(api: EngineApi): Promise<boolean> {
  const backup = l10n.t('Export Backup First…');
  const erase = l10n.t('Delete All');
  const answer = await window.showWarningMessage(
    l10n.t('Delete all that was ever learned?'),
    {
      modal: true,
      detail: l10n.t(
        'What goes: {0}. It goes for this and every other window and cannot be undone. Your projects stay as they are.',
        countsInWords(await api.libraryCounts()),
      ),
    },
    erase,
    backup,
  );
  if (answer === backup) {
    await runCommand('crossProjectLearning.exportBackup');
    return false;
  }
  if (answer !== erase) return false;
  const word = l10n.t('delete');
  const typed = await window.showInputBox({
    title: l10n.t('Delete All Learned Data'),
    prompt: l10n.t('Type “{0}” to delete it permanently', word),
    ignoreFocusOut: true,
    validateInput: (value) =>
      value.trim().toLowerCase() === word
        ? undefined
        : l10n.t('Type “{0}”, or press Escape to keep everything.', word),
  });
  return typed !== undefined;
}
