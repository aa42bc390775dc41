import type { LearningEvent } from '../../core/events';
import type { FoldedPatterns } from '../../core/foldPatterns';
import { foldPatterns } from '../../core/foldPatterns';
import type { CodeHash, PatternId, PatternRecord } from '../../core/types';
import { parseTemplate, searchable } from './codeTemplate';
import type { StoredTemplate } from './codeTemplate';
import type { Components } from './Components';
import type { Contexts } from './Contexts';
import type { History } from './History';
import { positionOf } from '../journal/position';
import type { Purges } from './Purges';
import { codeNamedBy } from './Purges';
import type { Sql } from './Sql';
import type { PendingFolds } from './PendingFolds';

/** Texts by hash, of which any may be missing. */
export type Texts = ReadonlyMap<CodeHash, string>;

/** The events of a component, folded. */
export interface FoldedComponent {
  /** Its members. */
  ids: PatternId[];
  events: LearningEvent[];
  folded: FoldedPatterns;
}

/** The columns of a pattern that seldom change. */
interface Previous {
  number: number;
  name: string;
  type: string;
  description: string;
  language: string;
  framework: string | null;
  domain: string | null;
  source: string;
  context: number;
  state: string;
  onlyIn: string | null;
  template: CodeHash;
  loaded: number;
  shape: string | null;
  offered: number;
  createdAt: number;
}

/** Rows of patterns and what hangs on their histories: aliases, verdicts, purges. */
export class PatternTables {
  constructor(
    private readonly sql: Sql,
    private readonly history: History,
    private readonly components: Components,
    private readonly contexts: Contexts,
    private readonly purges: Purges,
  ) {}

  /** Folds all patterns of a component, without writing anything. */
  fold(component: PatternId): FoldedComponent {
    const ids = this.components.members(component);
    const events = ids.flatMap((id) => this.history.ofPattern(id));
    return { ids, events, folded: foldPatterns(events) };
  }

  /** Writes a component's rows, and names what must be folded because of it. */
  write({ ids, events, folded }: FoldedComponent, texts: Texts, touched: PendingFolds): void {
    const purged = this.purges.write(ids, folded.purges);
    const renamed = this.components.writeAliases(ids, folded.aliases);
    for (const id of ids) this.writePattern(id, folded.patterns.get(id), texts, touched);
    if (purged || renamed) {
      const targets = new Set(ids.flatMap((id) => this.history.targetsOf(id)));
      for (const patternId of ids) {
        this.sql.run('DELETE FROM verdict WHERE pattern_id = ?', patternId);
        for (const targetId of targets) touched.addPair({ patternId, targetId, anew: true });
      }
    }
    this.withdrawVerdicts(ids, events, folded);
    this.writeVerdicts(events, folded);
    if (purged) this.doomCode(events, folded, touched);
    touched.changed.patterns = true;
  }

  /** Gives a template to the patterns that wait for it. False if the text is no template. */
  load(code: CodeHash, text: string, touched: PendingFolds): boolean {
    const template = parseTemplate(text);
    if (!template) return false;
    const rows = this.sql.rows<{ number: number }>(
      `UPDATE pattern SET loaded = 1, shape = ?, offered = (state = 'active')
       WHERE template = ? AND loaded = 0 RETURNING number`,
      ...[template.shape, code],
    );
    for (const { number } of rows) this.writeTemplate(number, template);
    touched.changed.patterns = true;
    touched.changed.contexts = true;
    return true;
  }

  private writePattern(
    id: PatternId,
    pattern: PatternRecord | undefined,
    texts: Texts,
    touched: PendingFolds,
  ): void {
    const before = this.sql.row<Previous>(
      `SELECT number, name, type, description, language, framework, domain, source_id AS source,
         context_id AS context, state, only_in AS onlyIn, template, loaded, shape, offered, created_at AS createdAt
       FROM pattern WHERE id = ?`,
      id,
    );
    if (!pattern) {
      if (before) this.remove(before, touched);
      return;
    }
    const context = this.contextOf(pattern);
    const known = before?.loaded === 1 && before.template === pattern.template ? before : undefined;
    if (known && isTheSame(known, pattern, context)) {
      this.updateTrackRecord(known.number, pattern);
      return;
    }
    const text = known ? undefined : texts.get(pattern.template);
    const template = text === undefined ? undefined : parseTemplate(text);
    const loaded = known !== undefined || template !== undefined;
    const offered = Number(loaded && pattern.state === 'active');
    const shape = known?.shape ?? template?.shape ?? null;
    const number = this.upsert(pattern, { context, loaded, shape, offered });
    if (template) this.writeTemplate(number, template);
    else if (!known && before) {
      this.sql.run('DELETE FROM code_template WHERE number = ?', number);
    }
    touched.changed.contexts ||=
      before?.offered !== offered ||
      before.language !== pattern.language ||
      before.context !== context;
  }

  /** The columns that most events change; the indexes of the rest need not be touched. */
  private updateTrackRecord(number: number, pattern: PatternRecord): void {
    this.sql.run(
      `UPDATE pattern SET confidence = ?, success_count = ?, failure_count = ?, last_used = ?,
         history = ?, updated_at = ? WHERE number = ?`,
      ...[pattern.confidence, pattern.successCount, pattern.failureCount, pattern.lastUsed],
      historyOf(pattern),
      ...[pattern.updatedAt, number],
    );
  }

  private upsert(
    pattern: PatternRecord,
    more: { context: number; loaded: boolean; shape: string | null; offered: number },
  ): number {
    const number = this.sql.value<number>(
      `INSERT INTO pattern (
         id, name, name_key, type, description, search, language, framework, domain,
         confidence, success_count, failure_count, last_used, source_id, context_id, state, only_in,
         template, loaded, shape, offered, history, created_at, updated_at
       ) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (id) DO UPDATE SET
         name = excluded.name, name_key = excluded.name_key, type = excluded.type,
         description = excluded.description, search = excluded.search,
         language = excluded.language, framework = excluded.framework, domain = excluded.domain,
         confidence = excluded.confidence, success_count = excluded.success_count,
         failure_count = excluded.failure_count, last_used = excluded.last_used,
         source_id = excluded.source_id, context_id = excluded.context_id, state = excluded.state,
         only_in = excluded.only_in,
         template = excluded.template, loaded = excluded.loaded, shape = excluded.shape,
         offered = excluded.offered, history = excluded.history,
         created_at = excluded.created_at, updated_at = excluded.updated_at
       RETURNING number`,
      ...[pattern.id, pattern.patternName, lookupName(pattern.patternName), pattern.patternType],
      ...[pattern.description, searchable(pattern.patternName, pattern.description)],
      ...[pattern.language, pattern.framework, pattern.domain, pattern.confidence],
      ...[pattern.successCount, pattern.failureCount, pattern.lastUsed, pattern.sourceProjectId],
      ...[more.context, pattern.state, pattern.onlyIn, pattern.template],
      ...[more.loaded, more.shape, more.offered],
      historyOf(pattern),
      ...[pattern.createdAt, pattern.updatedAt],
    );
    if (number === undefined) throw new Error(`Pattern ${pattern.id} got no row.`);
    return number;
  }

  private remove(before: Previous, touched: PendingFolds): void {
    this.sql.run('DELETE FROM pattern WHERE number = ?', before.number);
    this.sql.run('DELETE FROM code_template WHERE number = ?', before.number);
    touched.changed.contexts = true;
  }

  private writeTemplate(number: number, { json, search }: StoredTemplate): void {
    this.sql.run(
      'INSERT OR REPLACE INTO code_template VALUES (?, CAST(? AS TEXT), CAST(? AS TEXT))',
      ...[number, Buffer.from(json, 'utf8'), Buffer.from(search, 'utf8')],
    );
  }

  /** The source project's present context; the pattern's own where that project is unknown. */
  private contextOf(pattern: PatternRecord): number {
    return (
      this.sql.value<number>(
        'SELECT context_id FROM project WHERE id = ?',
        pattern.sourceProjectId,
      ) ?? this.contexts.numberOf(pattern)
    );
  }

  /** What was taken back has no success any more, whichever identity its pattern had. */
  private withdrawVerdicts(
    ids: readonly PatternId[],
    events: readonly LearningEvent[],
    { verdicts }: FoldedPatterns,
  ): void {
    for (const event of events) {
      if (event.kind !== 'application.reverted') continue;
      const { applicationId } = event.body;
      if (verdicts.has(applicationId)) continue;
      for (const id of ids) {
        this.sql.run(
          'DELETE FROM verdict WHERE pattern_id = ? AND application_id = ?',
          ...[id, applicationId],
        );
      }
    }
  }

  private writeVerdicts(events: readonly LearningEvent[], folded: FoldedPatterns): void {
    if (folded.verdicts.size === 0) return;
    const purgedAt = new Map(
      folded.purges.flatMap(({ event, patternIds }) =>
        patternIds.map((id) => [id, positionOf(event)]),
      ),
    );
    const written = new Set<string>();
    for (const event of events) {
      if (event.kind !== 'outcome.tracked' || event.body.applicationId === undefined) continue;
      const { applicationId, patternId } = event.body;
      const verdict = folded.verdicts.get(applicationId);
      const current = folded.aliases.get(patternId) ?? patternId;
      const key = `${current}/${applicationId}`;
      if (!verdict || written.has(key)) continue;
      if ((purgedAt.get(patternId) ?? '') > positionOf(event)) continue;
      written.add(key);
      this.sql.run(
        `INSERT INTO verdict VALUES (?, ?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET success = excluded.success, observer = excluded.observer,
           at = excluded.at, evidence = excluded.evidence`,
        ...[current, applicationId, verdict.success, verdict.observer, verdict.at],
        verdict.evidence && JSON.stringify(verdict.evidence),
      );
    }
  }

  /** Everything that purged patterns named, their examples and applications included. */
  private doomCode(
    events: readonly LearningEvent[],
    { purges }: FoldedPatterns,
    touched: PendingFolds,
  ): void {
    for (const event of events) {
      if ('patternId' in event.body) this.purges.doomLate(event.body.patternId, event, touched);
    }
    for (const { patternIds, proposalIds } of purges) {
      for (const id of proposalIds) this.purges.doomProposal(id, touched);
      for (const id of patternIds) {
        for (const target of this.history.targetsOf(id)) {
          for (const event of this.history.ofSuggestion(id, target)) {
            if (codeNamedBy(event).length > 0) this.purges.doomLate(id, event, touched);
          }
        }
      }
    }
  }
}

function historyOf(pattern: PatternRecord): string {
  const { aliases, examples, rejected, hidden, learner, proved, versions } = pattern;
  return JSON.stringify({ aliases, examples, rejected, hidden, learner, proved, versions });
}

/** Whether nothing but the track record differs. */
function isTheSame(row: Previous, pattern: PatternRecord, context: number): boolean {
  return (
    row.name === pattern.patternName &&
    row.type === pattern.patternType &&
    row.description === pattern.description &&
    row.language === pattern.language &&
    row.framework === pattern.framework &&
    row.domain === pattern.domain &&
    row.source === pattern.sourceProjectId &&
    row.context === context &&
    row.state === pattern.state &&
    row.onlyIn === pattern.onlyIn &&
    row.createdAt === pattern.createdAt
  );
}

/** A name as it is looked up: without case and surrounding blanks. */
export function lookupName(name: string): string {
  return name.trim().toLowerCase();
}
