// `npm test [STEP…]`: every kind of test, one after the other; a step that fails stops no other one.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { build, installDependencies, root } from './prepare.mjs';

const results = path.join(root, 'out', 'results');
const node = process.execPath;
const bin = (/** @type {string} */ file) => path.join(root, 'node_modules', file);

/** @typedef {{ title: string, problem: string }} Failure */
/** @typedef {{ passed: number, failed: number, skipped: number, failures: Failure[], skips: string[] }} Numbers */

/** @type {Numbers} */
const total = { passed: 0, failed: 0, skipped: 0, failures: [], skips: [] };

const steps = {
  lint: async () => {
    await asOneTest('eslint', [bin('eslint/bin/eslint.js'), '.']);
    await asOneTest('prettier', [bin('prettier/bin/prettier.cjs'), '--check', '.']);
  },
  types: () => asOneTest('type check', [bin('typescript/bin/tsc'), '-p', 'tsconfig.json']),
  unit: () => mocha('unit'),
  host: async () => {
    const code = await run([path.join(root, 'out', 'test', 'host', 'hostTests.js')]);
    const files = readdirSync(results).filter((name) => name.startsWith('host-'));
    if (files.length === 0) fail('host tests', `hostTests.js wrote no results (exit code ${code})`);
    for (const file of files) add(JSON.parse(readFileSync(path.join(results, file), 'utf8')));
  },
  e2e: () => mocha('e2e', '--timeout', '180000'),
  package: () => mocha('package', '--timeout', '300000'),
};
/** The signal that ended a step: no other one is begun then. @type {NodeJS.Signals | undefined} */
let ended;

/** Steps that are nothing without a browser, which draws the host's windows. */
const inBrowser = new Set(['host', 'e2e']);

try {
  installDependencies();
  build();
} catch (error) {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exit(1);
}
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
const wanted = process.argv.slice(2);
let browser;
for (const [name, step] of Object.entries(steps)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.log(`\n== ${name}`);
  browser ??= inBrowser.has(name) ? await findBrowser() : undefined;
  if (browser && !browser.found) skip(`${name}: ${browser.problem}`);
  else await step();
  if (ended) break;
}
report();
// As a shell reports a program that a signal ended.
if (ended) process.exitCode = 128 + constants.signals[ended];

/** Finds or installs Chromium with the launcher's own code. */
async function findBrowser() {
  const file = path.join(root, 'out', 'test', 'host', 'launcher', 'chromium.js');
  const { default: chromium } = await import(`file://${file}`);
  const found = chromium.ensureChromium(console.log);
  return { found, problem: chromium.HOW_TO_GET_CHROMIUM };
}

/**
 * Runs the mocha files of one folder below out/test and takes over the reporter's numbers.
 * @param {string} folder
 * @param {string[]} flags
 */
async function mocha(folder, ...flags) {
  const files = path.join(root, 'out', 'test', folder);
  if (!existsSync(files)) return;
  const file = path.join(results, `${folder}.json`);
  const args = ['--no-config', '--ui', 'bdd', '--timeout', '30000', ...flags];
  args.push('--reporter', path.join(root, 'test', 'countingReporter.cjs'));
  const code = await run([bin('mocha/bin/mocha.js'), ...args, `${files}/**/*.test.js`], file);
  if (existsSync(file)) add(JSON.parse(readFileSync(file, 'utf8')));
  else fail(`${folder} tests`, `mocha wrote no results (exit code ${code})`);
}

/**
 * @param {string} title
 * @param {string[]} command
 */
async function asOneTest(title, command) {
  const code = await run(command);
  if (code === 0) total.passed++;
  else fail(title, `exit code ${code}, see above`);
}

/**
 * @param {string[]} args of Node
 * @param {string} [resultsFile] where the reporter leaves the numbers
 * @returns {Promise<number | NodeJS.Signals>}
 */
function run(args, resultsFile) {
  if (ended) return Promise.resolve(ended);
  const env = {
    ...process.env,
    ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }),
    ...(resultsFile && { CPL_RESULTS: resultsFile }),
  };
  const child = spawn(node, args, { cwd: root, stdio: 'inherit', env });
  const forward = (/** @type {NodeJS.Signals} */ signal) => {
    ended = signal;
    child.kill(signal);
  };
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  for (const signal of signals) process.on(signal, forward);
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      for (const name of signals) process.off(name, forward);
      resolve(code ?? signal ?? 1);
    });
  });
}

/** @param {Numbers} numbers */
function add({ passed, failed, skipped, failures, skips = [] }) {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  total.failures.push(...failures);
  total.skips.push(...skips);
}

/**
 * @param {string} title
 * @param {string} problem
 */
function fail(title, problem) {
  add({ passed: 0, failed: 1, skipped: 0, failures: [{ title, problem }], skips: [] });
}

/** @param {string} why */
function skip(why) {
  add({ passed: 0, failed: 0, skipped: 1, failures: [], skips: [why] });
}

function report() {
  const { passed, failed, skipped, failures, skips } = total;
  if (skips.length > 0) console.log(`\nSkipped:\n${skips.map((why) => `  ${why}`).join('\n')}`);
  if (!process.env.CORPUS) console.log('\nCORPUS is not set: what is measured on it was skipped.');
  for (const { title, problem } of failures) console.log(`\nFailed: ${title}\n${problem}`);
  console.log(`\n${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`);
  process.exitCode = failed > 0 ? 1 : 0;
}
