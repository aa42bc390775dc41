import { rank } from '../core/confidence';
import { InvalidArgument } from '../core/errors';
import type { ContextQuery, PatternContext, RankedPattern } from '../core/ports';
import type { Sql } from './Sql';

const SELECT = `SELECT id AS patternId, source_id AS sourceProjectId, confidence,
  success_count AS successCount, failure_count AS failureCount, last_used AS lastUsed FROM pattern`;

const WANTED = `offered = 1 AND language = ?2 AND confidence >= ?3
  AND (?4 IS NULL OR type IN (SELECT value FROM json_each(?4)))
  AND (only_in IS NULL OR only_in = ?5)
  AND NOT EXISTS (SELECT 1 FROM dismissal WHERE target_id = ?5 AND pattern_id = pattern.id)`;

const ORDER = 'ORDER BY rank DESC, use_count DESC, last_used DESC, id LIMIT ?6';

/** Texts of the queries that ranking uses, each served by an index from its first row on. */
export const RANKING = {
  ofContext: `${SELECT} WHERE context_id = ?1 AND ${WANTED} ${ORDER}`,
  ofSource: `${SELECT} WHERE source_id = ?1 AND ${WANTED} ${ORDER}`,
  ofContextAndSource: `${SELECT} WHERE context_id = ?1 AND source_id = ?7 AND ${WANTED} ${ORDER}`,
  contextsOfLanguage: `SELECT id, context.language, framework, domain
    FROM pattern_group JOIN context ON id = context_id WHERE pattern_group.language = ?`,
} as const;

/** Reads patterns as ranking needs them. */
export class RankingQueries {
  private readonly contexts = new Map<string, PatternContext[]>();

  constructor(private readonly sql: Sql) {}

  patternContexts(languages: readonly string[]): PatternContext[] {
    const found = new Map<number, PatternContext>();
    for (const language of languages) {
      for (const context of this.contextsOf(language)) found.set(context.id, context);
    }
    return [...found.values()];
  }

  /** Each language is read in its index's order; the few that a project has are merged here. */
  patternsOfContext(query: ContextQuery): RankedPattern[] {
    const end = query.offset + query.limit;
    const lists = [...new Set(query.languages)]
      .map((language) => this.ofLanguage(query, language, end))
      .filter((list) => list.length > 0);
    const [only] = lists;
    const merged = lists.length === 1 && only ? only : lists.flat().sort(compare);
    return merged.slice(query.offset, end);
  }

  /** After patterns came, went or changed their context. */
  forget(): void {
    this.contexts.clear();
  }

  private contextsOf(language: string): PatternContext[] {
    let contexts = this.contexts.get(language);
    if (!contexts) {
      contexts = this.sql.rows<PatternContext>(RANKING.contextsOfLanguage, language);
      this.contexts.set(language, contexts);
    }
    return contexts;
  }

  private ofLanguage(query: ContextQuery, language: string, limit: number): RankedPattern[] {
    const { contextId, sourceProjectId, types } = query;
    const filters = [
      language,
      query.minConfidence,
      types === undefined ? null : JSON.stringify(types),
      query.targetProjectId,
      limit,
    ] as const;
    if (contextId !== undefined && sourceProjectId !== undefined) {
      return this.sql.rows(RANKING.ofContextAndSource, contextId, ...filters, sourceProjectId);
    }
    if (contextId !== undefined) return this.sql.rows(RANKING.ofContext, contextId, ...filters);
    if (sourceProjectId !== undefined) {
      return this.sql.rows(RANKING.ofSource, sourceProjectId, ...filters);
    }
    throw new InvalidArgument('Patterns are ranked by context or by source project.');
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
