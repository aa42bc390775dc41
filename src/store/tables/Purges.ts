import type { FoldedPatterns } from '../../core/foldPatterns';
import type { LearningEvent } from '../../core/events';
import type { CodeHash, PatternId, ProposalId, RecordedProposal } from '../../core/types';
import { positionOf, timeIn } from '../journal/position';
import type { Sql } from './Sql';
import type { PendingFolds } from './PendingFolds';

/** Which patterns were purged last when, and which code must not be kept because of that. */
export class Purges {
  private areThere: boolean;

  constructor(private readonly sql: Sql) {
    this.areThere = sql.value('SELECT 1 FROM purge LIMIT 1') !== undefined;
  }

  /** Position of the last purge of a pattern, by the identity that events name. */
  ofPattern(id: PatternId): string | undefined {
    if (!this.areThere) return undefined;
    return this.sql.value<string>('SELECT position FROM purge WHERE pattern_id = ?', id);
  }

  /** Position of the last purge of a pattern that was learned from a proposal. */
  private ofProposal(id: ProposalId): string | undefined {
    if (!this.areThere) return undefined;
    return (
      this.sql.value<string>(
        'SELECT max(position) FROM purged_proposal WHERE proposal_id = ?',
        id,
      ) ?? undefined
    );
  }

  /** Takes over the purges of a component. True if they changed. */
  write(ids: readonly PatternId[], purges: FoldedPatterns['purges']): boolean {
    if (purges.length === 0 && ids.every((id) => this.ofPattern(id) === undefined)) return false;
    this.areThere = true;
    const before = this.rows(ids);
    for (const id of ids) {
      this.sql.run('DELETE FROM purge WHERE pattern_id = ?', id);
      this.sql.run('DELETE FROM purged_proposal WHERE pattern_id = ?', id);
    }
    for (const { event, patternIds, proposalIds } of purges) {
      const position = positionOf(event);
      for (const id of patternIds) {
        this.sql.run('INSERT OR REPLACE INTO purge VALUES (?, ?)', id, position);
      }
      for (const id of proposalIds) {
        this.sql.run(
          'INSERT OR REPLACE INTO purged_proposal VALUES (?, ?, ?)',
          ...[id, event.body.patternId, position],
        );
      }
    }
    return this.rows(ids) !== before;
  }

  private rows(ids: readonly PatternId[]): string {
    return JSON.stringify(
      ids.map((id) => [
        this.ofPattern(id),
        this.sql.rows(
          `SELECT proposal_id, position FROM purged_proposal WHERE pattern_id = ?
           ORDER BY proposal_id`,
          id,
        ),
      ]),
    );
  }

  /** Dooms the code that an event names if the pattern it is about was purged later. */
  doomLate(id: PatternId, event: LearningEvent, touched: PendingFolds): void {
    const purge = this.ofPattern(id);
    if (purge === undefined || purge < positionOf(event)) return;
    for (const code of codeNamedBy(event)) touched.willDelete(code, timeIn(purge));
  }

  /** Dooms the code of a proposal if a pattern that was learned from it was purged later. */
  doomProposal(id: ProposalId, touched: PendingFolds): void {
    const purge = this.ofProposal(id);
    if (purge === undefined) return;
    const recordings = this.sql.rows<{ body: string }>(
      'SELECT body FROM proposal WHERE id = ? AND position < ?',
      ...[id, purge],
    );
    for (const { body } of recordings) {
      const { files } = JSON.parse(body) as Pick<RecordedProposal, 'files'>;
      for (const { before, after } of files) {
        for (const code of [before, after]) if (code) touched.willDelete(code, timeIn(purge));
      }
    }
  }
}

/** Hashes of the code that an event names. */
export function codeNamedBy(event: LearningEvent): CodeHash[] {
  switch (event.kind) {
    case 'pattern.learned':
      return [event.body.template, event.body.example].filter((code) => code !== undefined);
    case 'pattern.edited':
      return [event.body.template, event.body.rejected].filter((code) => code !== undefined);
    case 'place.rejected':
      return event.body.place === undefined ? [] : [event.body.place];
    case 'pattern.applied':
      return event.body.sites.flatMap(({ before, after }) => [before, after]);
    default:
      return [];
  }
}
