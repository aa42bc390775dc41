import { rank } from './confidence';
import { languagesWithin } from './languages';
import type { PatternContext, RankedPattern, Store } from './Store';
import type { SimilarityCalculator } from './similarity';
import type { PatternType, Project, ProjectContext } from './types';

export interface RankingRequest {
  patternTypes?: readonly PatternType[];
  minConfidence: number;
  minSimilarity: number;
  limit: number;
  /** Only patterns that have outcomes, or only those that have none. */
  used?: boolean;
}

export interface Ranked extends RankedPattern {
  /** similarity × confidence × success rate, 0..1. */
  score: number;
  /** 0..1 */
  similarity: number;
  usageCount: number;
  /** What the source project looks like; absent where that is the target. */
  context?: ProjectContext;
}

/** Division and multiplication round: a bound is set lower by more than that, and checked exactly. */
const ROUNDING = 1e-12;
const ABOVE_ALL = 2;

/**
 * The best patterns for a project, all candidates considered. Patterns of one context share their
 * similarity, so within a context the store's order is the final order: contexts are read from the
 * most promising one on, each only as far as its patterns can still be among the best (the threshold
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
  const collect = async (similarity: number, context?: PatternContext) => {
    for (let belowRank = ABOVE_ALL; ;) {
      const patterns = await store.ranking.ofContext({
        ...{ contextId: context?.id, languages, targetProjectId: target.id, limit: request.limit },
        ...{ types: request.patternTypes, minConfidence: request.minConfidence },
        used: request.used,
        belowRank,
        minRank: best.leastScore && (best.leastScore / similarity) * (1 - ROUNDING),
      });
      for (const pattern of patterns) {
        const { confidence, successCount, failureCount } = pattern;
        belowRank = rank(confidence, successCount, failureCount);
        const score = similarity * belowRank;
        if (score < best.leastScore) return;
        const usageCount = successCount + failureCount;
        best.add({ ...pattern, score, similarity, usageCount, context });
      }
      // Of lower ranks only those can follow whose score is the same, once it is rounded.
      if (patterns.length < request.limit) return;
    }
  };
  // A project is wholly similar to itself, whatever detection knows of it.
  await collect(1);
  const contexts = await store.ranking.contexts(languages);
  for (const { context, similarity, maxScore } of byPromise(contexts, target, similarities)) {
    if (maxScore < best.leastScore) break;
    if (similarity >= request.minSimilarity) await collect(similarity, context);
  }
  return best.inOrder();
}

/**
 * The best patterns of projects that are less similar than `minSimilarity` asks for, by confidence ×
 * success rate: of one that needs nothing but the language, how much else two projects share says
 * nothing. Of each context at most `limit` are among them.
 */
export async function rankOfOthers(
  store: Store,
  target: Project,
  similarities: SimilarityCalculator,
  request: RankingRequest,
): Promise<Ranked[]> {
  const languages = languagesOf(target);
  const found: Ranked[] = [];
  for (const context of await store.ranking.contexts(languages)) {
    const similarity = similarities.compare(context, target).score;
    if (similarity >= request.minSimilarity) continue;
    const patterns = await store.ranking.ofContext({
      ...{ contextId: context.id, languages, targetProjectId: target.id, limit: request.limit },
      ...{ types: request.patternTypes, minConfidence: request.minConfidence },
      ...{ belowRank: ABOVE_ALL, minRank: 0 },
    });
    for (const pattern of patterns) {
      const { confidence, successCount, failureCount } = pattern;
      const score = similarity * rank(confidence, successCount, failureCount);
      const usageCount = successCount + failureCount;
      found.push({ ...pattern, score, similarity, usageCount, context });
    }
  }
  return found.sort((a, b) => worthOf(b) - worthOf(a) || compareRanked(a, b));
}

/** The worth of a pattern whatever project it comes from, 0..1. */
const worthOf = ({ confidence, successCount, failureCount }: Ranked): number =>
  rank(confidence, successCount, failureCount);

/** Languages whose patterns are candidates for a project: those of its files and what these contain. */
export function languagesOf(project: Project): string[] {
  const names = project.languages.map(({ name }) => name);
  const own = project.language === null ? names : [project.language, ...names];
  return [...new Set(own.flatMap(languagesWithin))];
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

/** Contexts with the best score that a pattern of theirs has, the best first. */
function byPromise(
  contexts: readonly PatternContext[],
  target: Project,
  similarities: SimilarityCalculator,
): { context: PatternContext; similarity: number; maxScore: number }[] {
  return contexts
    .map((context) => {
      const similarity = similarities.compare(context, target).score;
      return { context, similarity, maxScore: similarity * context.maxRank };
    })
    .sort((a, b) => b.maxScore - a.maxScore);
}

class BestPatterns {
  private readonly sorted: Ranked[] = [];

  constructor(private readonly limit: number) {}

  /** What has a lower score can no longer be among the best; ties still can. */
  get leastScore(): number {
    return this.sorted.length < this.limit ? 0 : (this.sorted.at(-1)?.score ?? 0);
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
