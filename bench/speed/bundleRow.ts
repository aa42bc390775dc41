import { readFileSync } from 'node:fs';
import { ratioRow, type Row } from './report';

const GOAL_BYTES = 150_000;

/** Size of what activation loads, as it is shipped. Throws when it was built for debugging. */
export function bundleRow(): Row {
  const file = 'dist/extension.js';
  const code = readFileSync(file);
  if (code.includes('sourceMappingURL=')) {
    throw new Error(`${file} is not what is shipped: npm run bench builds that.`);
  }
  console.log(`  ${file}: ${code.length} bytes`);
  const ratio = code.length / GOAL_BYTES;
  return ratioRow('bundle that activation loads', '150 kB', code.length, ratio, ['≤', 1]);
}
