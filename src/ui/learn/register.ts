import { Uri, workspace } from 'vscode';
import { pathIn } from '../folders/folders';
import type { LearnRequest } from '../manifest/commandMap';
import { registerCommand } from '../manifest/commands';
import type { Ui } from '../Ui';
import { isAnswered } from '../input/patternForm';
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
      (argument, others) => learnFromChange(ui, 'working-tree', requestOf(argument, others)),
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
function requestOf(
  argument: LearnRequest | undefined,
  others: readonly unknown[] = [],
): LearnRequest {
  if (!argument || argument instanceof Uri || 'rootUri' in argument) return {};
  if ('resourceUri' in argument) return changedFiles([argument, ...others]);
  return argument;
}

/** Reads changed files of a source control as a request: the changes of these files, if of one folder. */
function changedFiles(rows: readonly unknown[]): LearnRequest {
  const uris = rows.map(uriOf).filter((uri) => uri !== undefined);
  const folders = uris.map((uri) => workspace.getWorkspaceFolder(uri));
  const [folder] = folders;
  if (!folder) return {};
  const inFolder = uris.filter((_, index) => folders[index] === folder);
  return { folder: folder.uri.fsPath, tickedFiles: inFolder.map((uri) => pathIn(folder, uri)) };
}

function uriOf(row: unknown): Uri | undefined {
  if (typeof row !== 'object' || row === null || !('resourceUri' in row)) return undefined;
  return row.resourceUri instanceof Uri ? row.resourceUri : undefined;
}
