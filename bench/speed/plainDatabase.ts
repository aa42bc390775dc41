import type { Database } from 'sql.js';
import initSqlJs from 'sql.js';
import type { FamilyIndex } from '../../src/core/families';
import { compareContexts } from '../../src/core/similarity';
import type { ProjectContext } from '../../src/core/types';
import type { LearningStore } from '../../src/store/LearningStore';

/** How many patterns are asked for, and how similar and certain they must be. */
export const LIMIT = 20;
export const LEAST = 0.5;

interface PlainProject extends ProjectContext {
  id: string;
}

/** The same knowledge as one would keep it without a thought: a row each, and keys. */
export async function plainDatabase(
  store: LearningStore,
  families: FamilyIndex,
): Promise<Database> {
  const sqlJs = await initSqlJs();
  const database = new sqlJs.Database();
  database.exec(`
    CREATE TABLE project (id TEXT PRIMARY KEY, language TEXT, framework TEXT, domain TEXT);
    CREATE TABLE pattern (id TEXT PRIMARY KEY, name TEXT, type TEXT, description TEXT, template TEXT,
      language TEXT, confidence REAL, successes INTEGER, failures INTEGER, last_used INTEGER,
      source_id TEXT);
    CREATE TABLE related (kind TEXT, a TEXT, b TEXT, PRIMARY KEY (kind, a, b)) WITHOUT ROWID;
    BEGIN`);
  const project = database.prepare('INSERT INTO project VALUES (?, ?, ?, ?)');
  const frameworks = new Set<string>();
  const domains = new Set<string>();
  for (let cursor: string | undefined; ;) {
    const page = await store.projects.list({ limit: 1000, cursor });
    for (const { id, language, framework, domain } of page.items) {
      project.run([id, language, framework, domain]);
      if (framework) frameworks.add(framework);
      if (domain) domains.add(domain);
    }
    if (!(cursor = page.next)) break;
  }
  const pattern = database.prepare('INSERT INTO pattern VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  for (let cursor: string | undefined; ;) {
    const page = await store.patterns.list({}, { limit: 1000, cursor });
    for (const one of page.items) {
      pattern.run([
        ...[one.id, one.patternName, one.patternType, one.description],
        JSON.stringify(one.codeTemplate),
        ...[one.language, one.confidence, one.successCount, one.failureCount, one.lastUsed],
        one.sourceProjectId,
      ]);
    }
    if (!(cursor = page.next)) break;
  }
  const related = database.prepare('INSERT INTO related VALUES (?, ?, ?)');
  for (const [kind, names] of [
    ['frameworks', frameworks],
    ['domains', domains],
  ] as const) {
    for (const a of names) {
      for (const b of names) {
        if (a !== b && families.sameFamily(kind, a, b)) related.run([kind, a, b]);
      }
    }
  }
  for (const statement of [project, pattern, related]) statement.free();
  database.exec('COMMIT');
  return database;
}

const FULL_SCAN = `
  WITH scored AS (
    SELECT pattern.*, successes + failures AS uses,
      iif(source.id = target.id, 1.0, round(
        0.4 * coalesce(source.language = target.language, 0)
        + 0.3 * CASE WHEN source.framework = target.framework THEN 1.0
            WHEN EXISTS (SELECT 1 FROM related WHERE kind = 'frameworks'
              AND a = source.framework AND b = target.framework) THEN 0.5 ELSE 0 END
        + 0.3 * CASE WHEN source.domain = target.domain THEN 1.0
            WHEN EXISTS (SELECT 1 FROM related WHERE kind = 'domains'
              AND a = source.domain AND b = target.domain) THEN 0.5 ELSE 0 END, 2)) AS similarity
    FROM pattern JOIN project AS source ON source.id = source_id JOIN project AS target
    WHERE target.id = ?1 AND pattern.language = target.language AND confidence >= ${LEAST}
  )
  SELECT id, name, type, description, template, similarity FROM scored WHERE similarity >= ${LEAST}
  ORDER BY similarity * (confidence * iif(uses = 0, 0.5, CAST(successes AS REAL) / uses)) DESC,
    uses DESC, coalesce(last_used, 0) DESC, id
  LIMIT ${LIMIT}`;

/** The list that suggesting gives, by one statement over all patterns. */
export function fullScan(database: Database, target: string): string[] {
  const statement = database.prepare(FULL_SCAN, [target]);
  const ids: string[] = [];
  while (statement.step()) ids.push(String(statement.get()[0]));
  statement.free();
  return ids;
}

/** Twice the limit by confidence, then two projects read for each, then sorted. */
export function seedsSuggestions(
  database: Database,
  target: string,
  families: FamilyIndex,
): string[] {
  const statement = database.prepare(
    `SELECT * FROM pattern WHERE confidence >= ${LEAST}
     AND language = (SELECT language FROM project WHERE id = ?)
     ORDER BY confidence DESC LIMIT ${2 * LIMIT}`,
    [target],
  );
  const found: { id: string; score: number }[] = [];
  while (statement.step()) {
    const row = statement.getAsObject();
    const similarity = similarityOf(database, String(row.source_id), target, families);
    const [successes, failures] = [Number(row.successes), Number(row.failures)];
    const rate = successes + failures === 0 ? 0.5 : successes / (successes + failures) || 0.5;
    if (similarity < LEAST) continue;
    found.push({ id: String(row.id), score: similarity * Number(row.confidence) * rate });
  }
  statement.free();
  return found
    .sort((a, b) => b.score - a.score)
    .slice(0, LIMIT)
    .map(({ id }) => id);
}

/** Two projects read for each pair of them. */
export function seedsSimilar(database: Database, target: string, families: FamilyIndex): string[] {
  const statement = database.prepare('SELECT id FROM project WHERE id <> ?', [target]);
  const found: { id: string; score: number }[] = [];
  while (statement.step()) {
    const id = String(statement.get()[0]);
    const score = similarityOf(database, id, target, families);
    if (score >= LEAST) found.push({ id, score });
  }
  statement.free();
  return found
    .sort((a, b) => b.score - a.score)
    .slice(0, 10)
    .map(({ id }) => id);
}

function similarityOf(database: Database, a: string, b: string, families: FamilyIndex): number {
  const [one, other] = [projectOf(database, a), projectOf(database, b)];
  return compareContexts(one, other, families).score;
}

function projectOf(database: Database, id: string): PlainProject {
  const statement = database.prepare('SELECT * FROM project WHERE id = ?', [id]);
  statement.step();
  const { language, framework, domain } = statement.getAsObject();
  statement.free();
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return { id, language: text(language), framework: text(framework), domain: text(domain) };
}
