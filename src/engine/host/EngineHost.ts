import type { EngineApi } from '../api/EngineApi';
import type { EngineEvents } from '../api/EngineEvents';
import type { EngineOptions } from '../api/EngineOptions';

export type EngineEventName = keyof EngineEvents;

/**
 * The engine as the editor's thread sees it: starts its worker thread on the first call, starts it
 * again after a crash, and rejects what was under way with `EngineCrashed`.
 */
export interface EngineHost {
  readonly api: EngineApi;
  /** Returns how to stop listening. */
  readonly on: <E extends EngineEventName>(
    event: E,
    listener: (payload: EngineEvents[E]) => void,
  ) => () => void;
  /**
   * Answers from now on from a new worker, which is started with the options as they are then. Calls
   * under way end in the present one. Resolves when that has ended.
   */
  readonly restart: () => Promise<void>;
  /** Ends the worker after what is under way is on disk. */
  readonly dispose: () => Promise<void>;
}

export interface EngineHostOptions {
  /** Path of the bundled worker, `dist/engine.js`. */
  workerPath: string;
  /** Asked at every start of the worker. */
  options: () => EngineOptions;
}
