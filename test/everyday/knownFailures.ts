import { readFileSync } from 'node:fs';
import path from 'node:path';

/**
 * What comes out now of the changes that are not made yet as they should be, by their names: a verdict,
 * or for what is wrong the lines expected (`-`) and made (`+`). The list only ever shrinks.
 * @param root the repository's root folder
 */
export function knownFailures(root: string): Record<string, string | { wrong: string[] }> {
  const file = path.join(root, 'test', 'everyday', 'knownFailures.json');
  return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string | { wrong: string[] }>;
}
