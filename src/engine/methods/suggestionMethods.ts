import { languagesOf } from '../../core/ranking';
import { DEFAULT_THRESHOLDS } from '../../core/thresholds';
import type { PatternMatch, Project } from '../../core/types';
import type { Suggestion, SuggestionApi, SuggestionRequest } from '../api/SuggestionApi';
import type { SuggestionOptions } from '../../core/CrossProjectLearningSystem';
import { needsOnlyLanguage, readableConditions } from '../templates/conditions';
import type { EngineSession } from '../session/EngineSession';
import { templateVersion } from '../templates/templateVersion';
import type { Methods } from './Methods';

const ALL = 1000;
const NOTHING_KNOWN: Suggestion['experience'] = {
  ...{ commitCount: 0, successCount: 0, failureCount: 0, projectCount: 0, applicationCount: 0 },
};

/** The suggestions for a folder, and their reasons. */
export function suggestionMethods(session: EngineSession): Methods<keyof SuggestionApi> {
  const byLanguage = (target: Project, options: SuggestionOptions) =>
    session.system.suggestPatternsByLanguage(
      target.id,
      (template) => needsOnlyLanguage(session.learner, template),
      options,
    );

  async function withSource(
    match: PatternMatch,
    target: Project,
    byLanguage: boolean,
  ): Promise<Suggestion> {
    const source = await session.store.projects.get(match.sourceProjectId);
    const { id, name, repoUrl } = source ?? {
      id: match.sourceProjectId,
      name: '',
      repoUrl: '',
    };
    const pattern = await session.store.patterns.get(match.patternId);
    const version = pattern ? templateVersion(pattern) : match.patternId;
    const seen = pattern?.examples.length ?? 0;
    const { commitCount, successCount, failureCount, projectCount, applicationCount } =
      pattern ?? NOTHING_KNOWN;
    const experience = { commitCount, successCount, failureCount, projectCount, applicationCount };
    const conditions = readableConditions(session.learner, match.codeTemplate);
    const own = id === target.id;
    const likely = await session.system.likelyAtLeast([match.patternId], target);
    const atLeast = likely.get(match.patternId) ?? null;
    return {
      ...match,
      version,
      seen,
      experience,
      atLeast,
      conditions,
      source: { id, name, repoUrl },
      own,
      byLanguage,
    };
  }

  return {
    suggestions: async ({ folder, path, ...options }, signal) => {
      const target = await session.projects.project(folder, signal, path);
      const matches = await session.system.suggestPatternsForProject(target.id, options);
      const others = await byLanguage(target, options);
      return Promise.all([
        ...matches.map((match) => withSource(match, target, false)),
        ...others.map((match) => withSource(match, target, true)),
      ]);
    },

    explainSuggestions: async ({ folder, path, ...options }, signal) => {
      const profile = await session.projects.project(folder, signal, path);
      const { minConfidence, minSimilarity } = thresholdsOf(options);
      const offerable = await session.system.suggestPatternsForProject(profile.id, {
        patternTypes: options.patternTypes,
        minConfidence: 0,
        minSimilarity: 0,
        limit: ALL,
      });
      const known = await session.store.patterns.counts();
      const languages = new Set(languagesOf(profile));
      const candidates = known
        .filter(({ language }) => languages.has(language))
        .reduce((sum, { count }) => sum + count, 0);
      const confident = offerable.filter((match) => match.confidence >= minConfidence);
      const similar = confident.filter((match) => match.similarityScore >= minSimilarity);
      const dismissed = await session.store.suggestions.dismissedCount(profile.id);
      return {
        profile,
        minConfidence,
        minSimilarity,
        known,
        candidates,
        dismissed,
        belowConfidence: offerable.length - confident.length,
        belowSimilarity: confident.length - similar.length,
        offered: similar.length,
        byLanguage: (await byLanguage(profile, options)).length,
      };
    },

    suggestionsShown: async ({ folder, path, shown }, signal) => {
      const target = await session.projects.project(folder, signal, path);
      for (const { patternId, sourceProjectId } of shown) {
        if (sourceProjectId === target.id) continue;
        await session.system.recordPatternApplication({
          sourceProjectId,
          targetProjectId: target.id,
          patternId,
          applied: false,
        });
      }
    },

    dismiss: async ({ folder, path, patternId }, signal) => {
      const target = await session.projects.project(folder, signal, path);
      await session.system.dismissSuggestion(patternId, target.id);
    },

    dismissed: async ({ folder, path }, signal) => {
      const { id } = await session.projects.project(folder, signal, path);
      const patternIds = await session.store.suggestions.dismissedIds(id);
      return Promise.all(patternIds.map((patternId) => session.pattern(patternId)));
    },

    offerAgain: async ({ folder, path, patternId }, signal) => {
      const target = await session.projects.project(folder, signal, path);
      await session.system.offerAgain(patternId, target.id);
    },
  };
}

function thresholdsOf(options: Omit<SuggestionRequest, 'folder' | 'path'>) {
  return {
    minConfidence: options.minConfidence ?? DEFAULT_THRESHOLDS.minConfidence,
    minSimilarity: options.minSimilarity ?? DEFAULT_THRESHOLDS.minSimilarity,
  };
}
