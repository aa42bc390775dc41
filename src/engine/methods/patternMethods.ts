import { languagesWithin } from '../../core/languages';
import { canonicalLanguage } from '../../core/names';
import type { CodeTemplate } from '../../core/types';
import type { PatternApi } from '../api/PatternApi';
import type { Methods } from './Methods';
import type { EngineSession } from '../session/EngineSession';

const ALL = 1000;

/** Maintenance of learned patterns: find, edit, archive, remove, purge, merge, and say where they come from. */
export function patternMethods(session: EngineSession): Methods<keyof PatternApi> {
  const maintenance = () => session.system.maintenance;

  return {
    pattern: ({ patternId }) => session.pattern(patternId),

    patterns: ({ filter, page, servedIn }) =>
      session.system.listPatterns(
        {
          ...filter,
          language: filter.language && canonicalLanguage(filter.language),
          languages:
            servedIn === undefined ? undefined : languagesWithin(canonicalLanguage(servedIn)),
        },
        page,
      ),

    setOnlyIn: ({ patternId, onlyIn }) => maintenance().setOnlyIn(patternId, onlyIn),
    editPattern: ({ patternId, ...edit }) => maintenance().edit(patternId, edit),
    setArchived: ({ patternId, archived }) =>
      archived ? maintenance().archive(patternId) : maintenance().restore(patternId),
    removePattern: ({ patternId }) => maintenance().remove(patternId),
    purgePattern: ({ patternId }) => maintenance().purge(patternId),
    mergePatterns: ({ survivor, from }) => maintenance().merge(survivor, from),
    lowPerformers: async () => (await maintenance().lowPerformers({ limit: ALL })).items,
    duplicates: () => maintenance().duplicates(),

    versions: async ({ patternId }) => {
      const { versions } = await session.pattern(patternId);
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
      const { examples } = await session.pattern(patternId);
      return Promise.all(
        examples.map(async ({ proposalId, projectId, learnedAt }) => ({
          proposal: (await session.store.projects.proposal(proposalId)) ?? null,
          project: (await session.store.projects.get(projectId)) ?? null,
          learnedAt,
        })),
      );
    },
    applicationsOf: async ({ patternId }) => {
      const { items } = await session.store.suggestions.applications({ patternId }, { limit: ALL });
      return Promise.all(
        items.map(async (application) => ({
          application,
          project: (await session.store.projects.get(application.targetProjectId)) ?? null,
        })),
      );
    },
  };
}
