import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { DataFolder } from './dataFolder';

/** What an extension is made of at run time, apart from its manifest and its entry's folder. */
const PARTS = ['l10n', 'media', 'package.nls.json', 'README.md', 'CHANGELOG.md', 'LICENSE'];

/**
 * Makes an extension's folder, as it is built now, an installed extension. To be done before the
 * data folder's first use. It is copied: of linked code VS Code would not know whose it is.
 * @param source the folder with the extension's package.json.
 * @throws when VS Code has already listed what is installed.
 */
export function installFromSource(data: DataFolder, source: string): void {
  const manifest = path.join(source, 'package.json');
  const { publisher, name, version, main } = JSON.parse(readFileSync(manifest, 'utf8')) as {
    publisher: string;
    name: string;
    version: string;
    main: string;
  };
  const folder = path.join(data.extensions, `${publisher}.${name}-${version}`);
  if (existsSync(folder)) return;
  if (existsSync(path.join(data.extensions, 'extensions.json'))) {
    // From then on VS Code goes by this list and does not look at the folder again.
    throw new Error(`${data.extensions} was in use before ${name} was installed in it`);
  }
  mkdirSync(folder, { recursive: true });
  const entryFolder = path.normalize(main).split(path.sep)[0] ?? main;
  for (const part of ['package.json', entryFolder, ...PARTS]) {
    const from = path.join(source, part);
    if (existsSync(from)) cpSync(from, path.join(folder, part), { recursive: true });
  }
}
