import { appendFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import { workspace } from 'vscode';
import { repoRoot } from './launcher/repoRoot';

/** How long the window's folders may be late, in milliseconds. */
const FOLDERS_LATE = 20_000;

/**
 * The entry that VS Code calls in its extension host: runs the mocha files of `CPL_HOST_FILES` (a
 * JSON list of paths; all host tests by default). Mocha's output goes to the file `CPL_HOST_LOG` if
 * there is one, since the console of an extension host is full of other messages. The reporter
 * writes the numbers. It begins once `CPL_HOST_FOLDERS` folders are open: VS Code may read the file of
 * a workspace with several only after its extensions have started.
 * @throws when a test fails, so that the host's exit code says it too.
 */
export async function run(): Promise<void> {
  const log = process.env.CPL_HOST_LOG;
  if (log) {
    Mocha.reporters.Base.consoleLog = (...args: unknown[]) => {
      appendFileSync(log, `${format(...args)}\n`);
    };
  }
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 120_000,
    reporter: path.join(repoRoot(), 'test', 'countingReporter.cjs'),
  });
  await foldersAreOpen(Number(process.env.CPL_HOST_FOLDERS ?? 0));
  const chosen = process.env.CPL_HOST_FILES;
  for (const file of chosen ? (JSON.parse(chosen) as string[]) : allFiles()) mocha.addFile(file);
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} host tests failed`);
}

function foldersAreOpen(count: number): Promise<void> {
  const areOpen = () => (workspace.workspaceFolders ?? []).length >= count;
  if (areOpen()) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => {
      listener.dispose();
      reject(new Error(`Fewer than ${count} folders are open`));
    }, FOLDERS_LATE);
    const listener = workspace.onDidChangeWorkspaceFolders(() => {
      if (!areOpen()) return;
      listener.dispose();
      clearTimeout(late);
      resolve();
    });
  });
}

function allFiles(): string[] {
  return readdirSync(__dirname)
    .filter((name) => name.endsWith('.test.js'))
    .map((name) => path.join(__dirname, name));
}
