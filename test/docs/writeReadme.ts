import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repoRoot } from '../host/launcher/repoRoot';
import { putIntoReadme } from './putIntoReadme';
import { readmeTables } from './readmeTables';

/** `npm run docs`: writes the tables of the README from the manifest. */
async function main(): Promise<void> {
  const read = (name: string): string => readFileSync(path.join(repoRoot(), name), 'utf8');
  await putIntoReadme(
    readmeTables(
      JSON.parse(read('package.json')) as Parameters<typeof readmeTables>[0],
      JSON.parse(read('package.nls.json')) as Record<string, string>,
    ),
  );
}

void main();
