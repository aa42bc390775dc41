import { commands, type Disposable } from 'vscode';
import type { CommandId, CommandMap } from './commandMap';

type Argument<K extends CommandId> = Parameters<CommandMap[K]>[0];
type Answer<K extends CommandId> = Awaited<ReturnType<CommandMap[K]>>;

/**
 * Registers what a command does. An error is told to the person by `onError`, and the command then
 * answers nothing; a caller who left nothing to ask gets the error itself.
 */
export function registerCommand<K extends CommandId>(
  id: K,
  onError: (error: unknown) => void,
  run: (argument: Argument<K>) => Promise<Answer<K>>,
  isAnswered: (argument: Argument<K>) => boolean = () => false,
): Disposable {
  return commands.registerCommand(id, async (argument: Argument<K>) => {
    try {
      return await run(argument);
    } catch (error) {
      if (isAnswered(argument)) throw error;
      onError(error);
      return undefined;
    }
  });
}

/** Runs one of our own commands. */
export function runCommand<K extends CommandId>(
  id: K,
  ...args: Parameters<CommandMap[K]>
): Thenable<Answer<K> | undefined> {
  return commands.executeCommand(id, ...args);
}

/** What a button or a row does when it is clicked. */
export function commandTo<K extends CommandId>(
  id: K,
  title: string,
  ...args: Parameters<CommandMap[K]>
): { command: K; title: string; arguments: unknown[] } {
  return { command: id, title, arguments: args };
}
