import { commands, l10n } from 'vscode';
import { mend } from '../mends/mends';
import { UserMistake } from '../UserMistake';
import type { Unchanged } from './saving';
import { unchangedInWords } from './unchangedInWords';

/** The sentence for an application that could change no file. */
export function nothingChanged(files: readonly Unchanged[]): UserMistake {
  const run = (): Thenable<unknown> =>
    commands.executeCommand('workbench.action.openSettings', 'files.readonly');
  const isReadOnly = files.every(({ reason }) => reason === undefined);
  return new UserMistake(unchangedInWords(files).join(' '), [
    isReadOnly ? { title: l10n.t('Open Settings'), run } : mend('showLog'),
  ]);
}
