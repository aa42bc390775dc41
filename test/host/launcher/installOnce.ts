import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cacheFolder } from './cacheFolder';
import { endsWithThisProcess, removeFolder } from './cleanup';
import { npmCommand } from './npm';
import { startTree } from './processTree';

const ONE_DAY = 24 * 60 * 60 * 1000;

/**
 * A folder in the user's cache into which packages were installed, by the first who needed it.
 * @param name tells by which versions the folder is made
 * @param report called before anything is installed, with the folder
 * @param install fills a folder that has an empty package.json
 * @throws what `install` throws; nothing half-installed stays under the final name
 */
export async function installOnce(
  name: string,
  report: (folder: string) => void,
  install: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = path.join(cacheFolder(), name);
  if (existsSync(folder)) return folder;
  report(folder);
  const partial = `${folder}.partial-${process.pid}`;
  removeOldPartials(path.dirname(folder));
  const remove = () => removeFolder(partial);
  const forget = endsWithThisProcess(remove, remove);
  try {
    mkdirSync(partial, { recursive: true });
    writeFileSync(path.join(partial, 'package.json'), '{ "private": true }\n');
    await install(partial);
    renameSync(partial, folder);
  } catch (error) {
    // Another process may have installed the same meanwhile; a rename onto its folder fails.
    if (!existsSync(folder)) throw error;
  } finally {
    remove();
    forget();
  }
  return folder;
}

/** `npm install` in a folder, without running scripts of packages. @throws when it fails */
export async function npmInstall(cwd: string, args: string[]): Promise<void> {
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

function removeOldPartials(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (name.includes('.partial-') && Date.now() - statSync(file).mtimeMs > ONE_DAY) {
      removeFolder(file);
    }
  }
}
