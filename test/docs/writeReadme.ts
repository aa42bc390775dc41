import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { repoRoot } from '../host/launcher/repoRoot';
import { readmeTables, withTables } from './readmeTables';

/** `npm run docs`: writes the tables of the README from the manifest. */
async function main(): Promise<void> {
  const file = path.join(repoRoot(), 'README.md');
  const read = (name: string): string => readFileSync(path.join(repoRoot(), name), 'utf8');
  const tables = readmeTables(
    JSON.parse(read('package.json')) as Parameters<typeof readmeTables>[0],
    JSON.parse(read('package.nls.json')) as Record<string, string>,
  );
  const config = await resolveConfig(file);
  writeFileSync(
    file,
    await format(withTables(read('README.md'), tables), { ...config, filepath: file }),
  );
}

void main();
