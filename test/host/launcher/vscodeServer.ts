import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { asPerson } from './asPerson';
import { cacheFolder } from './cacheFolder';
import type { DataFolder } from './dataFolder';
import type { VsCodeHost } from './installHost';
import { startTree } from './processTree';
import { repoRoot } from './repoRoot';

/** How long the server may take until it listens, in milliseconds. */
const START_TIMEOUT = 60_000;

/** What a window of the server shows. */
export interface WindowContent {
  /** Absolute path of a folder or of a `.code-workspace` file; none opens an empty window. */
  folder?: string;
  /** An extension run from its folder, and a test entry run in it; only with the test driver. */
  extensionDevelopmentPath?: string;
  extensionTestsPath?: string;
}

/** How a server is started; everything may be left out. */
export interface ServerOptions {
  /** Added to what its extension hosts see. */
  env?: Record<string, string | undefined>;
  /** The ended server whose address it takes over; a free port and a new token by default. */
  inPlaceOf?: VsCodeServer;
  /**
   * Takes extensions under development and test entries from a window's address. VS Code shows no
   * notifications then, so windows for people are opened without it.
   */
  testDriver?: boolean;
}

/** A running VS Code server on loopback, which only addresses with its token can reach. */
export interface VsCodeServer {
  port: number;
  token: string;
  addressOf(content: WindowContent): string;
  /** Settles when the server's process has ended, for whatever reason. */
  ended: Promise<unknown>;
  end(): Promise<void>;
}

/**
 * Starts the VS Code server.
 * @throws with the server's output when it does not listen within a minute.
 */
export async function startServer(
  host: VsCodeHost,
  data: DataFolder,
  { env = {}, inPlaceOf, testDriver = false }: ServerOptions = {},
): Promise<VsCodeServer> {
  const port = inPlaceOf?.port ?? 0;
  const token = inPlaceOf?.token ?? randomBytes(16).toString('hex');
  const guard = path.join(repoRoot(), 'out', 'test', 'host', 'launcher', 'guard.js');
  const args = [guard, ...asPerson(host.node), host.serverMain];
  args.push('--host', '127.0.0.1', '--port', String(port));
  args.push('--connection-token', token, '--accept-server-license-terms');
  args.push('--telemetry-level', 'off', '--force-disable-user-env');
  if (testDriver) args.push('--enable-smoke-test-driver');
  args.push('--server-data-dir', data.root, '--extensions-dir', data.extensions);
  const tree = startTree(process.execPath, args, {
    env: { ...withoutVsCode(process.env), ...ownPlaces(data), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(tree.child, 'exit');
  try {
    const listening = await portOf(tree.child);
    return {
      port: listening,
      token,
      addressOf: (content) => addressOf(listening, token, content),
      ended,
      end: () => tree.end(),
    };
  } catch (error) {
    await tree.end();
    throw error;
  }
}

async function portOf(child: ReturnType<typeof startTree>['child']): Promise<number> {
  let output = '';
  const listening = new Promise<number>((resolve) => {
    const read = (chunk: Buffer) => {
      output += chunk.toString();
      const port = /agent listening on (\d+)/.exec(output)?.[1];
      if (port) resolve(Number(port));
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
  });
  const ended = once(child, 'exit').then(() => Promise.reject(new Error('it ended')));
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('it does not listen')), START_TIMEOUT).unref();
  });
  late.catch(() => undefined);
  ended.catch(() => undefined);
  try {
    return await Promise.race([listening, ended, late]);
  } catch (error) {
    throw new Error(`The VS Code server did not start: ${(error as Error).message}.\n${output}`, {
      cause: error,
    });
  }
}

function addressOf(port: number, token: string, content: WindowContent): string {
  const remote = (file: string) =>
    `vscode-remote://127.0.0.1:${port}${decodeURIComponent(pathToFileURL(file).pathname)}`;
  const address = new URL(`http://127.0.0.1:${port}/`);
  address.searchParams.set('tkn', token);
  if (!content.folder) address.searchParams.set('ew', 'true');
  else if (content.folder.endsWith('.code-workspace')) {
    address.searchParams.set('workspace', slashed(content.folder));
  } else address.searchParams.set('folder', slashed(content.folder));
  const payload = (['extensionDevelopmentPath', 'extensionTestsPath'] as const).flatMap((key) => {
    const file = content[key];
    return file ? [[key, remote(file)]] : [];
  });
  if (payload.length > 0) address.searchParams.set('payload', JSON.stringify(payload));
  return address.href;
}

function slashed(file: string): string {
  return decodeURIComponent(pathToFileURL(file).pathname);
}

/** Keeps sockets and temporary files in the data folder, with which they go, and asks no gallery. */
function ownPlaces(data: DataFolder): NodeJS.ProcessEnv {
  const temporary = path.join(data.root, 'tmp');
  mkdirSync(temporary, { recursive: true });
  return {
    ...{ TMPDIR: temporary, TMP: temporary, TEMP: temporary },
    NODE_COMPILE_CACHE: path.join(cacheFolder(), 'node-compile-cache'),
    EXTENSIONS_GALLERY: '{}',
  };
}

/** A server started from a terminal inside VS Code must not take itself for a part of that one. */
function withoutVsCode(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(VSCODE_|ELECTRON_RUN_AS_NODE$)/.test(name)),
  );
}
