import { once } from 'node:events';
import path from 'node:path';
import type { DataFolder } from './dataFolder';
import { startDesktop } from './desktop';
import { repoRoot } from './repoRoot';
import { runTestEntry, type TestRunEnd } from './testRun';

/** How long learning one commit may take, window and all, in milliseconds. */
const TIMEOUT = 3 * 60_000;

/** What to learn: the answers to the questions of Learn Pattern from Commit. */
export interface Lesson {
  commit: string;
  name: string;
  type: string;
}

/**
 * Learns a commit by the extension's own command, in a window that closes again.
 * @param folder the repository.
 * @param data the same data folder as the windows in which the pattern is to be suggested.
 * @param desktop the desktop's executable; the server host is used without it.
 * @throws with the command's own message when it fails.
 */
export async function learn(
  folder: string,
  lesson: Lesson,
  data: DataFolder,
  desktop?: string,
): Promise<void> {
  const root = repoRoot();
  const env = { CPL_LESSON: JSON.stringify({ folder, ...lesson }) };
  const entry = path.join(root, 'out', 'test', 'host', 'launcher', 'learnCommit.js');
  const { code, problem } = desktop
    ? await learnOnDesktop(desktop, folder, entry, data, env)
    : await runTestEntry(
        {
          folder,
          extensionDevelopmentPath: root,
          extensionTestsPath: entry,
          data,
          env,
          timeout: TIMEOUT,
        },
        console.log,
      );
  if (code === 0) return;
  throw new Error(`Commit ${lesson.commit} of ${folder} was not learned. ${problem}`);
}

async function learnOnDesktop(
  desktop: string,
  folder: string,
  entry: string,
  data: DataFolder,
  env: Record<string, string>,
): Promise<TestRunEnd> {
  const window = startDesktop(desktop, data, env, [
    `--extensionDevelopmentPath=${repoRoot()}`,
    `--extensionTestsPath=${entry}`,
    folder,
  ]);
  const [code] = (await once(window.child, 'exit')) as [number | null];
  await window.end();
  return { code: code ?? 1, problem: '' };
}
