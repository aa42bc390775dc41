/** Care for the library as a whole. */
export interface LibraryApi {
  /** What the library holds. */
  libraryCounts(): Promise<LibraryCounts>;
  /** Writes the whole library into one file, which must not exist yet. */
  exportBackup(params: { file: string }, signal?: AbortSignal): Promise<LibraryCounts>;
  /**
   * Adds what a backup holds to what is known; nothing is taken away, nothing comes twice.
   * Rejects with `InvalidArgument` when the file is no backup.
   */
  restoreBackup(params: { file: string }, signal?: AbortSignal): Promise<LibraryCounts>;
  /** Deletes everything that was ever learned, in this and every other window. */
  eraseLibrary(): Promise<void>;
}

export interface LibraryCounts {
  projects: number;
  patterns: number;
  proposals: number;
  suggestions: number;
  applications: number;
  /** Of journals, archives and code on disk. */
  bytes: number;
}
