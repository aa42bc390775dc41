import { rank } from '../../core/confidence';
import type { ContextQuery, PatternContext, PatternRanking, RankedPattern } from '../../core/Store';
import type { Sql } from '../tables/Sql';

const SELECT = `SELECT id AS patternId, source_id AS sourceProjectId, confidence,
  success_count AS successCount, failure_count AS failureCount, last_used AS lastUsed FROM pattern`;

const WANTED = `offered = 1 AND language = ?2 AND rank >= ?7 AND rank < ?8 AND confidence >= ?3
  AND (?4 IS NULL OR type IN (SELECT value FROM json_each(?4)))
  AND (?9 IS NULL OR (use_count > 0) = ?9)
  AND (only_in IS NULL OR only_in = ?5)
  AND NOT EXISTS (SELECT 1 FROM dismissal WHERE target_id = ?5 AND pattern_id = pattern.id)`;

const ORDER = 'ORDER BY rank DESC, use_count DESC, last_used DESC, id LIMIT ?6';

/** Texts of the queries that ranking uses, each served by an index from its first row on. */
export const RANKING = {
  ofContext: `${SELECT} WHERE context_id = ?1 AND source_id <> ?5 AND ${WANTED} ${ORDER}`,
  ofTarget: `${SELECT} WHERE source_id = ?1 AND ${WANTED} ${ORDER}`,
  contextsOfLanguage: `SELECT id, context.language, framework, domain, (
      SELECT rank FROM pattern
      WHERE offered = 1 AND context_id = context.id AND pattern.language = ?1
      ORDER BY rank DESC LIMIT 1
    ) AS maxRank
    FROM pattern_group JOIN context ON id = context_id WHERE pattern_group.language = ?1`,
} as const;

/** Reads patterns as ranking needs them. */
export class RankingQueries implements PatternRanking {
  private readonly known = new Map<string, PatternContext[]>();

  constructor(private readonly sql: Sql) {}

  async contexts(languages: readonly string[]): Promise<PatternContext[]> {
    const found = new Map<number, PatternContext>();
    for (const language of languages) {
      for (const context of this.contextsOf(language)) {
        const maxRank = Math.max(context.maxRank, found.get(context.id)?.maxRank ?? 0);
        found.set(context.id, { ...context, maxRank });
      }
    }
    return [...found.values()];
  }

  /** Each language is read in its index's order; the few that a project has are merged here. */
  async ofContext(query: ContextQuery): Promise<RankedPattern[]> {
    const lists = [...new Set(query.languages)]
      .map((language) => this.ofLanguage(query, language))
      .filter((list) => list.length > 0);
    const [only] = lists;
    if (lists.length === 1 && only) return only;
    return lists.flat().sort(compare).slice(0, query.limit);
  }

  /** After patterns changed. */
  forget(): void {
    this.known.clear();
  }

  private contextsOf(language: string): PatternContext[] {
    let contexts = this.known.get(language);
    if (!contexts) {
      contexts = this.sql.rows<PatternContext>(RANKING.contextsOfLanguage, language);
      this.known.set(language, contexts);
    }
    return contexts;
  }

  private ofLanguage(query: ContextQuery, language: string): RankedPattern[] {
    const { contextId, types, minConfidence, targetProjectId, used } = query;
    return this.sql.rows(
      contextId === undefined ? RANKING.ofTarget : RANKING.ofContext,
      contextId ?? targetProjectId,
      ...[language, minConfidence, types === undefined ? null : JSON.stringify(types)],
      ...[targetProjectId, query.limit, query.minRank, query.belowRank],
      used === undefined ? null : Number(used),
    );
  }
}

/** The order of the index. */
function compare(a: RankedPattern, b: RankedPattern): number {
  return (
    rank(b.confidence, b.successCount, b.failureCount) -
      rank(a.confidence, a.successCount, a.failureCount) ||
    b.successCount + b.failureCount - a.successCount - a.failureCount ||
    (b.lastUsed ?? 0) - (a.lastUsed ?? 0) ||
    (a.patternId < b.patternId ? -1 : 1)
  );
}
