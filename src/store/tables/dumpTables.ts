import type { Sql } from './Sql';

/** Queries of all rows, with names in place of the numbers that depend on the order of arrival. */
const QUERIES = {
  project: `SELECT project.*, NULL AS context_id, context.key AS context
    FROM project JOIN context ON context.id = context_id`,
  pattern: `SELECT pattern.*, NULL AS number, NULL AS context_id, context.key AS context, json, template
    FROM pattern JOIN context ON context.id = context_id LEFT JOIN code_template USING (number)`,
  patternGroup: `SELECT pattern_group.language, key, patterns
    FROM pattern_group JOIN context ON id = context_id`,
  proposal: 'SELECT * FROM proposal',
  component: 'SELECT * FROM component',
  alias: 'SELECT * FROM alias',
  purge: 'SELECT * FROM purge',
  purgedProposal: 'SELECT * FROM purged_proposal',
  suggestion: 'SELECT * FROM suggestion',
  dismissal: 'SELECT * FROM dismissal',
  application: 'SELECT * FROM application',
  verdict: 'SELECT * FROM verdict',
};

const HISTORIES = {
  projectHistory: 'SELECT project_id AS id, events FROM project_history',
  patternHistory: 'SELECT pattern_id AS id, events FROM pattern_history',
  suggestionHistory: `SELECT pattern_id || '/' || target_id AS id, events FROM suggestion_history`,
};

/**
 * All rows of all tables as sorted JSON texts. Two databases that know the same events give the same,
 * in whatever order those arrived: the law of the store, and the way to check it.
 */
export function dumpTables(sql: Sql): Record<string, string[]> {
  const dump: Record<string, string[]> = {};
  for (const [name, query] of Object.entries(QUERIES)) {
    dump[name] = sql
      .rows(query)
      .map((row) => JSON.stringify(row))
      .sort();
  }
  for (const [name, query] of Object.entries(HISTORIES)) {
    dump[name] = sql
      .rows<{ id: string; events: string }>(query)
      .map(({ id, events }) => JSON.stringify([id, ...events.split('\n').sort()]))
      .sort();
  }
  return dump;
}
