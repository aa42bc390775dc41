import type { Fact, LearningEvent } from '../../core/events';
import type { PatternId, ProjectId } from '../../core/types';
import { EventRows } from './EventRows';
import { clockIn, outlives } from '../journal/position';
import type { Sql } from './Sql';

/** Kinds that are about a pattern in one target project. */
export type SuggestionEvent = LearningEvent<
  | 'suggestion.shown'
  | 'suggestion.dismissed'
  | 'suggestion.offered-again'
  | 'pattern.applied'
  | 'application.reverted'
>;

/** Most events that are held back; about 100 MB. */
const MOST_HELD_BACK = 200_000;

/**
 * The events that the tables are folded from. All events about one project, pattern, or pattern in a
 * target project lie in one row, a line each, in the order of their arrival.
 */
export class History {
  private readonly projects: EventRows;
  private readonly patterns: EventRows;
  private readonly suggestions: EventRows;
  private heldBack: number | undefined;

  constructor(private readonly sql: Sql) {
    this.projects = new EventRows(sql, 'project_history', 'project_id');
    this.patterns = new EventRows(sql, 'pattern_history', 'pattern_id');
    this.suggestions = new EventRows(sql, 'suggestion_history', 'pattern_id', 'target_id');
  }

  addToProject(id: ProjectId, event: LearningEvent): void {
    this.add(this.projects, id, event);
  }

  addToPattern(id: PatternId, event: LearningEvent): void {
    this.add(this.patterns, id, event);
  }

  addToSuggestion(id: PatternId, target: ProjectId, event: SuggestionEvent): void {
    this.add(this.suggestions, id, event, target);
  }

  /** Writes what was added. While many events are read, it is only written now and then. */
  write(): void {
    this.heldBack = undefined;
    for (const rows of [this.projects, this.patterns, this.suggestions]) rows.write();
  }

  /** Forgets what was added and not written. */
  discard(): void {
    for (const rows of [this.projects, this.patterns, this.suggestions]) rows.discard();
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
    return {
      projects: this.projects.keepOnly(isKept).map(([id]) => id),
      patterns: patterns.map(([id]) => id),
      merges,
      pairs: this.suggestions.keepOnly(isKept),
    };
  }

  ofProject(id: ProjectId): LearningEvent[] {
    return this.projects.read(id);
  }

  ofPattern(id: PatternId): LearningEvent[] {
    return this.patterns.read(id);
  }

  ofSuggestion(id: PatternId, target: ProjectId): SuggestionEvent[] {
    // Only such events are added.
    return this.suggestions.read(id, target) as SuggestionEvent[];
  }

  /** The projects for which a pattern was ever shown, dismissed or applied. */
  targetsOf(patternId: PatternId): ProjectId[] {
    const written = this.sql.rows<{ target: ProjectId }>(
      'SELECT target_id AS target FROM suggestion_history WHERE pattern_id = ?',
      patternId,
    );
    const held = this.suggestions.heldTargets(patternId);
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

  private add(rows: EventRows, id: string, event: LearningEvent, target?: ProjectId): void {
    rows.add(event, id, target);
    if (this.heldBack === undefined) return;
    this.heldBack += 1;
    if (this.heldBack < MOST_HELD_BACK) return;
    this.write();
    this.holdBack();
  }
}

function latest(events: readonly LearningEvent[]): string | undefined {
  return events.reduce<string | undefined>(
    (last, { clock }) => (last === undefined || clock > last ? clock : last),
    undefined,
  );
}
