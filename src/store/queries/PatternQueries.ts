import { LOW_CONFIDENCE, successRate } from '../../core/confidence';
import type { KnownPatterns, Page, PageRequest, PatternFilter } from '../../core/Store';
import type {
  CodeTemplate,
  HiddenPlace,
  LearnedPattern,
  PatternId,
  PatternState,
  PatternType,
} from '../../core/types';
import { searchable, storedTemplate } from '../tables/codeTemplate';
import { pageOf, startOf } from './cursor';
import { lookupName } from '../tables/PatternTables';
import type { Sql } from '../tables/Sql';

interface Row {
  id: PatternId;
  name: string;
  type: PatternType;
  description: string;
  language: string;
  framework: string | null;
  domain: string | null;
  confidence: number;
  success_count: number;
  failure_count: number;
  last_used: number | null;
  source_id: string;
  state: PatternState;
  only_in: string | null;
  history: string;
  application_count: number;
  project_count: number;
  commit_count: number;
  created_at: number;
  updated_at: number;
  json: string;
}

const SELECT = `SELECT pattern.id, name, type, description, language, framework, domain, confidence,
  success_count, failure_count, last_used, source_id, state, only_in, history, created_at, updated_at, json,
  (SELECT count(*) FROM application WHERE application.pattern_id = pattern.id) AS application_count,
  iif(use_count = 0, 0, (
    SELECT count(DISTINCT target_id) FROM verdict CROSS JOIN application
      ON application.id = application_id AND application.pattern_id = verdict.pattern_id
    WHERE verdict.pattern_id = pattern.id
  )) AS project_count,
  (SELECT count(*) FROM json_each(history, '$.examples') AS example WHERE EXISTS (
    SELECT 1 FROM proposal
    WHERE proposal.id = example.value ->> 'proposalId' AND body ->> 'commitSha' IS NOT NULL
  )) AS commit_count
  FROM pattern JOIN code_template USING (number)`;

/** Reads learned patterns. Those whose template is missing are not there. */
export class PatternQueries implements KnownPatterns {
  constructor(private readonly sql: Sql) {}

  async get(id: PatternId): Promise<LearnedPattern | undefined> {
    const row = this.sql.row<Row>(
      `${SELECT} WHERE loaded = 1
       AND pattern.id = coalesce((SELECT survivor FROM alias WHERE alias.id = ?1), ?1)`,
      id,
    );
    return row && toPattern(row);
  }

  async named(
    name: string,
    type: PatternType,
    language: string,
  ): Promise<LearnedPattern | undefined> {
    const row = this.sql.row<Row>(
      `${SELECT} WHERE loaded = 1 AND name_key = ? AND type = ? AND language = ?
       ORDER BY state = 'active' DESC, created_at, pattern.id LIMIT 1`,
      ...[lookupName(name), type, language],
    );
    return row && toPattern(row);
  }

  async list(filter: PatternFilter, page: PageRequest): Promise<Page<LearnedPattern>> {
    const { language, languages, types, states, text } = filter;
    const [confidence, id] = startOf<[number, string]>(page, ['number', 'string']) ?? [2, ''];
    const rows = this.sql.rows<Row>(
      `${SELECT} WHERE loaded = 1
       AND confidence <= ?1 AND (confidence < ?1 OR pattern.id > ?2)
       AND (?3 IS NULL OR language = ?3)
       AND (?8 IS NULL OR language IN (SELECT value FROM json_each(?8)))
       AND (?4 IS NULL OR type IN (SELECT value FROM json_each(?4)))
       AND (?5 IS NULL OR state IN (SELECT value FROM json_each(?5)))
       AND NOT EXISTS (
         SELECT 1 FROM json_each(?6) AS word
         WHERE instr(pattern.search, word.value) = 0 AND instr(code_template.search, word.value) = 0
       )
       ORDER BY confidence DESC, pattern.id LIMIT ?7`,
      ...[confidence, id, language ?? null, listOf(types), listOf(states)],
      JSON.stringify(wordsOf(text ?? '')),
      page.limit + 1,
      listOf(languages),
    );
    return pageOf(rows, page, (row) => [row.confidence, row.id], toPattern);
  }

  async lowPerformers(page: PageRequest): Promise<Page<LearnedPattern>> {
    const [confidence, id] = startOf<[number, string]>(page, ['number', 'string']) ?? [-1, ''];
    const rows = this.sql.rows<Row>(
      `${SELECT} WHERE offered = 1 AND confidence < ${LOW_CONFIDENCE} AND failure_count > success_count
       AND (confidence, pattern.id) > (?, ?)
       ORDER BY confidence, pattern.id LIMIT ?`,
      ...[confidence, id, page.limit + 1],
    );
    return pageOf(rows, page, (row) => [row.confidence, row.id], toPattern);
  }

  /** Identities in order within each group, groups by their first. */
  async duplicates(): Promise<PatternId[][]> {
    const groups = this.sql.rows<{ ids: string }>(
      `SELECT json_group_array(id) AS ids FROM pattern
       WHERE offered = 1 GROUP BY language, shape HAVING count(*) > 1`,
    );
    return groups
      .map(({ ids }) => (JSON.parse(ids) as PatternId[]).sort())
      .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  }

  async counts(): Promise<{ language: string; count: number }[]> {
    return this.sql.rows(
      `SELECT language, sum(patterns) AS count FROM pattern_group
       GROUP BY language ORDER BY count DESC, language`,
    );
  }
}

function listOf(values: readonly string[] | undefined): string | null {
  return values === undefined ? null : JSON.stringify(values);
}

function wordsOf(text: string): string[] {
  return searchable(text).split(/\s+/).filter(Boolean);
}

function toPattern(row: Row): LearnedPattern {
  const history = JSON.parse(row.history) as Pick<
    LearnedPattern,
    'aliases' | 'examples' | 'rejected' | 'hidden' | 'learner' | 'proved' | 'versions'
  >;
  return {
    id: row.id,
    patternName: row.name,
    patternType: row.type,
    description: row.description,
    codeTemplate: hiding(storedTemplate(row.json), history.hidden),
    language: row.language,
    framework: row.framework,
    domain: row.domain,
    confidence: row.confidence,
    successCount: row.success_count,
    failureCount: row.failure_count,
    projectCount: row.project_count,
    applicationCount: row.application_count,
    successRate: successRate(row.success_count, row.failure_count),
    lastUsed: row.last_used,
    sourceProjectId: row.source_id,
    state: row.state,
    onlyIn: row.only_in,
    ...history,
    commitCount: row.commit_count,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** A template with what its pattern knows; what lies on disk has no say in that. */
function hiding(kept: CodeTemplate, places: readonly HiddenPlace[]): CodeTemplate {
  const { hidden, ...template } = kept;
  void hidden;
  return places.length === 0 ? template : { ...template, hidden: places.map(({ key }) => key) };
}
