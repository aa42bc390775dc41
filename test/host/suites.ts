import { cpSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CORPUS, corpusChanges, corpusRepository } from '../corpus/corpusRepositories';
import { createDemo } from './launcher/demo';
import { createContaining } from './launcher/containing';
import { createFormats } from './launcher/formats';
import { createEveryday } from './launcher/everyday';
import { createEncodings, ENCODING_SETTINGS } from './launcher/encodings';
import { createLimits } from './launcher/limits';
import { createMonorepo } from './launcher/monorepo';
import { createRecurring } from './launcher/recurring';
import { makeSmallDisk, type SmallDisk } from './launcher/smallDisk';
import { createManyFiles, createOddRepositories } from './oddRepositories';

/** A group of host tests that share one window: its folders, its settings and its files. */
export interface HostSuite {
  name: string;
  /** Test files, relative to `test/host`, without their ending. */
  files: string[];
  /** The same of a window that is opened on all of it once the first one is closed. */
  filesAfterwards?: string[];
  /**
   * Makes what the window opens.
   * @param folder an empty temporary folder for it, removed after the suite.
   * @returns absolute paths of the folders (several make a multi-root workspace, none an empty
   * window) and settings of the user.
   */
  prepare(folder: string): Promise<{
    folders: string[];
    settings?: Record<string, unknown>;
    /** Takes back what would keep the folder from being removed. */
    end?: () => void;
  }>;
}

/** Every suite that `npm test` runs in the extension host, in this order. */
export const hostSuites: HostSuite[] = [
  {
    name: 'activation',
    files: ['activation.test'],
    prepare: (folder) => Promise.resolve({ folders: [folder] }),
  },
  {
    name: 'story',
    files: ['story.test'],
    prepare: async (folder) => {
      const { learned, target } = await createDemo(folder);
      return { folders: [learned, target] };
    },
  },
  {
    name: 'care',
    files: ['care.test', 'editTemplate.test', 'hostileText.test'],
    prepare: async (folder) => {
      const { learned, target } = await createDemo(folder);
      return { folders: [learned, target] };
    },
  },
  {
    name: 'observing',
    files: ['observing.test'],
    prepare: async (folder) => {
      const { learned, target } = await createDemo(folder);
      return { folders: [learned, target] };
    },
  },
  {
    name: 'harm',
    files: ['harm.test'],
    prepare: async (folder) => {
      const { learned, target } = await createDemo(folder);
      const [project, library] = ['project', 'library'].map((name) =>
        makeSmallDisk(path.join(folder, name), 2048),
      ) as [SmallDisk, SmallDisk];
      const onSmallDisk = path.join(project.folder, 'shipping');
      cpSync(target, onSmallDisk, { recursive: true });
      return {
        folders: [learned, onSmallDisk],
        settings: { 'crossProjectLearning.libraryFolder': library.folder },
        end: () => [project, library].forEach((disk) => disk.end()),
      };
    },
  },
  {
    name: 'sites',
    files: ['sites.test'],
    prepare: async (folder) => {
      const { learned, target } = await createDemo(folder);
      return { folders: [learned, target] };
    },
  },
  {
    name: 'exclusions',
    files: ['exclusions.test'],
    filesAfterwards: ['exclusionsAfterwards.test'],
    prepare: async (folder) => {
      const { learned, target } = await createDemo(folder);
      return {
        folders: [learned, target],
        settings: { 'crossProjectLearning.libraryFolder': path.join(folder, 'library') },
      };
    },
  },
  {
    name: 'inputs',
    files: ['inputs.test'],
    prepare: (folder) => Promise.resolve({ folders: [createLimits(folder).repository] }),
  },
  {
    name: 'versions',
    files: ['versions.test'],
    prepare: (folder) => Promise.resolve({ folders: [createFormats(folder)] }),
  },
  {
    name: 'containing',
    files: ['containing.test', 'byLanguage.test'],
    prepare: (folder) => Promise.resolve({ folders: createContaining(folder) }),
  },
  {
    name: 'encodings',
    files: ['encodings.test'],
    prepare: (folder) =>
      Promise.resolve({
        folders: [createEncodings(folder).repository],
        settings: ENCODING_SETTINGS,
      }),
  },
  {
    name: 'everyday',
    files: ['everyday.test'],
    prepare: (folder) => Promise.resolve({ folders: createEveryday(folder) }),
  },
  {
    name: 'mining',
    files: ['mining.test'],
    prepare: (folder) => Promise.resolve({ folders: [createRecurring(folder)] }),
  },
  {
    name: 'badInput',
    files: ['badInput.test'],
    prepare: (folder) =>
      Promise.resolve({
        folders: createOddRepositories(folder),
        settings: {
          'crossProjectLearning.minConfidence': 'high',
          'crossProjectLearning.patternTypes': 'bug_fix',
          'crossProjectLearning.excludedGlobs': { no: 'list' },
          'crossProjectLearning.frameworkFamilies': ['no', 'object'],
        },
      }),
  },
  {
    name: 'gitMissing',
    files: ['gitMissing.test'],
    prepare: (folder) =>
      Promise.resolve({
        folders: [onePlainFolder(folder)],
        settings: { 'git.path': path.join(folder, 'no', 'git') },
      }),
  },
  {
    name: 'readOnly',
    files: ['readOnly.test'],
    prepare: (folder) => {
      const plain = onePlainFolder(folder);
      // No folder can be made below a file, whoever tries.
      const libraryFolder = path.join(plain, 'a.js', 'library');
      return Promise.resolve({
        folders: [plain],
        settings: { 'crossProjectLearning.libraryFolder': libraryFolder },
      });
    },
  },
  {
    name: 'library',
    files: ['library.test'],
    prepare: async (folder) => ({
      folders: [(await createDemo(folder)).learned],
      settings: { 'crossProjectLearning.libraryFolder': path.join(folder, 'library') },
    }),
  },
  {
    name: 'noFolder',
    files: ['noFolder.test'],
    prepare: () => Promise.resolve({ folders: [] }),
  },
  {
    name: 'manyFiles',
    files: ['manyFiles.test'],
    prepare: (folder) => Promise.resolve({ folders: [createManyFiles(folder)] }),
  },
  {
    name: 'api',
    files: ['api.test'],
    prepare: async (folder) => ({ folders: [(await createDemo(folder)).target] }),
  },
  {
    name: 'untrusted',
    files: ['untrusted.test'],
    prepare: async (folder) => ({
      folders: [(await createDemo(folder)).target],
      settings: {
        'security.workspace.trust.enabled': true,
        'security.workspace.trust.startupPrompt': 'never',
      },
    }),
  },
  {
    name: 'corpus',
    files: ['corpus.test'],
    prepare: (folder) => Promise.resolve({ folders: repositoriesOfCorpus(folder) }),
  },
  {
    name: 'detection',
    files: ['detection.test'],
    prepare: (folder) => Promise.resolve({ folders: [createMonorepo(folder)] }),
  },
];

/** A folder `plain` with one file, in no repository. */
function onePlainFolder(folder: string): string {
  const plain = path.join(folder, 'plain');
  mkdirSync(plain);
  writeFileSync(path.join(plain, 'a.js'), 'function one() {\n  return 1;\n}\n');
  return plain;
}

/**
 * Two repositories of the corpus, the first with a change as its last commit that the second lacks;
 * none without a corpus.
 */
function repositoriesOfCorpus(folder: string): string[] {
  if (CORPUS === undefined) return [];
  const changes = corpusChanges(CORPUS, 'js-assert-strict');
  const lesson = changes.find(
    ({ repo, after }) => repo === 'koajs/koa' && !after.includes('deepStrictEqual('),
  );
  const exercise = changes.find(({ repo }) => repo === 'expressjs/body-parser');
  if (!lesson || !exercise) throw new Error('The corpus has not the changes that it had');
  const learned = path.join(folder, 'learned');
  const target = path.join(folder, 'target');
  renameSync(corpusRepository(CORPUS, lesson, { commit: true }).path, learned);
  renameSync(corpusRepository(CORPUS, exercise, { commit: false }).path, target);
  return [learned, target];
}
