import { spawnSync } from 'node:child_process';
import { existsSync, lstatSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

/** Installs the dependencies when they are missing or older than the lock file. */
export function installDependencies() {
  const [major = 0] = process.versions.node.split('.').map(Number);
  if (major < 20) throw new Error(`Node 20 or newer is needed; this is ${process.version}.`);
  // Linked, they belong to another checkout, which `npm ci` would empty.
  const folder = lstatSync(path.join(root, 'node_modules'), { throwIfNoEntry: false });
  if (folder?.isSymbolicLink()) return;
  const installed = path.join(root, 'node_modules', '.package-lock.json');
  const wanted = path.join(root, 'package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs) return;
  console.log('Installing the dependencies (npm ci)');
  runNpm(['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

/**
 * Builds the extension into dist/, and the tests and the launcher into out/. From then on this process
 * has none of the variables by which git would find another repository than that of its folder.
 */
export function build() {
  console.log('Building');
  const { status } = spawnSync(process.execPath, ['esbuild.js', '--tests'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The build failed.');
  createRequire(import.meta.url)(path.join(root, 'out', 'test', 'withoutGitVariables.js'));
}

/** @param {string[]} args */
function runNpm(args) {
  const script = process.env.npm_execpath;
  const viaNode = script?.endsWith('.js');
  const { status } = spawnSync(
    viaNode ? process.execPath : 'npm',
    [...(viaNode ? [script] : []), ...args],
    {
      cwd: root,
      stdio: 'inherit',
      shell: !viaNode && process.platform === 'win32',
    },
  );
  if (status !== 0) throw new Error(`npm ${args[0]} failed.`);
}
