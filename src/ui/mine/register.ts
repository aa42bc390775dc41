import type { MineRequest } from '../manifest/commandMap';
import { registerCommand } from '../manifest/commands';
import type { Ui } from '../Ui';
import type { SuggestionsModel } from '../suggestions/SuggestionsModel';
import { HistoryReading } from './HistoryReading';
import { mineHistory } from './mineHistory';

/** Learning what recurs in a history. */
export function registerMining(ui: Ui, suggestions: SuggestionsModel): void {
  const reading = new HistoryReading(suggestions);
  ui.context.subscriptions.push(
    registerCommand(
      'crossProjectLearning.mineHistory',
      ui.report,
      (argument) => mineHistory(ui, reading, requestOf(argument)),
      (argument) => requestOf(argument).learn !== undefined,
    ),
    registerCommand('crossProjectLearning.stopReading', ui.report, async () => reading.stop()),
  );
}

/** A request as given; the menu of a source control hands over its repository. */
function requestOf(argument: MineRequest | undefined): MineRequest {
  return !argument || 'rootUri' in argument ? {} : argument;
}
