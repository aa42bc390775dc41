import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { repoRoot } from '../host/launcher/repoRoot';
import { withTables } from './readmeTables';

/** Writes texts into the README, each between the marks of its name. */
export async function putIntoReadme(tables: Readonly<Record<string, string>>): Promise<void> {
  const file = path.join(repoRoot(), 'README.md');
  const text = withTables(readFileSync(file, 'utf8'), tables);
  const config = await resolveConfig(file);
  writeFileSync(file, await format(text, { ...config, filepath: file }));
}
