import initSqlJs from 'sql.js';
import { CrossProjectLearningSystem } from '../../../src/core/CrossProjectLearningSystem';
import { DEFAULT_FAMILIES, FamilyIndex } from '../../../src/core/families';
import type { Project, Proposal } from '../../../src/core/types';
import { LearningStore } from '../../../src/store/LearningStore';
import { MemoryDisk } from '../../support/MemoryDisk';
import { createTemplates } from '../../../src/template/createTemplates';

export interface OpenSystem {
  system: CrossProjectLearningSystem;
  store: LearningStore;
  disk: MemoryDisk;
}

/** The learning core over the real store and learner, on a disk in memory. */
export async function openSystem(disk = new MemoryDisk()): Promise<OpenSystem> {
  let now = Date.UTC(2026, 0, 1);
  const store = await LearningStore.open({
    disk,
    libraryFolder: '/library',
    clock: { now: () => (now += 1000) },
    sqlJs: await initSqlJs(),
    log: (level, message, error) => {
      if (level === 'error') throw new Error(message, { cause: error });
    },
  });
  const families = new FamilyIndex(DEFAULT_FAMILIES);
  const learner = createTemplates();
  const newId = () => crypto.randomUUID();
  const system = new CrossProjectLearningSystem(store, learner, families, newId, () => now);
  return { system, store, disk };
}

export interface Traits {
  language?: string | null;
  framework?: string | null;
  domain?: string | null;
  otherLanguages?: string[];
}

export async function addProject(
  { system }: OpenSystem,
  name: string,
  traits: Traits = {},
): Promise<Project> {
  const { language = 'javascript', framework = 'express', domain = 'api' } = traits;
  const names = [...(language === null ? [] : [language]), ...(traits.otherLanguages ?? [])];
  return system.projects.profile(
    { repoUrl: `https://example.com/acme/${name}`, subPath: '', name },
    {
      language,
      framework,
      domain,
      languages: names.map((one) => ({ name: one, share: 1 / names.length })),
      evidence: [],
    },
  );
}

let nextCommit = 0x1000000;

/** An executed change that gives a call a timeout; every one is another commit. */
export function timeoutProposal(
  project: Pick<Project, 'id'>,
  change: Partial<Proposal> & { url?: string } = {},
): Proposal {
  const { url = 'orderUrl', ...rest } = change;
  const call = (options: string) =>
    `async function load() {\n  return fetch(${url}${options});\n}\n`;
  return {
    projectId: project.id,
    title: 'Give up after five seconds',
    description: 'A peer that hangs must not hang us.',
    type: 'bug_fix',
    status: 'executed',
    commitSha: (nextCommit++).toString(16).padStart(40, '0'),
    files: [
      {
        path: 'src/load.js',
        language: 'javascript',
        before: call(''),
        after: call(', { signal: AbortSignal.timeout(5000) }'),
      },
    ],
    ...rest,
  };
}

export const TIMEOUT = { patternName: 'Add timeout', patternType: 'bug_fix' } as const;
