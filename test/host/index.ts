import { appendFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import { repoRoot } from './launcher/repoRoot';

/**
 * The entry that VS Code calls in its extension host: runs the mocha files of `CPL_HOST_FILES` (a
 * JSON list of paths; all host tests by default). Mocha's output goes to the file `CPL_HOST_LOG` if
 * there is one, since the console of an extension host is full of other messages. The reporter
 * writes the numbers.
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
  const chosen = process.env.CPL_HOST_FILES;
  for (const file of chosen ? (JSON.parse(chosen) as string[]) : allFiles()) mocha.addFile(file);
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} host tests failed`);
}

function allFiles(): string[] {
  return readdirSync(__dirname)
    .filter((name) => name.endsWith('.test.js'))
    .map((name) => path.join(__dirname, name));
}
