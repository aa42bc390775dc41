import type { MineRequest } from '../manifest/commandMap';
import { registerCommand } from '../manifest/commands';
import type { Ui } from '../Ui';
import { mineHistory } from './mineHistory';

/** Learning what recurs in a history. */
export function registerMining(ui: Ui): void {
  ui.context.subscriptions.push(
    registerCommand(
      'crossProjectLearning.mineHistory',
      ui.report,
      (argument) => mineHistory(ui, requestOf(argument)),
      (argument) => requestOf(argument).learn !== undefined,
    ),
  );
}

/** A request as given; the menu of a source control hands over its repository. */
function requestOf(argument: MineRequest | undefined): MineRequest {
  return !argument || 'rootUri' in argument ? {} : argument;
}
