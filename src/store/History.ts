import type { Fact, LearningEvent } from '../core/events';
import type { PatternId, ProjectId } from '../core/types';
import { millisecondsOf } from './HybridClock';
import { clockIn, outlives } from './position';
import type { Sql } from './Sql';

/** Kinds that are about a pattern in one target project. */
export type SuggestionEvent = LearningEvent<
  | 'suggestion.shown'
  | 'suggestion.dismissed'
  | 'suggestion.offered-again'
  | 'pattern.applied'
  | 'application.reverted'
>;

type Line = [
  clock: string,
  journal: string,
  seq: number,
  kind: string,
  body: unknown,
  restoredAfter?: string,
];

/** So many events are held back at most; about 100 MB. */
const MOST_HELD_BACK = 200_000;

/**
 * The events that the tables are folded from. All events about one project, pattern, or pattern in a
 * target project lie in one row, a line each, in the order of their arrival.
 */
export class History {
  private readonly projects: Rows;
  private readonly patterns: Rows;
  private readonly suggestions: Rows;
  private readonly heldTargets = new Map<PatternId, Set<ProjectId>>();
  private heldBack: number | undefined;

  constructor(private readonly sql: Sql) {
    this.projects = new Rows(sql, 'project_history', 'project_id');
    this.patterns = new Rows(sql, 'pattern_history', 'pattern_id');
    this.suggestions = new Rows(sql, 'suggestion_history', 'pattern_id', 'target_id');
  }

  addToProject(id: ProjectId, event: LearningEvent): void {
    this.add(this.projects, [id], event);
  }

  addToPattern(id: PatternId, event: LearningEvent): void {
    this.add(this.patterns, [id], event);
  }

  addToSuggestion(id: PatternId, target: ProjectId, event: SuggestionEvent): void {
    const targets = this.heldTargets.get(id);
    if (targets) targets.add(target);
    else this.heldTargets.set(id, new Set([target]));
    this.add(this.suggestions, [id, target], event);
  }

  /** Writes what was added. While many events are read, it is only written now and then. */
  write(): void {
    this.heldBack = undefined;
    for (const rows of [this.projects, this.patterns, this.suggestions]) rows.write();
    this.heldTargets.clear();
  }

  /** Forgets what was added and not written. */
  discard(): void {
    for (const rows of [this.projects, this.patterns, this.suggestions]) rows.discard();
    this.heldTargets.clear();
  }

  /** Until the next `write`, events are held back and folded from memory as far as possible. */
  holdBack(): void {
    this.heldBack = 0;
  }

  /** Forgets events up to a position, and tells what is left to be folded. */
  eraseUntil(position: string): {
    projects: ProjectId[];
    patterns: PatternId[];
    merges: { patternId: PatternId; from: PatternId }[];
    pairs: [PatternId, ProjectId][];
  } {
    const isKept = (event: LearningEvent) => outlives(event, position);
    const patterns = this.patterns.keepOnly(isKept);
    const merges = patterns.flatMap(([id]) =>
      this.ofPattern(id).flatMap((event) => (event.kind === 'pattern.merged' ? [event.body] : [])),
    );
    this.heldTargets.clear();
    const pairs = this.suggestions.keepOnly(isKept) as [PatternId, ProjectId][];
    for (const [id, target] of pairs) {
      this.heldTargets.set(id, (this.heldTargets.get(id) ?? new Set()).add(target));
    }
    return {
      projects: this.projects.keepOnly(isKept).map(([id]) => id),
      patterns: patterns.map(([id]) => id),
      merges,
      pairs,
    };
  }

  ofProject(id: ProjectId): LearningEvent[] {
    return this.projects.read([id]);
  }

  ofPattern(id: PatternId): LearningEvent[] {
    return this.patterns.read([id]);
  }

  ofSuggestion(id: PatternId, target: ProjectId): SuggestionEvent[] {
    // Only such events are added.
    return this.suggestions.read([id, target]) as SuggestionEvent[];
  }

  /** The projects for which a pattern was ever shown, dismissed or applied. */
  targetsOf(patternId: PatternId): ProjectId[] {
    const written = this.sql.rows<{ target: ProjectId }>(
      'SELECT target_id AS target FROM suggestion_history WHERE pattern_id = ?',
      patternId,
    );
    const held = this.heldTargets.get(patternId) ?? [];
    return [...new Set([...written.map(({ target }) => target), ...held])];
  }

  /**
   * The latest clock among all events that a fact must come after; `undefined` if there is none.
   * @param connected all patterns that are connected with one by merges
   */
  lastClockBefore(fact: Fact, connected: (id: PatternId) => PatternId[]): string | undefined {
    const { kind, body } = fact;
    if (
      kind === 'project.profiled' ||
      kind === 'project.corrected' ||
      kind === 'project.consented'
    ) {
      return latest(this.ofProject(body.projectId));
    }
    // Erasing sorts after all that this window knows.
    if (kind === 'library.erased') return undefined;
    if (kind === 'proposal.recorded') {
      const position = this.sql.value<string>(
        'SELECT position FROM proposal WHERE id = ? ORDER BY position DESC LIMIT 1',
        body.proposalId,
      );
      return position === undefined ? undefined : clockIn(position);
    }
    const patterns = [...connected(body.patternId)];
    if (kind === 'pattern.merged') patterns.push(...connected(body.from));
    return latest(
      patterns.flatMap((id) => [
        ...this.ofPattern(id),
        ...this.targetsOf(id).flatMap((target) => this.ofSuggestion(id, target)),
      ]),
    );
  }

  private add(rows: Rows, key: string[], event: LearningEvent): void {
    rows.add(key, event);
    if (this.heldBack === undefined) return;
    this.heldBack += 1;
    if (this.heldBack < MOST_HELD_BACK) return;
    this.write();
    this.holdBack();
  }
}

/** A table of events by what they are about, and what is not written to it yet. */
class Rows {
  private readonly held = new Map<string, { key: string[]; events: LearningEvent[] }>();
  private readonly insert: string;
  private readonly select: string;
  private isEmpty: boolean;

  constructor(
    private readonly sql: Sql,
    private readonly table: string,
    ...columns: string[]
  ) {
    const places = columns.map(() => '?').join(', ');
    this.insert = `INSERT INTO ${table} VALUES (${places}, CAST(? AS TEXT))
      ON CONFLICT DO UPDATE SET events = events || char(10) || excluded.events`;
    const conditions = columns.map((column) => `${column} = ?`).join(' AND ');
    this.select = `SELECT events FROM ${table} WHERE ${conditions}`;
    this.isEmpty = sql.value(`SELECT 1 FROM ${table} LIMIT 1`) === undefined;
  }

  add(key: string[], event: LearningEvent): void {
    const name = key.join('/');
    const held = this.held.get(name);
    if (held) held.events.push(event);
    else this.held.set(name, { key, events: [event] });
  }

  read(key: string[]): LearningEvent[] {
    const held = this.held.get(key.join('/'))?.events ?? [];
    const written = this.isEmpty ? undefined : this.sql.value<string>(this.select, ...key);
    return written === undefined ? [...held] : [...eventsIn(written), ...held];
  }

  write(): void {
    for (const { key, events } of this.held.values()) {
      this.sql.run(this.insert, ...key, linesOf(events));
    }
    if (this.held.size > 0) this.isEmpty = false;
    this.held.clear();
  }

  discard(): void {
    this.held.clear();
  }

  /** Rewrites the table with the events that are kept. Returns the keys that have any. */
  keepOnly(isKept: (event: LearningEvent) => boolean): [string, ...string[]][] {
    const rows = this.sql.rows<Record<string, string>>(`SELECT * FROM ${this.table}`);
    this.sql.run(`DELETE FROM ${this.table}`);
    for (const { events, ...key } of rows) {
      for (const event of eventsIn(events ?? '')) this.add(Object.values(key), event);
    }
    for (const [name, { events }] of this.held) {
      const kept = events.filter(isKept);
      if (kept.length === 0) this.held.delete(name);
      else events.splice(0, events.length, ...kept);
    }
    return [...this.held.values()].map(({ key }) => key as [string, ...string[]]);
  }
}

/** As bytes, since sql.js copies those much faster than a text. */
function linesOf(events: readonly LearningEvent[]): Uint8Array {
  const lines = events.map(({ clock, journal, seq, kind, body, restoredAfter }) => {
    const line: Line = [clock, journal, seq, kind, body];
    if (restoredAfter !== undefined) line.push(restoredAfter);
    return JSON.stringify(line);
  });
  return Buffer.from(lines.join('\n'), 'utf8');
}

function eventsIn(lines: string): LearningEvent[] {
  // A newline never occurs within a line of JSON.
  const events = JSON.parse(`[${lines.replaceAll('\n', ',')}]`) as Line[];
  return events.map(
    ([clock, journal, seq, kind, body, restoredAfter]) =>
      // Only decoded events are added, so kind and body belong together.
      ({
        ...{ kind, body, journal, seq, clock, at: millisecondsOf(clock) },
        ...(restoredAfter !== undefined && { restoredAfter }),
      }) as LearningEvent,
  );
}

function latest(events: readonly LearningEvent[]): string | undefined {
  return events.reduce<string | undefined>(
    (last, { clock }) => (last === undefined || clock > last ? clock : last),
    undefined,
  );
}
