import { appendFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'node:util';
import Mocha from 'mocha';
import { repoRoot } from './launcher/repoRoot';

/**
 * The entry that VS Code calls in its extension host: runs the mocha files of `CPL_HOST_FILES` (a
 * JSON list of paths) and writes mocha's output to `CPL_HOST_LOG`, since the console of an
 * extension host is full of other messages. The reporter writes the numbers.
 * @throws when a test fails, so that the host's exit code says it too.
 */
export async function run(): Promise<void> {
  const log = required('CPL_HOST_LOG');
  Mocha.reporters.Base.consoleLog = (...args: unknown[]) => {
    appendFileSync(log, `${format(...args)}\n`);
  };
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 120_000,
    color: false,
    reporter: path.join(repoRoot(), 'test', 'countingReporter.cjs'),
  });
  for (const file of JSON.parse(required('CPL_HOST_FILES')) as string[]) mocha.addFile(file);
  const failures = await new Promise<number>((resolve) => mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} host tests failed`);
}

function required(name: string): string {
  const value = process.env[name];
  if (value === undefined) throw new Error(`${name} is not set: start with hostTests.js`);
  return value;
}
