import { workspace } from 'vscode';
import { mend } from './mends/mends';
import type { Ui } from './Ui';
import { UserMistake } from './UserMistake';
import { readSettings } from './manifest/settings';
import { SECTION } from './manifest/settingsMap';

/** Says in a sentence each which settings cannot be used: at the start and when they change. */
export function registerSettingsCheck(ui: Ui): void {
  const check = (): void => {
    const { mistakes } = readSettings();
    if (mistakes.length === 0) return;
    ui.report(new UserMistake(mistakes.join(' '), [mend('openSettings')]));
  };
  // The start does not wait for it.
  const soon = setTimeout(check);
  ui.context.subscriptions.push(
    { dispose: () => clearTimeout(soon) },
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SECTION)) check();
    }),
  );
}
