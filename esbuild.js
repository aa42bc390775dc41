// @ts-check
const esbuild = require('esbuild');
const {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} = require('node:fs');
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

/**
 * What talks to the engine is a file of its own, so that activation does not load it.
 * @type {esbuild.Plugin}
 */
const engineHostApart = {
  name: 'engine-host-apart',
  setup(build) {
    build.onResolve({ filter: /\/createEngineHost$/ }, ({ kind }) =>
      kind === 'dynamic-import' ? { path: './engineHost.js', external: true } : undefined,
    );
  },
};

/**
 * Each file below src/ui has a `require('vscode')` of its own in the bundle, and VS Code looks each
 * time for the extension that asks: that was most of evaluating the bundle. So it is asked once.
 * A directive counts as the first statement only.
 */
const requireVscodeOnce = `'use strict';
{
  const ask = require;
  let vscode;
  require = Object.assign((id) => (id === 'vscode' ? (vscode ??= ask(id)) : ask(id)), ask);
}`;

/** @type {esbuild.BuildOptions} */
const extension = {
  ...common,
  banner: { js: requireVscodeOnce },
  entryPoints: {
    extension: 'src/extension.ts',
    engineHost: 'src/engine/host/createEngineHost.ts',
    engine: 'src/engineWorker.ts',
    scanWorker: 'src/scanWorker.ts',
  },
  plugins: [engineHostApart],
  outdir: 'dist',
  metafile: production,
  external: ['vscode'],
};

const testsAndTools = () => ({
  ...common,
  entryPoints: sourcesBelow('test', 'bench').filter((file) => !file.includes('fixtures')),
  outdir: 'out',
  outbase: '.',
  minify: false,
  sourcemap: /** @type {const} */ ('linked'),
  external: [
    'vscode',
    'mocha',
    'fast-check',
    'playwright-core',
    '@vscode/test-electron',
    'sql.js',
    'prettier',
  ],
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

/** Packages whose files are copied, not bundled. */
const COPIED_PACKAGES = ['node_modules/sql.js', 'node_modules/@vscode/tree-sitter-wasm'];

/**
 * The licences of everything that is in the bundles, for those who get the packaged extension.
 * @param {esbuild.Metafile} metafile
 */
function writeNotices(metafile) {
  const bundled = Object.keys(metafile.inputs).flatMap(
    (file) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? [],
  );
  const notices = [...new Set([...bundled, ...COPIED_PACKAGES])].sort().map((folder) => {
    const { name, version, license } = JSON.parse(
      readFileSync(path.join(folder, 'package.json'), 'utf8'),
    );
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    const text = file
      ? readFileSync(path.join(folder, file), 'utf8').trim()
      : `Licence: ${license}`;
    return `## ${name} ${version}\n\n${text}\n`;
  });
  const own = existsSync('THIRD-PARTY-NOTICES.md')
    ? readFileSync('THIRD-PARTY-NOTICES.md', 'utf8')
    : '# Third-party notices\n';
  writeFileSync('dist/THIRD-PARTY-NOTICES.md', [own, ...notices].join('\n'));
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
    const [built] = await Promise.all(builds.map((options) => esbuild.build(options)));
    if (built?.metafile) writeNotices(built.metafile);
    return;
  }
  const contexts = await Promise.all(builds.map((options) => esbuild.context(options)));
  await Promise.all(contexts.map((context) => context.watch()));
}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
