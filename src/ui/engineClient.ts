import { Disposable, Uri, workspace, type ExtensionContext, type LogOutputChannel } from 'vscode';
import type { EngineApi } from '../engine/EngineApi';
import type { EngineEvents } from '../engine/api/EngineEvents';
import type { EngineOptions } from '../engine/api/EngineOptions';
import type { EngineEventName, EngineHost } from '../engine/EngineHost';
import { openFolders } from './folders';
import { mend } from './mends/mends';
import { readSettings } from './manifest/settings';
import { SECTION } from './manifest/settingsMap';
import { UserMistake } from './UserMistake';

/** The engine, started when it is first needed. */
export interface EngineClient extends Disposable {
  api(): Promise<EngineApi>;
  readonly started: boolean;
  /** Listens, whether the engine has been started or not. */
  on<E extends EngineEventName>(event: E, listener: (payload: EngineEvents[E]) => void): Disposable;
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
  const waiting = new Set<(host: EngineHost) => void>();

  async function start(): Promise<EngineHost> {
    const { createEngineHost } = await import('../engine/createEngineHost');
    const started = createEngineHost({
      workerPath: Uri.joinPath(context.extensionUri, 'dist', 'engine.js').fsPath,
      options: () => engineOptions(context),
    });
    running = started;
    for (const listen of waiting) listen(started);
    waiting.clear();
    return started;
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

  function inform(change: () => Parameters<EngineApi['configure']>[0]): void {
    host?.then((started) => started.api.configure(change())).catch(onError);
  }

  const disposables = Disposable.from(
    on('log', ({ level, message, detail }) => {
      log[level](detail ? `${message}\n${detail}` : message);
      // Settings that only the engine can check, such as families that contradict each other.
      if (level === 'error' && message.endsWith('The built-in families are used.')) {
        onError(new UserMistake(message, [mend('openSettings')]));
      }
    }),
    workspace.onDidChangeWorkspaceFolders(() => inform(() => ({ folders: folderPaths() }))),
    workspace.onDidGrantWorkspaceTrust(() => inform(() => ({ trusted: workspace.isTrusted }))),
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SECTION)) inform(() => ({ settings: engineSettings() }));
    }),
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
    async stop() {
      await (await host)?.dispose();
    },
    dispose: () => void disposables.dispose(),
  };
}

function engineOptions(context: ExtensionContext): EngineOptions {
  const { libraryFolder } = readSettings().settings;
  return {
    libraryFolder: libraryFolder || context.globalStorageUri.fsPath,
    snapshotFolder: context.storageUri?.fsPath,
    folders: folderPaths(),
    trusted: workspace.isTrusted,
    gitPath: gitPath(),
    assetsFolder: Uri.joinPath(context.extensionUri, 'dist').fsPath,
    settings: engineSettings(),
  };
}

function engineSettings(): EngineOptions['settings'] {
  const { excludedGlobs, frameworkFamilies, domainCategories } = readSettings().settings;
  return { excludedGlobs, frameworkFamilies, domainCategories };
}

function folderPaths(): string[] {
  return openFolders().map((folder) => folder.uri.fsPath);
}

/** The git extension's own setting; a workspace has no say in which program is run. */
function gitPath(): string {
  const set = workspace.getConfiguration('git').inspect<string | string[]>('path')?.globalValue;
  const first = Array.isArray(set) ? set[0] : set;
  return first || 'git';
}
