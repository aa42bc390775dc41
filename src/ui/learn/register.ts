import { Uri, workspace } from 'vscode';
import { pathIn } from '../folders';
import type { LearnRequest } from '../manifest/commandMap';
import { registerCommand } from '../manifest/commands';
import type { Ui } from '../Ui';
import { isAnswered } from './askForm';
import { learnFromChange } from './learnFromChange';
import { learnFromSelection } from './learnFromSelection';

/** Learning from commits, working changes and selections. */
export function registerLearning(ui: Ui): void {
  ui.context.subscriptions.push(
    registerCommand(
      'crossProjectLearning.learnFromCommit',
      ui.report,
      (argument) => learnFromChange(ui, 'commit', requestOf(argument)),
      (argument) => isAnswered(requestOf(argument)),
    ),
    registerCommand(
      'crossProjectLearning.learnFromWorkingChanges',
      ui.report,
      (argument) => learnFromChange(ui, 'working-tree', requestOf(argument)),
      (argument) => isAnswered(requestOf(argument)),
    ),
    registerCommand(
      'crossProjectLearning.learnFromSelection',
      ui.report,
      (argument) => learnFromSelection(ui, requestOf(argument)),
      (argument) => isAnswered(requestOf(argument)),
    ),
  );
}

/** A request as given; a menu of the editor or of a source control hands over other things. */
function requestOf(argument: LearnRequest | undefined): LearnRequest {
  if (!argument || argument instanceof Uri || 'rootUri' in argument) return {};
  if ('resourceUri' in argument) return changedFile(argument.resourceUri);
  return argument;
}

/** What a changed file of a source control means: the changes of this file. */
function changedFile(uri: unknown): LearnRequest {
  const folder = uri instanceof Uri ? workspace.getWorkspaceFolder(uri) : undefined;
  if (!(uri instanceof Uri) || !folder) return {};
  return { folder: folder.uri.fsPath, tickedFiles: [pathIn(folder, uri)] };
}
