import { copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import type { DataFolder } from './dataFolder';

/** What an extension is made of at run time, apart from its manifest. */
const PARTS = ['dist', 'media', 'package.nls.json', 'README.md', 'CHANGELOG.md', 'LICENSE'];

/**
 * Makes an extension's folder an installed extension: a new build is taken up by reloading the
 * window. The manifest is copied, because VS Code may write to that of an installed extension.
 * To be done before the data folder's first use.
 * @param source the folder with the extension's package.json.
 */
export function linkExtension(data: DataFolder, source: string): void {
  const manifest = JSON.parse(readFileSync(path.join(source, 'package.json'), 'utf8')) as {
    publisher: string;
    name: string;
    version: string;
    main: string;
  };
  const { publisher, name, version, main } = manifest;
  const folder = path.join(data.extensions, `${publisher}.${name}-${version}`);
  if (existsSync(folder)) return;
  if (existsSync(path.join(data.extensions, 'extensions.json'))) {
    // From then on VS Code goes by this list and does not look at the folder again.
    throw new Error(`${data.extensions} was in use before ${name} was linked into it`);
  }
  mkdirSync(folder, { recursive: true });
  const parts = new Set([...PARTS, path.normalize(main).split(path.sep)[0] ?? main]);
  for (const part of parts) {
    const target = path.join(source, part);
    if (existsSync(target)) symlinkSync(target, path.join(folder, part), 'junction');
  }
  copyFileSync(path.join(source, 'package.json'), path.join(folder, 'package.json'));
}
