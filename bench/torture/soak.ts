import { readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { createEngineHost } from '../../src/engine/host/createEngineHost';
import type { EngineApi } from '../../src/engine/api/EngineApi';
import type { EngineOptions } from '../../src/engine/api/EngineOptions';
import { IdleThread } from './idleThread';
import { inTemporaryFolder } from './workshop';

const PATTERNS = 40;
const WARM_UP = 0.3;
const OPEN_FILES = '/proc/self/fd';

export interface SoakReport {
  actions: number;
  /** Resident memory of editor and engine after the actions, over that after warming up. */
  memory: string;
  /** Open files after the actions and after warming up; -1 where the system does not tell. */
  handles: [before: number, after: number];
  /** Longest pause of the thread that asks, and of one that did nothing meanwhile, ms. */
  longestPauseMs: { editor: number; idle: number };
  rejections: number;
  errors: number;
  failed: number;
}

/** Does what a user does, thousands of times, with the engine in its worker thread. */
export async function soakEngine(actions: number): Promise<SoakReport> {
  return inTemporaryFolder(async (folder) => {
    const project = path.join(folder, 'project');
    await mkdir(path.join(project, 'src'), { recursive: true });
    await writeFile(path.join(project, 'package.json'), '{"dependencies":{"express":"4"}}');
    const text = Array.from({ length: 30 }, (_, line) => `call${line}(url, ${line});\n`).join('');
    await writeFile(path.join(project, 'src', 'index.js'), text);
    let rejections = 0;
    const onRejection = () => (rejections += 1);
    process.on('unhandledRejection', onRejection);
    const options: EngineOptions = {
      libraryFolder: path.join(folder, 'library'),
      snapshotFolder: path.join(folder, 'storage'),
      folders: [project],
      trusted: true,
      gitPath: 'git',
      assetsFolder: path.resolve('dist'),
      settings: { excludedGlobs: [], frameworkFamilies: {}, domainCategories: {} },
    };
    const engine = createEngineHost({
      workerPath: path.resolve('dist/engine.js'),
      options: () => options,
    });
    let errors = 0;
    engine.on('log', ({ level }) => (errors += level === 'error' ? 1 : 0));
    const idle = new IdleThread();
    const ids = await learnSnippets(engine.api, project);
    const pauses = monitorEventLoopDelay({ resolution: 5 });
    let before = usage();
    for (let number = 0; number < actions; number += 1) {
      if (number === Math.floor(actions * WARM_UP)) {
        before = usage();
        idle.start();
        pauses.enable();
      }
      await act(engine.api, project, ids[number % ids.length] ?? '', number);
    }
    const after = usage();
    pauses.disable();
    const idlePause = await idle.end();
    await engine.dispose();
    process.off('unhandledRejection', onRejection);
    const growth = after.memory / before.memory;
    const moreFiles = after.files - before.files;
    return {
      actions,
      memory: `${growth.toFixed(2)}×`,
      handles: [before.files, after.files],
      longestPauseMs: {
        editor: Math.round(pauses.max / 1e6),
        idle: Math.round(idlePause),
      },
      rejections,
      errors,
      failed: rejections + errors + (moreFiles > 2 ? 1 : 0) + (growth > 1.5 ? 1 : 0),
    };
  });
}

async function learnSnippets(api: EngineApi, folder: string): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 0; number < PATTERNS; number += 1) {
    const { pattern } = await api.learnFromSelection({
      folder,
      path: 'src/index.js',
      language: 'javascript',
      text: `call${number}(url, { timeout: ${number} });`,
      name: `pattern ${number}`,
      type: 'refactoring',
      description: '',
    });
    ids.push(pattern.id);
  }
  return ids;
}

/** One of the things that people do; the library stays of one size but for its history. */
async function act(
  api: EngineApi,
  folder: string,
  patternId: string,
  number: number,
): Promise<void> {
  switch (number % 10) {
    case 0:
      await api.recordOutcome({ patternId, success: number % 4 === 0 });
      return;
    case 1:
      await api.dismiss({ folder, patternId });
      return;
    case 2:
      await api.offerAgain({ folder, patternId });
      return;
    case 3:
      await api.editPattern({ patternId, description: `edited ${number % 7}` });
      return;
    case 4:
      await api.scan({ folder, patternIds: [patternId] });
      return;
    case 5:
      await api.patterns({ filter: { text: 'pattern' }, page: { limit: 20 } });
      return;
    case 6:
      await api.detectAgain({ folder });
      return;
    case 7:
      await api.pattern({ patternId });
      return;
    case 8:
      await api.poll();
      return;
    default:
      await api.suggestions({ folder });
  }
}

function usage(): { memory: number; files: number } {
  let files = -1;
  try {
    files = readdirSync(OPEN_FILES).length;
  } catch {
    // Only Linux tells.
  }
  return { memory: process.memoryUsage().rss, files };
}
