import '../withoutGitVariables';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { endEverything, makeTempFolder, removeFolder } from './launcher/cleanup';
import { dataFolderAt, writeUserSettings } from './launcher/dataFolder';
import { repoRoot } from './launcher/repoRoot';
import { testExecutable } from './launcher/testExecutable';
import { hostSuites, type HostSuite } from './suites';

/**
 * `node out/test/host/hostTests.js [SUITE…]`: runs the suites, all of them by default, each in a
 * VS Code of its own. Writes the numbers of a suite to `out/results/host-SUITE.json`.
 */
async function main(names: string[]): Promise<void> {
  const unknown = names.filter((name) => !hostSuites.some((suite) => suite.name === name));
  if (unknown.length > 0) throw new Error(`No host suite is called ${unknown.join(', ')}`);
  const executable = await testExecutable(makeTempFolder('executable'), console.log);
  for (const suite of hostSuites) {
    if (names.length > 0 && !names.includes(suite.name)) continue;
    console.log(`\nHost suite ${suite.name}`);
    if (!(await runSuite(suite, executable))) process.exitCode = 1;
  }
}

async function runSuite(suite: HostSuite, vscodeExecutablePath: string): Promise<boolean> {
  const folder = makeTempFolder(`suite-${suite.name}`);
  let problem: string | undefined;
  let end: (() => void) | undefined;
  try {
    const data = dataFolderAt(path.join(folder, 'vscode'));
    const prepared = await suite.prepare(makeSub(folder, 'workspace'));
    const { folders, settings } = prepared;
    end = prepared.end;
    writeUserSettings(data, settings ?? {});
    const flags = [`--user-data-dir=${data.userData}`, `--extensions-dir=${data.extensions}`];
    const launchArgs = [...toOpen(folder, folders), ...flags, '--disable-gpu'];
    const window = { folder, folders, launchArgs, vscodeExecutablePath };
    problem = await runWindow({ ...window, name: suite.name, files: suite.files });
    if (suite.filesAfterwards) {
      const name = `${suite.name}-afterwards`;
      const later = await runWindow({ ...window, name, files: suite.filesAfterwards });
      problem ??= later;
    }
  } catch (error) {
    problem = messageOf(error);
    const results = resultsOf(suite.name);
    mkdirSync(path.dirname(results), { recursive: true });
    if (!existsSync(results)) writeFileSync(results, neverEnded(suite.name, problem));
  }
  end?.();
  removeFolder(folder);
  return problem === undefined;
}

interface TestWindow {
  name: string;
  files: string[];
  /** Of the suite. */
  folder: string;
  folders: string[];
  launchArgs: string[];
  vscodeExecutablePath: string;
}

/** @returns what went wrong, if anything */
async function runWindow(window: TestWindow): Promise<string | undefined> {
  const { name, files, folder, folders, launchArgs, vscodeExecutablePath } = window;
  const root = repoRoot();
  const results = resultsOf(name);
  const log = path.join(folder, `${name}.log`);
  rmSync(results, { force: true });
  mkdirSync(path.dirname(results), { recursive: true });
  const out = path.join(root, 'out', 'test', 'host');
  const start = () =>
    runTests({
      vscodeExecutablePath,
      extensionDevelopmentPath: root,
      extensionTestsPath: path.join(out, 'index.js'),
      launchArgs,
      extensionTestsEnv: {
        CPL_HOST_FILES: JSON.stringify(files.map((file) => path.join(out, `${file}.js`))),
        CPL_HOST_FOLDERS: String(folders.length),
        CPL_HOST_LOG: log,
        CPL_RESULTS: results,
      },
    });
  let problem: string | undefined;
  try {
    await start().catch((error: unknown) => {
      if (existsSync(log) || existsSync(results)) throw error;
      // VS Code starts its extensions again where it reads the folders of a workspace late.
      console.log(`No test of ${name} began: ${String(error)}. It is started once more.`);
      return start();
    });
  } catch (error) {
    problem = messageOf(error);
  }
  if (existsSync(log)) process.stdout.write(readFileSync(log, 'utf8'));
  // Without numbers mocha never came to its end, whatever the exit code says.
  if (!existsSync(results)) writeFileSync(results, neverEnded(name, problem ?? 'no results'));
  return problem;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

const resultsOf = (name: string) => path.join(repoRoot(), 'out', 'results', `host-${name}.json`);

function toOpen(folder: string, folders: string[]): string[] {
  if (folders.length < 2) return folders;
  const file = path.join(folder, 'several.code-workspace');
  writeFileSync(file, JSON.stringify({ folders: folders.map((path) => ({ path })) }));
  return [file];
}

function makeSub(folder: string, name: string): string {
  const sub = path.join(folder, name);
  mkdirSync(sub);
  return sub;
}

function neverEnded(name: string, problem: string): string {
  const title = `host suite ${name} runs to its end`;
  return JSON.stringify({ passed: 0, failed: 1, skipped: 0, failures: [{ title, problem }] });
}

main(process.argv.slice(2))
  .catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  })
  .finally(endEverything);
