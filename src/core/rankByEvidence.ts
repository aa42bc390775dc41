import { type Beta, meanOf } from './beta';
import { type PlacedOutcome, posteriorOf } from './evidence';
import { compareRanked, rankPatterns, type Ranked, type RankingRequest } from './ranking';
import type { Store } from './Store';
import type { SimilarityCalculator } from './similarity';
import type { PatternId, Project, ProjectId, Timestamp } from './types';

/** Of so many patterns with outcomes, the best by the seed's formula, the estimates are made. */
const MOST_USED = 10_000;

/**
 * The patterns that are the likeliest to work in a project, as their outcomes tell; the seed's order
 * where these tell the same, as of all that were never used.
 */
export async function rankByEvidence(
  store: Store,
  target: Project,
  similarities: SimilarityCalculator,
  request: RankingRequest,
  now: Timestamp,
): Promise<Ranked[]> {
  const unused = await rankPatterns(store, target, similarities, { ...request, used: false });
  const used = await rankPatterns(store, target, similarities, {
    ...{ ...request, used: true, limit: MOST_USED },
  });
  const ids = used.map(({ patternId }) => patternId);
  const posteriors = await posteriorsOf(store, ids, target, similarities, now);
  const unknown = meanOf(posteriorOf([], target.id, () => 0, now));
  return [...used, ...unused]
    .map((pattern) => {
      const posterior = posteriors.get(pattern.patternId);
      return { pattern, likely: posterior ? meanOf(posterior) : unknown };
    })
    .sort((a, b) => b.likely - a.likely || compareRanked(a.pattern, b.pattern))
    .slice(0, request.limit)
    .map(({ pattern, likely }) => ({ ...pattern, score: likely }));
}

/** How likely each of these patterns is to work in a project; those without outcomes are not there. */
export async function posteriorsOf(
  store: Store,
  patternIds: readonly PatternId[],
  target: Project,
  similarities: SimilarityCalculator,
  now: Timestamp,
): Promise<Map<PatternId, Beta>> {
  const outcomes = await store.suggestions.outcomes(patternIds);
  const similarity = await similarityTo(store, target, [...outcomes.values()], similarities);
  return new Map(
    [...outcomes].map(([id, list]) => [id, posteriorOf(list, target.id, similarity, now)]),
  );
}

/** A project that is no longer known is like no other. */
async function similarityTo(
  store: Store,
  target: Project,
  outcomes: readonly PlacedOutcome[][],
  similarities: SimilarityCalculator,
): Promise<(id: ProjectId) => number> {
  const known = new Map<ProjectId, number>();
  for (const id of new Set(outcomes.flat().map(({ projectId }) => projectId))) {
    const project = await store.projects.get(id);
    known.set(id, project ? similarities.compare(project, target).score : 0);
  }
  return (id) => known.get(id) ?? 0;
}
