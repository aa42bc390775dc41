import { registerCommand } from '../manifest/commands';
import type { Ui } from '../Ui';
import { exportBackup, restoreBackup } from './backup';
import { deleteAll } from './deleteAll';
import { setPrivacy } from './setPrivacy';

/** Commands for consent, backups, and deleting all that is known. */
export function registerPrivacy(ui: Ui): void {
  const { context, engine, report } = ui;
  context.subscriptions.push(
    registerCommand(
      'crossProjectLearning.setPrivacy',
      report,
      (request) => setPrivacy(ui, request ?? {}),
      (request) => request?.consent !== undefined,
    ),
    registerCommand(
      'crossProjectLearning.exportBackup',
      report,
      async (request) => exportBackup(await engine.api(), request ?? {}),
      (request) => request?.file !== undefined,
    ),
    registerCommand(
      'crossProjectLearning.restoreBackup',
      report,
      async (request) => restoreBackup(engine, request ?? {}),
      (request) => request?.file !== undefined,
    ),
    registerCommand(
      'crossProjectLearning.deleteAll',
      report,
      async (request) => deleteAll(await engine.api(), request ?? {}),
      (request) => request?.confirm === false,
    ),
  );
}
