import { Turns } from '../../core/Turns';
import type { SavedState } from './SavedState';
import { saveState } from './SavedState';
import type { Snapshot } from './Snapshot';
import type { Sql } from '../tables/Sql';
import type { PendingFolds } from '../tables/PendingFolds';

/** Keeps the snapshot in step with the tables: written when they changed, gone when it must not stay. */
export class Saving {
  /** Whether the tables have what the snapshot has not. */
  isDue = true;
  private readonly turns = new Turns();

  /**
   * @param snapshot `undefined` where none is kept
   * @param state of the library as it is in the tables now
   */
  constructor(
    private readonly sql: Sql,
    private readonly snapshot: Snapshot | undefined,
    private readonly state: () => SavedState,
  ) {}

  /** Writes a snapshot if one is due. Rejects when the disk does. */
  save(): Promise<void> {
    return this.turns.run(async () => {
      if (!this.snapshot || !this.isDue) return;
      saveState(this.sql, this.state());
      const content = this.sql.export();
      this.isDue = false;
      try {
        await this.snapshot.write(content);
        await this.snapshot.removeOthers();
      } catch (error) {
        this.isDue = true;
        throw error;
      }
    });
  }

  /** Removes the snapshot if it still has what was purged or erased. */
  async removeAfter({ toDelete, erased }: PendingFolds): Promise<void> {
    if (toDelete.size === 0 && !erased) return;
    this.isDue = true;
    await this.turns.run(async () => this.snapshot?.removeAll());
  }

  /** Ends when nothing is being written or removed any more. */
  end(): Promise<void> {
    return this.turns.settled();
  }
}
