import { rank } from './confidence';
import type { ContextQuery, PatternContext, RankedPattern, Store } from './ports';
import type { SimilarityCalculator } from './similarity';
import type { PatternType, Project } from './types';

export interface RankingRequest {
  patternTypes?: readonly PatternType[];
  minConfidence: number;
  minSimilarity: number;
  limit: number;
}

export interface Ranked extends RankedPattern {
  /** similarity × confidence × success rate, 0..1. */
  score: number;
  /** 0..1 */
  similarity: number;
  usageCount: number;
}

const PAGE = 64;

/**
 * The best patterns for a project, all candidates considered. Patterns of one context share their
 * similarity, so within a context the store's order is the final order: contexts are read from the
 * most similar one on, each only while its next pattern can still be among the best (the threshold
 * algorithm of Fagin, Lotem and Naor, 2003).
 */
export async function rankPatterns(
  store: Store,
  target: Project,
  similarities: SimilarityCalculator,
  request: RankingRequest,
): Promise<Ranked[]> {
  const languages = languagesOf(target);
  const best = new BestPatterns(request.limit);
  const query = {
    languages,
    types: request.patternTypes,
    minConfidence: request.minConfidence,
    targetProjectId: target.id,
  };
  // A project is wholly similar to itself, whatever detection knows of it.
  await collect(store, { ...query, sourceProjectId: target.id }, 1, best, () => true);
  const contexts = await store.patternContexts(languages);
  for (const { context, similarity } of bySimilarity(contexts, target, similarities)) {
    if (similarity < request.minSimilarity || best.excludes(similarity)) break;
    await collect(
      store,
      { ...query, contextId: context.id },
      similarity,
      best,
      (pattern) => pattern.sourceProjectId !== target.id,
    );
  }
  return best.inOrder();
}

/** Languages whose patterns are candidates for a project. */
export function languagesOf(project: Project): string[] {
  const names = project.languages.map(({ name }) => name);
  return [...new Set(project.language === null ? names : [project.language, ...names])];
}

/** Best first: by score, then use, then recency, then identity. */
export function compareRanked(a: Ranked, b: Ranked): number {
  return (
    b.score - a.score ||
    b.usageCount - a.usageCount ||
    (b.lastUsed ?? 0) - (a.lastUsed ?? 0) ||
    (a.patternId < b.patternId ? -1 : 1)
  );
}

function bySimilarity(
  contexts: readonly PatternContext[],
  target: Project,
  similarities: SimilarityCalculator,
): { context: PatternContext; similarity: number }[] {
  return contexts
    .map((context) => ({ context, similarity: similarities.compare(context, target).score }))
    .sort((a, b) => b.similarity - a.similarity);
}

async function collect(
  store: Store,
  query: Omit<ContextQuery, 'offset' | 'limit'>,
  similarity: number,
  best: BestPatterns,
  wanted: (pattern: RankedPattern) => boolean,
): Promise<void> {
  for (let offset = 0; ; offset += PAGE) {
    const page = await store.patternsOfContext({ ...query, offset, limit: PAGE });
    for (const pattern of page) {
      const worth = rank(pattern.confidence, pattern.successCount, pattern.failureCount);
      const score = similarity * worth;
      if (best.excludes(score)) return;
      const usageCount = pattern.successCount + pattern.failureCount;
      if (wanted(pattern)) best.add({ ...pattern, score, similarity, usageCount });
    }
    if (page.length < PAGE) return;
  }
}

class BestPatterns {
  private readonly sorted: Ranked[] = [];

  constructor(private readonly limit: number) {}

  /** Whether nothing with this score can be among the best any more; ties still can. */
  excludes(score: number): boolean {
    if (this.sorted.length < this.limit) return false;
    const worst = this.sorted.at(-1);
    return worst !== undefined && score < worst.score;
  }

  add(pattern: Ranked): void {
    let low = 0;
    let high = this.sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const there = this.sorted[middle];
      if (there && compareRanked(there, pattern) < 0) low = middle + 1;
      else high = middle;
    }
    this.sorted.splice(low, 0, pattern);
    if (this.sorted.length > this.limit) this.sorted.pop();
  }

  inOrder(): Ranked[] {
    return [...this.sorted];
  }
}
