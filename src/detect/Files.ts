import type { CancellationSignal } from '../core/ports';

export interface FileEntry {
  /** Path in the project, with `/`. */
  path: string;
  /** Bytes. */
  size: number;
  /** Time of the last change, milliseconds since 1970; absent where nobody keeps it. */
  modified?: number;
}

/** The files of a project, as detection reads them. */
export interface Files {
  /** Every file that people wrote or that is not ignored, in any order; nothing in `.git`. */
  list(signal: CancellationSignal): AsyncIterable<FileEntry>;
  /** A file as it is now, `undefined` where none is or where it is ignored; what `list` would say. */
  entry(path: string): Promise<FileEntry | undefined>;
  /**
   * Text of a file as UTF-8, or UTF-16 by its byte order mark, at most `maxBytes` of it; `undefined`
   * when missing, unreadable or binary.
   */
  read(path: string, maxBytes: number): Promise<string | undefined>;
}
