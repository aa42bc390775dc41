import type { Fact, LearningEvent } from '../core/events';
import type { PatternId, ProjectId } from '../core/types';
import { placeOf, positionOf } from './position';
import type { Sql } from './Sql';

interface EventRow {
  position: string;
  kind: string;
  body: string;
}

/** Kinds that are about a pattern in one target project. */
export type SuggestionEvent = LearningEvent<
  'suggestion.shown' | 'suggestion.dismissed' | 'suggestion.offered-again' | 'pattern.applied'
>;

/** The events that the tables are folded from, by what they are about. */
export class History {
  constructor(private readonly sql: Sql) {}

  addToProject(id: ProjectId, event: LearningEvent): void {
    this.sql.run(
      'INSERT OR IGNORE INTO project_event VALUES (?, ?, ?, ?)',
      ...[id, positionOf(event), event.kind, JSON.stringify(event.body)],
    );
  }

  addToPattern(id: PatternId, event: LearningEvent): void {
    this.sql.run(
      'INSERT OR IGNORE INTO pattern_event VALUES (?, ?, ?, ?)',
      ...[id, positionOf(event), event.kind, JSON.stringify(event.body)],
    );
  }

  addToSuggestion(event: SuggestionEvent): void {
    const { patternId, targetProjectId } = event.body;
    this.sql.run(
      'INSERT OR IGNORE INTO suggestion_event VALUES (?, ?, ?, ?, ?)',
      ...[patternId, targetProjectId, positionOf(event), event.kind, JSON.stringify(event.body)],
    );
  }

  /** In order. */
  ofProject(id: ProjectId): LearningEvent[] {
    return this.sql
      .rows<EventRow>(
        'SELECT position, kind, body FROM project_event WHERE project_id = ? ORDER BY position',
        id,
      )
      .map(toEvent);
  }

  /** In order. */
  ofPattern(id: PatternId): LearningEvent[] {
    return this.sql
      .rows<EventRow>(
        'SELECT position, kind, body FROM pattern_event WHERE pattern_id = ? ORDER BY position',
        id,
      )
      .map(toEvent);
  }

  /** In order. */
  ofSuggestion(patternId: PatternId, targetId: ProjectId): SuggestionEvent[] {
    return this.sql
      .rows<EventRow>(
        `SELECT position, kind, body FROM suggestion_event
         WHERE pattern_id = ? AND target_id = ? ORDER BY position`,
        patternId,
        targetId,
      )
      .map((row) => toEvent(row) as SuggestionEvent);
  }

  /** The projects for which a pattern was ever shown, dismissed or applied. */
  targetsOf(patternId: PatternId): ProjectId[] {
    return this.sql
      .rows<{ target: ProjectId }>(
        'SELECT DISTINCT target_id AS target FROM suggestion_event WHERE pattern_id = ?',
        patternId,
      )
      .map(({ target }) => target);
  }

  /** The latest clock among all events that a fact must come after; `undefined` if there is none. */
  lastClockBefore(fact: Fact, identities: (id: PatternId) => PatternId[]): string | undefined {
    const { kind, body } = fact;
    if (kind === 'project.profiled' || kind === 'project.corrected') {
      return clockIn(
        this.sql.value(
          'SELECT max(position) FROM project_event WHERE project_id = ?',
          body.projectId,
        ),
      );
    }
    if (kind === 'proposal.recorded') {
      return clockIn(this.sql.value('SELECT position FROM proposal WHERE id = ?', body.proposalId));
    }
    const patterns = identities(body.patternId);
    if (kind === 'pattern.merged') patterns.push(...identities(body.from));
    const clocks = patterns.flatMap((id) => [
      clockIn(this.sql.value('SELECT max(position) FROM pattern_event WHERE pattern_id = ?', id)),
      clockIn(
        this.sql.value('SELECT max(position) FROM suggestion_event WHERE pattern_id = ?', id),
      ),
    ]);
    return clocks.reduce(later, undefined);
  }
}

function toEvent({ position, kind, body }: EventRow): LearningEvent {
  // Only decoded events are inserted, so kind and body belong together.
  return { kind, body: JSON.parse(body) as unknown, ...placeOf(position) } as LearningEvent;
}

function clockIn(position: string | null | undefined): string | undefined {
  return position ? placeOf(position).clock : undefined;
}

function later(a: string | undefined, b: string | undefined): string | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}
