import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * What comes out now of the changes that are not made yet as they should be, by their names: a verdict,
 * or for what is wrong the lines expected (`-`) and made (`+`). The list only ever shrinks.
 * @param root the repository's root folder
 */
export const knownFailures = (root: string) =>
  listed(root, 'knownFailures') as Record<string, string | { wrong: string[] }>;

const listed = (root: string, name: string): unknown =>
  JSON.parse(readFileSync(path.join(root, 'test', 'everyday', `${name}.json`), 'utf8'));
