import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { check } from './check';
import { HOW_TO_GET_CHROMIUM, ensureChromium, findChromium } from './chromium';
import { endEverything, isEnding, makeTempFolder } from './cleanup';
import { dataFolderAt, writeUserSettings, type DataFolder } from './dataFolder';
import { createDemo } from './demo';
import { findDesktop } from './desktop';
import { learn, type Lesson } from './lesson';
import { installFromSource } from './installFromSource';
import { openDesktop, openServer } from './openForPerson';
import { repoRoot } from './repoRoot';
import { Session } from './session';

const USAGE = `npm start -- [--check [--expect TEXT]] [--learn COMMIT] [PATH…]
  PATH…           the folders to open, a window each; without any, a demo of two repositories
  --check         opens them unseen, prints the rows of the suggestions view, and ends
  --expect TEXT   fails unless one of the rows contains the text
  --learn COMMIT  learns this commit of the first folder before`;

/** What is opened, and what is learned in the first folder before. */
interface Task {
  folders: string[];
  lesson?: Lesson;
  isDemo: boolean;
  /** What a row of the suggestions view has to contain; see `check`. */
  needed?: string;
}

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      check: { type: 'boolean' },
      expect: { type: 'string' },
      learn: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const task = await taskOf(positionals, values.learn);
  const data = dataFolderAt(makeTempFolder('vscode'));
  writeUserSettings(data, {});
  installFromSource(data, repoRoot());
  const needed = values.expect ?? task.needed;
  await (values.check ? checkAll({ ...task, needed }, data) : open(task, data));
}

async function taskOf(paths: string[], commit: string | undefined): Promise<Task> {
  if (paths.length === 0) {
    const demo = await createDemo(makeTempFolder('demo'));
    const folders = [demo.learned, demo.target];
    return { folders, lesson: demo.lesson, isDemo: true, needed: demo.place };
  }
  const folders = paths.map((folder) => path.resolve(folder));
  const missing = folders.find((folder) => !existsSync(folder));
  if (missing) throw new Error(`${missing} does not exist.`);
  const lesson = commit ? { commit, name: 'Learned at the start', type: 'refactoring' } : undefined;
  return { folders, lesson, isDemo: false, needed: lesson && '' };
}

async function checkAll({ folders, lesson, needed }: Task, data: DataFolder): Promise<void> {
  if (!ensureChromium(console.log)) throw new Error(HOW_TO_GET_CHROMIUM);
  await learnFirst({ folders, lesson }, data);
  const session = await Session.start({ dataFolder: data.root, report: console.log });
  try {
    // Where a change was made there is nothing left to suggest.
    const others = lesson && folders.length > 1 ? folders.slice(1) : folders;
    for (const folder of others) await check(session, folder, needed);
  } finally {
    await session.close();
  }
}

async function open(task: Task, data: DataFolder): Promise<void> {
  const desktop = findDesktop();
  if (desktop || findChromium() || !task.lesson) await learnFirst(task, data, desktop);
  else {
    console.log(`${HOW_TO_GET_CHROMIUM} Without it nothing is learned beforehand: in the window`);
    console.log(`${path.basename(task.folders[0] ?? '')}, run "Learn Pattern from Commit…".`);
  }
  // What was learned is suggested in the second: that is the window to look at first.
  const folders = task.isDemo ? [...task.folders].reverse() : task.folders;
  await (desktop ? openDesktop(desktop, folders, data) : openServer(folders, data));
}

async function learnFirst(
  { folders, lesson }: Pick<Task, 'folders' | 'lesson'>,
  data: DataFolder,
  desktop?: string,
): Promise<void> {
  const [first] = folders;
  if (!lesson || !first) return;
  console.log(`Learning "${lesson.name}" from ${path.basename(first)}`);
  await learn(first, lesson, data, desktop);
}

main()
  .catch((error: unknown) => {
    if (isEnding()) return;
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  })
  .finally(endEverything);
