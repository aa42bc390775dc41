import { commands, l10n, window, type Disposable } from 'vscode';
import type { CommandId, CommandMap } from './commandMap';

type Argument<K extends CommandId> = Parameters<CommandMap[K]>[0];
type Answer<K extends CommandId> = Awaited<ReturnType<CommandMap[K]>>;

/**
 * Registers what a command does. An error is told to the person by `onError`, and the command then
 * answers nothing; a caller who left nothing to ask gets the error itself.
 * @param run gets what the command was called with, and what else was: a menu hands over all the rows
 * that are selected
 */
export function registerCommand<K extends CommandId>(
  id: K,
  onError: (error: unknown) => void,
  run: (argument: Argument<K>, others: readonly unknown[]) => Promise<Answer<K>>,
  isAnswered: (argument: Argument<K>) => boolean = () => false,
): Disposable {
  return commands.registerCommand(id, async (argument: Argument<K>, ...others: unknown[]) => {
    try {
      return await run(argument, others);
    } catch (error) {
      if (isAnswered(argument)) throw error;
      onError(error);
      return undefined;
    }
  });
}

/**
 * Registers a command that only rows have. While VS Code draws a list again it gives no row to the
 * command of a click, which then says so.
 */
export function registerRowCommand<K extends CommandId>(
  id: K,
  onError: (error: unknown) => void,
  run: (row: NonNullable<Argument<K>>) => Promise<Answer<K>>,
): Disposable {
  return registerCommand(id, onError, async (row): Promise<Answer<K>> => {
    if (row) return run(row);
    void window.showInformationMessage(
      l10n.t('The list was being drawn again. Please click again.'),
    );
    return undefined as Answer<K>;
  });
}

/** Runs one of our own commands. */
export function runCommand<K extends CommandId>(
  id: K,
  ...args: Parameters<CommandMap[K]>
): Thenable<Answer<K> | undefined> {
  return commands.executeCommand(id, ...args);
}

/** The command of a button or a row. */
export function commandTo<K extends CommandId>(
  id: K,
  title: string,
  ...args: Parameters<CommandMap[K]>
): { command: K; title: string; arguments: unknown[] } {
  return { command: id, title, arguments: args };
}
