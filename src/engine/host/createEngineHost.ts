import { Worker } from 'node:worker_threads';
import type { MessageConnection } from 'vscode-jsonrpc/node';
import {
  CancellationTokenSource,
  createMessageConnection,
  PortMessageReader,
  PortMessageWriter,
  ResponseError,
} from 'vscode-jsonrpc/node';
import type { EngineApi } from '../api/EngineApi';
import type { EngineEvents } from '../api/EngineEvents';
import { EngineError, type ErrorData } from './EngineError';
import type { EngineEventName, EngineHost, EngineHostOptions } from './EngineHost';

/** Opening a large library makes much that is soon garbage: with the default it takes half as long again. */
const YOUNG_GENERATION_MB = 192;

interface RunningEngine {
  worker: Worker;
  connection: MessageConnection;
  /** Settles when the engine has opened its library. */
  started: Promise<unknown>;
  /** Calls that it has not answered yet. */
  underWay: Set<Promise<unknown>>;
}

/** Events of an engine that only finishes what it was asked for. */
const LAST_WORDS: readonly string[] = ['log', 'progress'] satisfies EngineEventName[];

/**
 * The engine in a worker thread behind JSON-RPC. The worker starts with the first call. When it
 * crashes, calls under way reject with `EngineCrashed`, a `log` and a `changed` event tell of it,
 * and the next call starts a new one, which reads from disk all that was acknowledged.
 */
export function createEngineHost(options: EngineHostOptions): EngineHost {
  const listeners = new Map<EngineEventName, Set<(payload: never) => void>>();
  let running: RunningEngine | undefined;
  const retiring = new Map<RunningEngine, Promise<void>>();
  let disposed = false;

  function emit<E extends EngineEventName>(event: E, payload: EngineEvents[E]): void {
    for (const listener of listeners.get(event) ?? []) {
      (listener as (payload: EngineEvents[E]) => void)(payload);
    }
  }

  function start(): RunningEngine {
    const worker = new Worker(options.workerPath, {
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_GENERATION_MB },
    });
    const connection = createMessageConnection(
      new PortMessageReader(worker),
      new PortMessageWriter(worker),
    );
    connection.onNotification((method: string, payload: unknown) => {
      if (retiring.has(engine) && !LAST_WORDS.includes(method)) return;
      emit(method as EngineEventName, payload as never);
    });
    connection.listen();
    const engine: RunningEngine = {
      worker,
      connection,
      started: request(connection, 'start', options.options()),
      underWay: new Set(),
    };
    // Every call waits for it; without a call nobody would handle its rejection.
    engine.started.catch(() => undefined);
    worker.on('error', (error) => reportCrash(engine, error));
    worker.on('exit', (code) => {
      if (code !== 0) reportCrash(engine, new Error(`The engine ended with code ${code}.`));
      connection.dispose();
    });
    return engine;
  }

  function reportCrash(engine: RunningEngine, error: Error): void {
    if (running !== engine) return;
    running = undefined;
    engine.connection.dispose();
    if (disposed) return;
    emit('log', {
      level: 'error',
      message: `The engine crashed and will be started again: ${error.message}`,
      detail: error.stack,
    });
    emit('changed', { projects: true, patterns: true, suggestions: true, foreign: true });
  }

  async function call(method: string, params: unknown, signal?: AbortSignal): Promise<unknown> {
    if (disposed) throw new EngineError('The engine has ended.', { code: 'EngineCrashed' });
    running ??= start();
    const engine = running;
    const answer = ask(engine, method, params, signal);
    engine.underWay.add(answer);
    return answer.finally(() => engine.underWay.delete(answer));
  }

  async function ask(
    engine: RunningEngine,
    method: string,
    params: unknown,
    signal?: AbortSignal,
  ): Promise<unknown> {
    try {
      await engine.started;
    } catch (error) {
      // A library that could not be opened may be there the next time.
      if (running === engine) await end(engine);
      throw error;
    }
    return request(engine.connection, method, params, signal);
  }

  async function close(engine: RunningEngine): Promise<void> {
    // An engine that crashed or never opened has nothing left to close.
    await request(engine.connection, 'close', undefined).catch(() => undefined);
    await end(engine);
  }

  /** Closes an engine once it has answered what it was asked. */
  function retire(engine: RunningEngine): Promise<void> {
    running = undefined;
    const retired = Promise.allSettled(engine.underWay)
      .then(() => close(engine))
      .finally(() => retiring.delete(engine));
    retiring.set(engine, retired);
    return retired;
  }

  async function end(engine: RunningEngine): Promise<void> {
    if (running === engine) running = undefined;
    await engine.worker.terminate();
    engine.connection.dispose();
  }

  const api = new Proxy({} as EngineApi, {
    get: (_, method) =>
      typeof method === 'string' && method !== 'then'
        ? (params?: unknown, signal?: AbortSignal) => call(method, params, signal)
        : undefined,
  });

  return {
    api,
    on(event, listener) {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener));
      return () => void set.delete(listener);
    },
    async restart() {
      const retired = running && retire(running);
      emit('libraryChanged', {});
      emit('changed', { projects: true, patterns: true, suggestions: true, foreign: true });
      await retired;
    },
    async dispose() {
      if (disposed) return;
      disposed = true;
      // The work of retiring engines is not waited for: a window has little time to close.
      const open = [...(running ? [running] : []), ...retiring.keys()];
      await Promise.all(open.map(close));
    },
  };
}

async function request(
  connection: MessageConnection,
  method: string,
  params: unknown,
  signal?: AbortSignal,
): Promise<unknown> {
  if (signal?.aborted) throw aborted();
  const cancellation = new CancellationTokenSource();
  const cancel = () => cancellation.cancel();
  signal?.addEventListener('abort', cancel);
  try {
    return await connection.sendRequest(method, params, cancellation.token);
  } catch (error) {
    throw asEngineError(error);
  } finally {
    signal?.removeEventListener('abort', cancel);
    cancellation.dispose();
  }
}

function asEngineError(error: unknown): EngineError {
  if (error instanceof ResponseError && isErrorData(error.data)) {
    return new EngineError(error.message, error.data);
  }
  return new EngineError('The engine ended before it answered. Try again.', {
    code: 'EngineCrashed',
    stack: error instanceof Error ? error.stack : undefined,
  });
}

function isErrorData(data: unknown): data is ErrorData {
  return typeof data === 'object' && data !== null && 'code' in data;
}

function aborted(): EngineError {
  return new EngineError('Cancelled.', { code: 'AbortError' });
}
