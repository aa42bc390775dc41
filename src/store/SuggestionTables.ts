import type { PatternId, ProjectId } from '../core/types';
import { foldSuggestions } from './foldSuggestions';
import type { FoldedPair } from './foldSuggestions';
import type { History } from './History';
import { positionOf } from './position';
import type { Purges } from './Purges';
import type { Sql } from './Sql';
import type { Touched } from './Touched';

/** Rows of suggestions, dismissals and applications, by the present name of the pattern. */
export class SuggestionTables {
  constructor(
    private readonly sql: Sql,
    private readonly history: History,
    private readonly purges: Purges,
  ) {}

  /** Folds a pattern's rows in some target projects. */
  fold(id: PatternId, targets: ReadonlySet<ProjectId>, touched: Touched): void {
    const current = this.currentIdOf(id);
    // Rows under a name that the pattern no longer has, from before a merge.
    if (current !== id) for (const target of targets) this.clear(id, target);
    const identities = this.identitiesOf(current);
    for (const target of targets) {
      const events = identities.flatMap((identity) => {
        const purge = this.purges.ofPattern(identity) ?? '';
        return this.history
          .ofSuggestion(identity, target)
          .filter((event) => positionOf(event) > purge);
      });
      this.write(current, target, foldSuggestions(events));
    }
    touched.changed.suggestions = true;
  }

  /** What a pattern is called now. */
  currentIdOf(id: PatternId): PatternId {
    return this.sql.value<string>('SELECT survivor FROM alias WHERE id = ?', id) ?? id;
  }

  /** A pattern's present identity and those that were merged into it. */
  identitiesOf(current: PatternId): PatternId[] {
    const aliases = this.sql.rows<{ id: PatternId }>(
      'SELECT id FROM alias WHERE survivor = ? ORDER BY id',
      current,
    );
    return [current, ...aliases.map(({ id }) => id)];
  }

  private write(pattern: PatternId, target: ProjectId, folded: FoldedPair): void {
    this.clear(pattern, target);
    for (const { sourceId, similarity, position, suggestedAt, applied } of folded.suggestions) {
      this.sql.run(
        'INSERT INTO suggestion VALUES (?, ?, ?, ?, ?, ?, ?)',
        ...[target, pattern, sourceId, similarity, position, suggestedAt, applied],
      );
    }
    for (const application of folded.applications) {
      this.sql.run(
        'INSERT INTO application VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
        ...[application.id, pattern, target, application.sourceId, application.similarity],
        JSON.stringify(application.sites),
        ...[application.appliedAt, application.position],
      );
    }
    if (folded.dismissed) this.sql.run('INSERT INTO dismissal VALUES (?, ?)', target, pattern);
  }

  private clear(pattern: PatternId, target: ProjectId): void {
    this.sql.run(
      'DELETE FROM suggestion WHERE target_id = ? AND pattern_id = ?',
      ...[target, pattern],
    );
    this.sql.run(
      'DELETE FROM dismissal WHERE target_id = ? AND pattern_id = ?',
      ...[target, pattern],
    );
    this.sql.run(
      'DELETE FROM application WHERE pattern_id = ? AND target_id = ?',
      ...[pattern, target],
    );
  }
}
