import type { PatternId, ProjectId } from '../../core/types';
import type { Components } from './Components';
import type { FoldedPair } from './foldSuggestions';
import { foldSuggestions } from './foldSuggestions';
import type { History } from './History';
import { positionOf } from '../journal/position';
import type { Purges } from './Purges';
import type { Sql } from './Sql';
import type { PatternTarget, PendingFolds } from './PendingFolds';

/** Rows of suggestions, dismissals and applications, by the present name of the pattern. */
export class SuggestionTables {
  constructor(
    private readonly sql: Sql,
    private readonly history: History,
    private readonly components: Components,
    private readonly purges: Purges,
  ) {}

  fold({ patternId, targetId, anew }: PatternTarget, touched: PendingFolds): void {
    const current = this.components.currentIdOf(patternId);
    if (anew) {
      this.clear(patternId, targetId);
      this.clear(current, targetId);
    }
    const events = this.components.identitiesOf(current).flatMap((identity) => {
      const purge = this.purges.ofPattern(identity);
      const all = this.history.ofSuggestion(identity, targetId);
      return purge === undefined ? all : all.filter((event) => positionOf(event) > purge);
    });
    this.write(current, targetId, foldSuggestions(events));
    touched.changed.suggestions = true;
  }

  /** Rows only ever get more while nothing is purged or renamed. */
  private write(pattern: PatternId, target: ProjectId, folded: FoldedPair): void {
    for (const { sourceId, similarity, position, suggestedAt, applied } of folded.suggestions) {
      this.sql.run(
        'INSERT OR REPLACE INTO suggestion VALUES (?, ?, ?, ?, ?, ?, ?)',
        ...[target, pattern, sourceId, similarity, position, suggestedAt, applied],
      );
    }
    for (const application of folded.applications) {
      this.sql.run(
        'INSERT OR REPLACE INTO application VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
        ...[pattern, target, application.id, application.sourceId, application.similarity],
        JSON.stringify(application.sites),
        ...[application.appliedAt, application.revertedAt],
        application.revertedBy && JSON.stringify(application.revertedBy),
        application.position,
      );
    }
    if (folded.dismissed) {
      this.sql.run('INSERT OR IGNORE INTO dismissal VALUES (?, ?)', target, pattern);
    } else if (folded.wasDismissed) {
      this.sql.run(
        'DELETE FROM dismissal WHERE target_id = ? AND pattern_id = ?',
        ...[target, pattern],
      );
    }
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
