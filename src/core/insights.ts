import type { Store } from './Store';
import type {
  Application,
  LearnedPattern,
  PatternMatch,
  Project,
  ProjectSimilarity,
} from './types';

/** The full picture of cross-project learning for one project. */
export interface CrossProjectInsights {
  project: Project;
  similarProjects: ProjectSimilarity[];
  suggestedPatterns: PatternMatch[];
  appliedPatterns: { pattern: LearnedPattern | null; application: Application }[];
  statistics: InsightStatistics;
}

export interface InsightStatistics {
  /** Suggestions ever made to this project. */
  totalSuggestions: number;
  /** Suggestions that were applied at least once. */
  totalApplied: number;
  /** totalApplied / totalSuggestions, 0..1; 0 without suggestions. */
  applicationRate: number;
  /** Verdicts on applications in this project. */
  successes: number;
  failures: number;
  awaitingOutcome: number;
}

const PAGE = 500;

/** All applications in a project, newest first, with the pattern if it still exists. */
export async function appliedPatterns(
  store: Store,
  project: Project,
): Promise<CrossProjectInsights['appliedPatterns']> {
  const applied: CrossProjectInsights['appliedPatterns'] = [];
  let cursor: string | undefined;
  do {
    const page = await store.suggestions.applications(
      { targetProjectId: project.id },
      { cursor, limit: PAGE },
    );
    for (const application of page.items) {
      applied.push({
        pattern: (await store.patterns.get(application.patternId)) ?? null,
        application,
      });
    }
    cursor = page.next;
  } while (cursor !== undefined);
  return applied;
}

export function statisticsOf(
  counts: { suggested: number; applied: number },
  applications: readonly Application[],
): InsightStatistics {
  const verdicts = applications.map(({ outcome }) => outcome?.success);
  const standing = applications.filter(({ revertedAt }) => revertedAt === null);
  return {
    totalSuggestions: counts.suggested,
    totalApplied: counts.applied,
    applicationRate: counts.suggested === 0 ? 0 : counts.applied / counts.suggested,
    successes: verdicts.filter((success) => success === true).length,
    failures: verdicts.filter((success) => success === false).length,
    awaitingOutcome: standing.filter(({ outcome }) => outcome === null).length,
  };
}
