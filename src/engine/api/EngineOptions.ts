import type { FolderEncodings } from '../../files/encodingOf';

export type { FolderEncodings };

export interface EngineOptions {
  /** Absolute path; journals, archives and blobs lie here. */
  libraryFolder: string;
  /** Absolute path in workspace storage; absent without a folder open. */
  snapshotFolder?: string;
  /** Absolute path; what was known of libraries that are gone is remembered below it. */
  memoryFolder?: string;
  folders: string[];
  trusted: boolean;
  /** Path of the git program, `git` to look it up. */
  gitPath: string;
  /** Absolute path of the folder with `sql-wasm.wasm` and `grammars/`. */
  assetsFolder: string;
  settings: EngineSettings;
}

/** The options that an engine takes over while it runs. */
export type EngineChange = Pick<EngineOptions, 'folders' | 'trusted' | 'gitPath' | 'settings'>;

export interface EngineSettings {
  /** Globs that are never scanned or learned from. */
  excludedGlobs: string[];
  /** Added to the seed's families and categories: name → members. */
  frameworkFamilies: Record<string, string[]>;
  domainCategories: Record<string, string[]>;
  /** Encodings in which VS Code opens files, by absolute path of their folder; others are UTF-8. */
  encodings?: Record<string, FolderEncodings>;
}
