import type { CodeHash } from '../../core/types';
import type { Sql } from './Sql';

/** A proposal's code goes with the patterns that were learned from it, and stays while one is left. */
const KEPT = `NOT EXISTS (
    SELECT 1 FROM purged_proposal
    WHERE proposal_id = proposal.id AND purged_proposal.position > proposal.position
  ) OR EXISTS (
    SELECT 1 FROM pattern, json_each(pattern.history, '$.examples') AS example
    WHERE example.value ->> 'proposalId' = proposal.id
  )`;

const NAMED = `
  SELECT version.value ->> 'code' AS code
    FROM pattern, json_each(pattern.history, '$.versions') AS version
  UNION ALL
  SELECT kept.value ->> 'code' FROM pattern, json_each(pattern.history, '$.examples') AS kept
    WHERE kept.value ->> 'code' IS NOT NULL
  UNION ALL
  SELECT place.value FROM pattern, json_each(pattern.history, '$.rejected') AS place
  UNION ALL
  SELECT side.value FROM proposal, json_each(proposal.body, '$.files') AS file, json_each(
    json_array(file.value ->> 'before', file.value ->> 'after')) AS side
    WHERE side.value IS NOT NULL AND (${KEPT})
  UNION ALL
  SELECT side.value FROM application, json_each(application.sites) AS site, json_each(
    json_array(site.value ->> 'before', site.value ->> 'after')) AS side`;

/** The hashes, among some, that a pattern, a proposal or an application still names. Reads all rows. */
export function namedAmong(sql: Sql, codes: Iterable<CodeHash>): Set<CodeHash> {
  const rows = sql.rows<{ code: CodeHash }>(
    `SELECT DISTINCT code FROM (${NAMED}) WHERE code IN (SELECT value FROM json_each(?))`,
    JSON.stringify([...codes]),
  );
  return new Set(rows.map(({ code }) => code));
}

/** All code that is still named. Reads all rows. */
export function allNamedCode(sql: Sql): Set<CodeHash> {
  return new Set(sql.rows<{ code: CodeHash }>(NAMED).map(({ code }) => code));
}
