import type { ApplicationFilter, KnownSuggestions, Page, PageRequest } from '../../core/Store';
import type {
  Application,
  ApplicationId,
  AppliedSite,
  CrossProjectLearning,
  Observer,
  OutcomeEvidence,
  PatternId,
  ProjectId,
} from '../../core/types';
import type { PlacedOutcome } from '../../core/evidence';
import { pageOf, startOf } from './cursor';
import type { Sql } from '../tables/Sql';

interface SuggestionRow {
  target_id: ProjectId;
  pattern_id: PatternId;
  source_id: ProjectId;
  similarity: number;
  position: string;
  suggested_at: number;
  dismissed: number;
}

interface ApplicationRow {
  id: ApplicationId;
  pattern_id: PatternId;
  source_id: ProjectId;
  target_id: ProjectId;
  similarity: number;
  sites: string;
  applied_at: number;
  reverted_at: number | null;
  reverted_by: string | null;
  position: string;
  success: number | null;
  observer: Observer | null;
  at: number | null;
  evidence: string | null;
}

interface OutcomeRow {
  pattern_id: PatternId;
  target_id: ProjectId;
  success: number;
  at: number;
}

const SUGGESTIONS = `SELECT target_id, pattern_id, source_id, similarity, position, suggested_at,
    EXISTS (
      SELECT 1 FROM dismissal
      WHERE dismissal.target_id = suggestion.target_id
      AND dismissal.pattern_id = suggestion.pattern_id
    ) AS dismissed
  FROM suggestion`;

const APPLICATIONS = `SELECT application.id, application.pattern_id, source_id, target_id,
    similarity, sites, applied_at, reverted_at, reverted_by, position, success, observer, verdict.at, evidence
  FROM application LEFT JOIN verdict
    ON verdict.application_id = application.id AND verdict.pattern_id = application.pattern_id`;

const PAST_ALL = '~';

/** Reads suggestions and applications. Patterns can be named by any identity they have or had. */
export class SuggestionQueries implements KnownSuggestions {
  constructor(
    private readonly sql: Sql,
    private readonly currentIdOf: (id: PatternId) => PatternId,
  ) {}

  async get(
    patternId: PatternId,
    sourceId: ProjectId,
    targetId: ProjectId,
  ): Promise<CrossProjectLearning | undefined> {
    const row = this.sql.row<SuggestionRow>(
      `${SUGGESTIONS} WHERE target_id = ? AND pattern_id = ? AND source_id = ?`,
      ...[targetId, this.currentIdOf(patternId), sourceId],
    );
    return row && this.toLearning(row);
  }

  async to(targetId: ProjectId, page: PageRequest): Promise<Page<CrossProjectLearning>> {
    const [position] = startOf<[string]>(page, ['string']) ?? [PAST_ALL];
    const rows = this.sql.rows<SuggestionRow>(
      `${SUGGESTIONS} WHERE target_id = ? AND position < ? ORDER BY position DESC LIMIT ?`,
      ...[targetId, position, page.limit + 1],
    );
    return pageOf(
      rows,
      page,
      (row) => [row.position],
      (row) => this.toLearning(row),
    );
  }

  async counts(targetId: ProjectId): Promise<{ suggested: number; applied: number }> {
    const counts = this.sql.row<{ suggested: number; applied: number | null }>(
      `SELECT count(*) AS suggested, sum(applied) AS applied FROM suggestion WHERE target_id = ?`,
      targetId,
    );
    return { suggested: counts?.suggested ?? 0, applied: counts?.applied ?? 0 };
  }

  async isDismissed(patternId: PatternId, targetId: ProjectId): Promise<boolean> {
    const found = this.sql.value(
      'SELECT 1 FROM dismissal WHERE target_id = ? AND pattern_id = ?',
      ...[targetId, this.currentIdOf(patternId)],
    );
    return found !== undefined;
  }

  async dismissedIds(targetId: ProjectId): Promise<PatternId[]> {
    const rows = this.sql.rows<{ id: PatternId }>(
      `SELECT pattern.id FROM dismissal JOIN pattern ON pattern.id = pattern_id
       WHERE target_id = ? AND offered = 1 ORDER BY name_key, pattern.id`,
      targetId,
    );
    return rows.map(({ id }) => id);
  }

  async dismissedCount(targetId: ProjectId): Promise<number> {
    const count = this.sql.value<number>(
      `SELECT count(*) FROM dismissal JOIN pattern ON pattern.id = pattern_id
       WHERE target_id = ? AND offered = 1`,
      targetId,
    );
    return count ?? 0;
  }

  async application(id: ApplicationId): Promise<Application | undefined> {
    const row = this.sql.row<ApplicationRow>(
      `${APPLICATIONS} WHERE application.id = ? ORDER BY position LIMIT 1`,
      id,
    );
    return row && toApplication(row);
  }

  async outcomes(patternIds: readonly PatternId[]): Promise<Map<PatternId, PlacedOutcome[]>> {
    const rows = this.sql.rows<OutcomeRow>(
      `SELECT verdict.pattern_id, target_id, success, at FROM verdict CROSS JOIN application
         ON application.id = application_id AND application.pattern_id = verdict.pattern_id
       WHERE verdict.pattern_id IN (SELECT value FROM json_each(?)) ORDER BY position`,
      JSON.stringify(patternIds.map(this.currentIdOf)),
    );
    const outcomes = new Map<PatternId, PlacedOutcome[]>();
    for (const { pattern_id: id, target_id: projectId, success, at } of rows) {
      const outcome = { projectId, success: success === 1, at };
      const known = outcomes.get(id);
      if (known) known.push(outcome);
      else outcomes.set(id, [outcome]);
    }
    return outcomes;
  }

  async applications(filter: ApplicationFilter, page: PageRequest): Promise<Page<Application>> {
    const [position] = startOf<[string]>(page, ['string']) ?? [PAST_ALL];
    const conditions = ['position < ?'];
    const params: (string | number)[] = [position];
    if (filter.targetProjectId !== undefined) {
      conditions.push('target_id = ?');
      params.push(filter.targetProjectId);
    }
    if (filter.patternId !== undefined) {
      conditions.push('application.pattern_id = ?');
      params.push(this.currentIdOf(filter.patternId));
    }
    if (filter.awaitingOutcome !== undefined) {
      const awaiting = '(success IS NULL AND reverted_at IS NULL)';
      conditions.push(filter.awaitingOutcome ? awaiting : `NOT ${awaiting}`);
    }
    const rows = this.sql.rows<ApplicationRow>(
      `${APPLICATIONS} WHERE ${conditions.join(' AND ')} ORDER BY position DESC LIMIT ?`,
      ...params,
      page.limit + 1,
    );
    return pageOf(rows, page, (row) => [row.position], toApplication);
  }

  private toLearning(row: SuggestionRow): CrossProjectLearning {
    const applications = this.sql
      .rows<ApplicationRow>(
        `${APPLICATIONS} WHERE application.pattern_id = ? AND target_id = ? AND source_id = ?
         ORDER BY position`,
        ...[row.pattern_id, row.target_id, row.source_id],
      )
      .map(toApplication);
    const decided = applications.filter(({ outcome }) => outcome !== null);
    return {
      sourceProjectId: row.source_id,
      targetProjectId: row.target_id,
      patternId: row.pattern_id,
      similarityScore: row.similarity,
      applied: applications.length > 0,
      appliedAt: applications.at(-1)?.appliedAt ?? null,
      success: decided.at(-1)?.outcome?.success ?? null,
      suggestedAt: row.suggested_at,
      dismissed: row.dismissed === 1,
      applications,
    };
  }
}

function toApplication(row: ApplicationRow): Application {
  const { success, observer, at, evidence } = row;
  return {
    id: row.id,
    patternId: row.pattern_id,
    sourceProjectId: row.source_id,
    targetProjectId: row.target_id,
    similarityScore: row.similarity,
    sites: JSON.parse(row.sites) as AppliedSite[],
    appliedAt: row.applied_at,
    revertedAt: row.reverted_at,
    revertedBy: row.reverted_by === null ? null : (JSON.parse(row.reverted_by) as OutcomeEvidence),
    outcome:
      success === null || observer === null || at === null
        ? null
        : {
            ...{ success: success === 1, observer, at },
            evidence: evidence === null ? null : (JSON.parse(evidence) as OutcomeEvidence),
          },
  };
}
