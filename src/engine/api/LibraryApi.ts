import type { LibraryLoss } from '../../store/presence/Presence';
import type { LibraryCounts } from '../../store/queries/LibraryCounts';

export type { LibraryCounts, LibraryLoss };

/** Maintenance of the library as a whole. */
export interface LibraryApi {
  /** Counts of all that the library holds. */
  libraryCounts(): Promise<LibraryCounts>;
  /** Writes the whole library into one file, which must not exist yet. */
  exportBackup(params: { file: string }, signal?: AbortSignal): Promise<LibraryCounts>;
  /**
   * Adds what a backup holds to what is known; nothing is taken away, nothing comes twice.
   * Rejects with `InvalidArgument` when the file is no backup, and with `LibraryGone` while the
   * library is gone, unless the backup is to take its place; then the engine is to be restarted.
   */
  restoreBackup(
    params: { file: string; insteadOfLost?: boolean },
    signal?: AbortSignal,
  ): Promise<LibraryCounts>;
  /** Looks whether the library is where it was; until it is, it is read from memory and not written. */
  libraryLoss(): Promise<LibraryLoss | null>;
  /**
   * Gives up a library that is gone: what is in its folder now, or an empty one, takes its place for
   * every window. To be followed by a restart of the engine.
   */
  startLibraryAnew(): Promise<void>;
  /** Deletes everything that was ever learned, in this and every other window. */
  eraseLibrary(): Promise<void>;
}
