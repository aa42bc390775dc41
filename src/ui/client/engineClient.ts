import { isDeepStrictEqual } from 'node:util';
import {
  Disposable,
  Uri,
  l10n,
  window,
  workspace,
  type ExtensionContext,
  type LogOutputChannel,
} from 'vscode';
import type { EngineApi } from '../../engine/api/EngineApi';
import type { EngineEvents } from '../../engine/api/EngineEvents';
import type { EngineChange, EngineOptions } from '../../engine/api/EngineOptions';
import type { EngineEventName, EngineHost } from '../../engine/host/EngineHost';
import { engineOptions } from './engineOptions';
import { mend } from '../mends/mends';
import { debounce } from '../timing';
import { UserMistake } from '../UserMistake';
import { whyUnusable } from './whyUnusable';

/** Milliseconds after which a path that is being typed into the settings counts as typed. */
const TYPED = 1000;

/** The engine, started when it is first needed. */
export interface EngineClient extends Disposable {
  api(): Promise<EngineApi>;
  readonly started: boolean;
  /** Listens, whether the engine has been started or not. */
  on<E extends EngineEventName>(event: E, listener: (payload: EngineEvents[E]) => void): Disposable;
  /** Answers from now on from the library as it is on disk now. */
  reopen(): Promise<void>;
  /** Ends the engine after what is under way is on disk. */
  stop(): Promise<void>;
}

/** Makes the client; it keeps the engine informed of settings, folders and trust. */
export function createEngineClient(
  context: ExtensionContext,
  log: LogOutputChannel,
  onError: (error: unknown) => void,
): EngineClient {
  let host: Promise<EngineHost> | undefined;
  let running: EngineHost | undefined;
  /** The options that the engine was told last; `undefined` before its first start. */
  let told: EngineOptions | undefined;
  /** The library folder of the settings that was followed, or refused, last. */
  let followed: string | undefined;
  const waiting = new Set<(host: EngineHost) => void>();

  async function start(): Promise<EngineHost> {
    const { createEngineHost } = await import('../../engine/host/createEngineHost');
    const started = createEngineHost({
      workerPath: Uri.joinPath(context.extensionUri, 'dist', 'engine.js').fsPath,
      options: currentOptions,
    });
    running = started;
    for (const listen of waiting) listen(started);
    waiting.clear();
    return started;
  }

  /** The library stays where it is until the engine moves. */
  function currentOptions(): EngineOptions {
    const options = engineOptions(context);
    followed ??= options.libraryFolder;
    told = { ...options, libraryFolder: told?.libraryFolder ?? options.libraryFolder };
    return told;
  }

  function on<E extends EngineEventName>(
    event: E,
    listener: (payload: EngineEvents[E]) => void,
  ): Disposable {
    let stopListening: (() => void) | undefined;
    const listen = (to: EngineHost): void => {
      stopListening = to.on(event, listener);
    };
    if (running) listen(running);
    else waiting.add(listen);
    return new Disposable(() => {
      waiting.delete(listen);
      stopListening?.();
    });
  }

  /** Tells the engine what has changed; without one it will read that at its start. */
  function follow(): void {
    if (!host || !told) return;
    const before = told;
    const { folders, trusted, gitPath, settings } = currentOptions();
    const change: EngineChange = { folders, trusted, gitPath, settings };
    if (!isDeepStrictEqual(before, told)) {
      host.then(({ api }) => api.configure(change)).catch(onError);
    }
    if (engineOptions(context).libraryFolder !== followed) moving.call();
  }

  /** Opens the library where the settings say, unless nothing could be kept there. */
  async function move(): Promise<void> {
    const { libraryFolder } = engineOptions(context);
    if (!told || libraryFolder === followed) return;
    followed = libraryFolder;
    if (libraryFolder === told.libraryFolder) return;
    const kept = told.libraryFolder;
    const [why, whyNotKept] = await Promise.all([libraryFolder, kept].map(whyUnusable));
    // Another change came meanwhile, and is followed in its turn.
    if (libraryFolder !== engineOptions(context).libraryFolder) return;
    if (why !== undefined && whyNotKept === undefined) {
      const message = l10n.t(
        'The library’s folder cannot be used: {0} What is learned is kept in {1} as before.',
        `${why}.`,
        kept,
      );
      throw new UserMistake(message, [mend('setLibraryFolder')]);
    }
    const left = await patternsIn();
    told = { ...told, libraryFolder };
    log.info(`The library is opened in ${libraryFolder}`);
    await (await host)?.restart();
    if (left > 0 && (await patternsIn()) === 0) tellLeft(libraryFolder, kept, left);
  }

  /** How many patterns the open library has; none while it is gone. */
  async function patternsIn(): Promise<number> {
    const api = (await host)?.api;
    if (!api || (await api.libraryLoss())) return 0;
    return (await api.libraryCounts()).patterns;
  }

  const moving = debounce(TYPED, () => move().catch(onError));
  const disposables = Disposable.from(
    on('log', ({ level, message, detail }) => {
      log[level](detail ? `${message}\n${detail}` : message);
    }),
    on('settingMistaken', ({ message }) =>
      onError(new UserMistake(message, [mend('openSettings')])),
    ),
    moving,
    workspace.onDidChangeWorkspaceFolders(follow),
    workspace.onDidGrantWorkspaceTrust(follow),
    // Whichever settings it names: VS Code does not name those that it has learned the scope of.
    workspace.onDidChangeConfiguration(follow),
  );

  return {
    get started() {
      return host !== undefined;
    },
    async api() {
      host ??= start();
      return (await host).api;
    },
    on,
    async reopen() {
      await (await host)?.restart();
    },
    async stop() {
      await (await host)?.dispose();
    },
    dispose: () => void disposables.dispose(),
  };
}

function tellLeft(folder: string, kept: string, patterns: number): void {
  void window.showInformationMessage(
    l10n.t(
      'Nothing has been learned yet in {0}. The library with {1} patterns stays in {2}.',
      folder,
      patterns,
      kept,
    ),
  );
}
