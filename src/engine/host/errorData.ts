import { LearningError, LibraryGone, NotSaved, NothingToLearn } from '../../core/errors';
import { GitError } from '../../git/Git';
import type { ErrorData } from './EngineError';

/** The parts of an error that the editor's side needs. */
export function errorData(error: unknown): ErrorData {
  if (error instanceof LearningError) {
    const hasReasons =
      error instanceof NothingToLearn || error instanceof NotSaved || error instanceof LibraryGone;
    const reasons = hasReasons ? [...error.reasons] : undefined;
    return { code: error.code, stack: error.stack, reasons };
  }
  if (error instanceof GitError) return { code: error.code, stack: error.stack };
  if (error instanceof Error) {
    return { code: error.name === 'AbortError' ? 'AbortError' : 'Bug', stack: error.stack };
  }
  return { code: 'Bug' };
}
