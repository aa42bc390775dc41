import type { LearningEvent } from '../../core/events';
import { millisecondsOf } from '../journal/HybridClock';
import type { Sql } from './Sql';

type Line = [
  clock: string,
  journal: string,
  seq: number,
  kind: string,
  body: unknown,
  restoredAfter?: string,
];

/** A table of events by what they are about, a line each, and the lines not written to it yet. */
export class EventRows {
  /** By identity and target; where a table has none, that is empty. */
  private readonly held = new Map<string, Map<string, string[]>>();
  private readonly columns: number;
  private readonly insert: string;
  private readonly select: string;
  private isEmpty: boolean;

  constructor(
    private readonly sql: Sql,
    private readonly table: string,
    ...columns: string[]
  ) {
    const places = columns.map(() => '?').join(', ');
    this.columns = columns.length;
    this.insert = `INSERT INTO ${table} VALUES (${places}, CAST(? AS TEXT))
      ON CONFLICT DO UPDATE SET events = events || char(10) || excluded.events`;
    const conditions = columns.map((column) => `${column} = ?`).join(' AND ');
    this.select = `SELECT events FROM ${table} WHERE ${conditions}`;
    this.isEmpty = sql.value(`SELECT 1 FROM ${table} LIMIT 1`) === undefined;
  }

  add(event: LearningEvent, id: string, target = ''): void {
    let targets = this.held.get(id);
    if (!targets) this.held.set(id, (targets = new Map<string, string[]>()));
    const lines = targets.get(target);
    if (lines) lines.push(lineOf(event));
    else targets.set(target, [lineOf(event)]);
  }

  read(id: string, target = ''): LearningEvent[] {
    const held = this.held.get(id)?.get(target) ?? [];
    const written = this.isEmpty
      ? undefined
      : this.sql.value<string>(this.select, ...this.keyOf(id, target));
    return eventsIn(written === undefined ? held : [...written.split('\n'), ...held]);
  }

  /** Targets of what is not written yet. */
  heldTargets(id: string): Iterable<string> {
    return this.held.get(id)?.keys() ?? [];
  }

  write(): void {
    for (const [id, targets] of this.held) {
      for (const [target, lines] of targets) {
        const key = this.keyOf(id, target);
        // As bytes, since sql.js copies those much faster than a text.
        this.sql.run(this.insert, ...key, Buffer.from(lines.join('\n'), 'utf8'));
      }
    }
    if (this.held.size > 0) this.isEmpty = false;
    this.held.clear();
  }

  discard(): void {
    this.held.clear();
  }

  /** Rewrites the table with the events that are kept. Returns the keys that have any. */
  keepOnly(isKept: (event: LearningEvent) => boolean): [id: string, target: string][] {
    const rows = this.sql.rows<Record<string, string>>(`SELECT * FROM ${this.table}`);
    this.sql.run(`DELETE FROM ${this.table}`);
    for (const { events, ...key } of rows) {
      const [id = '', target] = Object.values(key);
      for (const event of eventsIn(events?.split('\n') ?? [])) this.add(event, id, target);
    }
    const keys: [string, string][] = [];
    for (const [id, targets] of this.held) {
      for (const [target, lines] of targets) {
        const kept = eventsIn(lines).filter(isKept).map(lineOf);
        if (kept.length === 0) targets.delete(target);
        else {
          targets.set(target, kept);
          keys.push([id, target]);
        }
      }
      if (targets.size === 0) this.held.delete(id);
    }
    return keys;
  }

  private keyOf(id: string, target: string): string[] {
    return this.columns === 1 ? [id] : [id, target];
  }
}

function lineOf({ clock, journal, seq, kind, body, restoredAfter }: LearningEvent): string {
  const line: Line = [clock, journal, seq, kind, body];
  if (restoredAfter !== undefined) line.push(restoredAfter);
  return JSON.stringify(line);
}

function eventsIn(lines: readonly string[]): LearningEvent[] {
  const events = JSON.parse(`[${lines.join(',')}]`) as Line[];
  return events.map(
    ([clock, journal, seq, kind, body, restoredAfter]) =>
      // Only decoded events are added, so kind and body belong together.
      ({
        ...{ kind, body, journal, seq, clock, at: millisecondsOf(clock) },
        ...(restoredAfter !== undefined && { restoredAfter }),
      }) as LearningEvent,
  );
}
