import type * as Esbuild from 'esbuild';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ratioRow, type Row } from './report';

const GOAL_BYTES = 150_000;

/** Size of what activation loads, as it is shipped. */
export async function bundleRow(): Promise<Row> {
  // At run time: a bundler cannot be bundled.
  const { transform } = createRequire(path.resolve('package.json'))('esbuild') as typeof Esbuild;
  const source = readFileSync('dist/extension.js', 'utf8');
  const { code } = await transform(source, { minify: true, platform: 'node', target: 'node20' });
  const bytes = Buffer.byteLength(code);
  console.log(`  dist/extension.js, minified: ${bytes} bytes`);
  return ratioRow('bundle that activation loads', '150 kB', bytes, bytes / GOAL_BYTES, ['≤', 1]);
}
