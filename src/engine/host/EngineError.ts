/** How an error crosses the thread. */
export interface ErrorData {
  /** Code of a `LearningError` or a `GitError`, `AbortError`, or `Bug`. */
  code: string;
  stack?: string;
  reasons?: string[];
}

/**
 * An error of the engine on the editor's side. `message` of a known code is a sentence for a
 * person; `Bug` is for the log; `EngineCrashed` means that the worker ended before it answered.
 */
export class EngineError extends Error {
  readonly code: string;
  readonly reasons: readonly string[];

  constructor(message: string, data: ErrorData) {
    super(message);
    this.name = data.code === 'AbortError' ? 'AbortError' : 'EngineError';
    this.code = data.code;
    this.reasons = data.reasons ?? [];
    if (data.stack) this.stack = data.stack;
  }
}
