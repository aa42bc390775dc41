// @ts-check
const esbuild = require('esbuild');
const { copyFileSync, mkdirSync, readdirSync, rmSync } = require('node:fs');
const path = require('node:path');

const flags = new Set(process.argv.slice(2));
const production = flags.has('--production');
const watch = flags.has('--watch');
const tests = flags.has('--tests') || watch;

/** @type {esbuild.BuildOptions} */
const common = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  sourcemap: production ? false : 'linked',
  minify: production,
  // The task that F5 waits for knows by esbuild's own words when a build is done.
  logLevel: watch ? 'info' : 'warning',
};

/** @type {esbuild.BuildOptions} */
const extension = {
  ...common,
  entryPoints: { extension: 'src/extension.ts', engine: 'src/engineWorker.ts' },
  outdir: 'dist',
  external: ['vscode'],
};

const testsAndTools = () => ({
  ...common,
  entryPoints: sourcesBelow('test', 'bench').filter((file) => !file.includes('fixtures')),
  outdir: 'out',
  outbase: '.',
  minify: false,
  sourcemap: /** @type {const} */ ('linked'),
  external: ['vscode', 'mocha', 'fast-check', 'playwright-core', '@vscode/test-electron', 'sql.js'],
});

/** @param {string[]} folders */
function sourcesBelow(...folders) {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.d.ts'))
      .map((name) => path.posix.join(folder, name.split(path.sep).join('/'))),
  );
}

/** Nobody writes files in this language. */
const UNUSED_GRAMMARS = new Set(['tree-sitter-regex.wasm']);

function copyAssets() {
  mkdirSync('dist', { recursive: true });
  copyFileSync(require.resolve('sql.js/dist/sql-wasm.wasm'), 'dist/sql-wasm.wasm');
  mkdirSync('dist/grammars', { recursive: true });
  const grammars = path.dirname(require.resolve('@vscode/tree-sitter-wasm'));
  for (const name of readdirSync(grammars)) {
    const wanted = name.endsWith('.wasm') && !UNUSED_GRAMMARS.has(name);
    if (wanted) copyFileSync(path.join(grammars, name), path.join('dist/grammars', name));
  }
}

async function main() {
  if (!watch) {
    rmSync('dist', { recursive: true, force: true });
    // Screenshots and results of earlier runs stay.
    for (const folder of tests ? ['out/test', 'out/bench'] : []) {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  copyAssets();
  const builds = tests ? [extension, testsAndTools()] : [extension];
  if (!watch) {
    await Promise.all(builds.map((options) => esbuild.build(options)));
    return;
  }
  const contexts = await Promise.all(builds.map((options) => esbuild.context(options)));
  await Promise.all(contexts.map((context) => context.watch()));
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
