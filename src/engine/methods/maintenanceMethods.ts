import { PatternNotFound } from '../../core/errors';
import type { CodeTemplate, LearnedPattern, PatternId } from '../../core/types';
import type { Methods } from '../Engine';
import type { EngineSession } from '../EngineSession';
import { asDiskPath } from '../EngineSession';

const ALL = 1000;

/** Care for learned patterns: edit, archive, remove, purge, merge, and where they come from. */
export function maintenanceMethods(
  session: EngineSession,
): Methods<
  | 'similarProjects'
  | 'dismissed'
  | 'setOnlyIn'
  | 'setConsent'
  | 'editPattern'
  | 'setArchived'
  | 'removePattern'
  | 'purgePattern'
  | 'mergePatterns'
  | 'lowPerformers'
  | 'duplicates'
  | 'versions'
  | 'restoreVersion'
  | 'origins'
  | 'applicationsOf'
  | 'libraryCounts'
  | 'exportBackup'
  | 'restoreBackup'
  | 'eraseLibrary'
> {
  const maintenance = () => session.learning.maintenance;

  async function existing(patternId: PatternId): Promise<LearnedPattern> {
    const pattern = await session.store.pattern(patternId);
    if (!pattern) throw new PatternNotFound(patternId);
    return pattern;
  }

  return {
    similarProjects: async ({ folder, ...options }, signal) => {
      const { id } = await session.projects.project(folder, signal);
      return session.learning.findSimilarProjects(id, options);
    },
    dismissed: async ({ folder }, signal) => {
      const { id } = await session.projects.project(folder, signal);
      const patternIds = await session.store.dismissedIds(id);
      return Promise.all(patternIds.map(existing));
    },
    setOnlyIn: ({ patternId, onlyIn }) => maintenance().setOnlyIn(patternId, onlyIn),
    setConsent: async ({ folder, consent }, signal) => {
      const { id } = await session.projects.project(folder, signal);
      const project = await session.learning.projects.setConsent(id, consent);
      session.emit('profiled', { folder, project });
      return project;
    },
    editPattern: ({ patternId, ...edit }) => maintenance().edit(patternId, edit),
    setArchived: ({ patternId, archived }) =>
      archived ? maintenance().archive(patternId) : maintenance().restore(patternId),
    removePattern: ({ patternId }) => maintenance().remove(patternId),
    purgePattern: ({ patternId }) => maintenance().purge(patternId),
    mergePatterns: ({ survivor, from }) => maintenance().merge(survivor, from),
    lowPerformers: async () => (await maintenance().lowPerformers({ limit: ALL })).items,
    duplicates: () => maintenance().duplicates(),

    versions: async ({ patternId }) => {
      const { versions } = await existing(patternId);
      return Promise.all(
        versions.map(async (version) => {
          const text = await session.store.code(version.code);
          const template = text === undefined ? null : (JSON.parse(text) as CodeTemplate);
          return { version, template };
        }),
      );
    },
    restoreVersion: ({ patternId, code }) => maintenance().restoreVersion(patternId, code),

    origins: async ({ patternId }) => {
      const { examples } = await existing(patternId);
      return Promise.all(
        examples.map(async ({ proposalId, projectId, learnedAt }) => ({
          proposal: (await session.store.proposal(proposalId)) ?? null,
          project: (await session.store.project(projectId)) ?? null,
          learnedAt,
        })),
      );
    },
    libraryCounts: () => session.library.counts(),
    exportBackup: async ({ file }, signal) => {
      await session.library.writeBackup(asDiskPath(file), signal);
      return session.library.counts();
    },
    restoreBackup: async ({ file }, signal) => {
      const { damaged } = await session.library.restoreBackup(asDiskPath(file), signal);
      if (damaged > 0) session.log('warn', `${damaged} damaged lines of ${file} were left out.`);
      return session.library.counts();
    },
    eraseLibrary: () => session.erase(),

    applicationsOf: async ({ patternId }) => {
      const { items } = await session.store.applications({ patternId }, { limit: ALL });
      return Promise.all(
        items.map(async (application) => ({
          application,
          project: (await session.store.project(application.targetProjectId)) ?? null,
        })),
      );
    },
  };
}
