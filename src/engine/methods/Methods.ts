import type { EngineApi } from '../api/EngineApi';

/** Methods as the engine has them: a signal is always there. */
export type Methods<Name extends keyof EngineApi> = {
  [M in Name]: (
    params: Parameters<EngineApi[M]>[0],
    signal: AbortSignal,
  ) => ReturnType<EngineApi[M]>;
};
