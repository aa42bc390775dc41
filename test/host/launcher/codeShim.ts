import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { dataFolderAt, writeUserSettings } from './dataFolder';
import { runTestEntry } from './testRun';

/** How long a whole suite may take, in milliseconds. */
const TIMEOUT = 10 * 60_000;

/**
 * Stands in for the desktop's executable: takes the arguments that `@vscode/test-electron` gives
 * it, runs the test entry in the server's extension host and exits with its code.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    strict: false,
    allowPositionals: true,
    options: {
      extensionDevelopmentPath: { type: 'string' },
      extensionTestsPath: { type: 'string' },
      'user-data-dir': { type: 'string' },
    },
  });
  const userData = values['user-data-dir'];
  if (typeof userData !== 'string' || path.basename(userData) !== 'data') {
    throw new Error('--user-data-dir has to be the "data" folder of a data folder');
  }
  const data = dataFolderAt(path.dirname(userData));
  writeUserSettings(data, {});
  const lines: string[] = [];
  const { code } = await runTestEntry(
    {
      folder: positionals.map((file) => path.resolve(file)).find(canBeOpened),
      extensionDevelopmentPath: String(values.extensionDevelopmentPath),
      extensionTestsPath: String(values.extensionTestsPath),
      data,
      print: (line) => lines.push(line),
      timeout: TIMEOUT,
    },
    console.log,
  );
  if (code !== 0 || process.env.CPL_VERBOSE) console.log(lines.slice(-200).join('\n'));
  process.exit(code);
}

function canBeOpened(file: string): boolean {
  return existsSync(file) && (statSync(file).isDirectory() || file.endsWith('.code-workspace'));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
