import { CancellationError, l10n, window, type LogOutputChannel } from 'vscode';
import type { EngineError } from '../../engine/host/EngineError';
import { mend } from './mends';
import { MENDS_OF_CODES } from './mendsOfCodes';
import { Unexpected } from './Unexpected';
import { UserMistake, type Mend } from '../UserMistake';

/**
 * Tells a person about an error as it deserves: a cancellation not at all, a mistake in one sentence
 * with what can be done about it, a bug with the log.
 */
export function reportError(log: LogOutputChannel, error: unknown): void {
  if (isCancellation(error)) return;
  const showLog = mend('showLog');
  if (error instanceof UserMistake) {
    tell(error.message, error.mends, window.showWarningMessage);
  } else if (isEngineError(error) && error.code === 'EngineCrashed') {
    log.error(error);
    tell(
      l10n.t('The learning engine stopped and will be started again. Nothing learned is lost.'),
      [showLog],
      window.showErrorMessage,
    );
  } else if (isEngineError(error) && error.code !== 'Bug') {
    log.warn(error.message);
    tell(error.message, mendsOf(error.code), window.showErrorMessage);
  } else if (error instanceof Unexpected) {
    logError(log, error.cause);
    tell(error.message, [showLog], window.showErrorMessage);
  } else {
    logError(log, error);
    const what = error instanceof Error ? error.message : String(error);
    tell(
      l10n.t('Cross-Project Learning met an unexpected error: {0}', what),
      [showLog],
      window.showErrorMessage,
    );
  }
}

/** Whether something was told apart as what it is: nothing else is a bug of ours. */
export function isKnown(error: unknown): boolean {
  return isCancellation(error) || error instanceof UserMistake || isEngineError(error);
}

/** With its stack. */
function logError(log: LogOutputChannel, error: unknown): void {
  log.error(error instanceof Error ? error : String(error));
}

/** True for what only says that the work is not wanted any more. */
export function isCancellation(error: unknown): boolean {
  return (
    error instanceof CancellationError || (error instanceof Error && error.name === 'AbortError')
  );
}

/** True for an error of the learning core with this code. */
export function hasCode(error: unknown, code: string): error is EngineError {
  return isEngineError(error) && error.code === code;
}

/** By its name, since the bundle that talks to the engine has a class of its own. */
function isEngineError(error: unknown): error is EngineError {
  return error instanceof Error && error.name === 'EngineError';
}

function mendsOf(code: string): Mend[] {
  return (MENDS_OF_CODES[code] ?? ['showLog']).map(mend);
}

function tell(
  message: string,
  mends: readonly Mend[],
  show: (message: string, ...buttons: string[]) => Thenable<string | undefined>,
): void {
  void show(message, ...mends.map((mend) => mend.title)).then((title) =>
    mends.find((mend) => mend.title === title)?.run(),
  );
}
