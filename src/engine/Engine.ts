import type { EngineApi } from './api/EngineApi';
import type { EngineOptions } from './api/EngineOptions';
import { InvalidArgument } from '../core/errors';
import type { Emit } from './session/EngineSession';
import { EngineSession } from './session/EngineSession';
import { applicationMethods } from './methods/applicationMethods';
import { coreMethods } from './methods/coreMethods';
import { learningMethods } from './methods/learningMethods';
import { libraryMethods } from './methods/libraryMethods';
import type { Methods } from './methods/Methods';
import { miningMethods } from './methods/miningMethods';
import { observationMethods } from './methods/observationMethods';
import { patternMethods } from './methods/patternMethods';
import { profileMethods } from './methods/profileMethods';
import { runMethods } from './methods/runMethods';
import { siteMethods } from './methods/siteMethods';
import { suggestionMethods } from './methods/suggestionMethods';
import { templateMethods } from './methods/templateMethods';

type AnyMethod = (params: unknown, signal: AbortSignal) => Promise<unknown>;

/** Composes store, core, template, detection and git, and answers `EngineApi` by name. */
export class Engine {
  private session: Promise<EngineSession> | undefined;
  private methods = new Map<string, AnyMethod>();

  constructor(private readonly emit: Emit) {}

  /**
   * Answers one call of the API, or `close`, which ends the engine once everything is on disk.
   * @throws what the method throws; InvalidArgument for an unknown name
   */
  async handle(name: string, params: unknown, signal: AbortSignal): Promise<unknown> {
    if (name === 'start') return this.start(params as EngineOptions);
    if (name === 'close') return (await this.session)?.close();
    const session = await this.session;
    if (name !== 'poll') session?.used();
    const method = this.methods.get(name);
    if (!method) throw new InvalidArgument(`The engine has no method “${name}”.`);
    return method(params, signal);
  }

  private async start(options: EngineOptions): Promise<void> {
    this.session = EngineSession.open(options, this.emit);
    const session = await this.session;
    const methods: Omit<EngineApi, 'start'> = {
      configure: async (change) => session.configure(change),
      poll: () => session.poll(),
      ...this.withSignal(profileMethods(session)),
      ...this.withSignal(learningMethods(session)),
      ...this.withSignal(miningMethods(session)),
      ...this.withSignal(suggestionMethods(session)),
      ...this.withSignal(siteMethods(session)),
      ...this.withSignal(applicationMethods(session)),
      ...this.withSignal(observationMethods(session)),
      ...this.withSignal(runMethods(session)),
      ...this.withSignal(patternMethods(session)),
      ...this.withSignal(templateMethods(session)),
      ...this.withSignal(libraryMethods(session)),
      ...this.withSignal(coreMethods(session)),
    };
    this.methods = new Map(Object.entries(methods) as [string, AnyMethod][]);
  }

  /** The types differ only in that the engine's side is always handed a signal. */
  private withSignal<N extends keyof EngineApi>(methods: Methods<N>): Pick<EngineApi, N> {
    return methods as unknown as Pick<EngineApi, N>;
  }
}
