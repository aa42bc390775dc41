/** A file in a folder. */
export interface DiskFile {
  name: string;
  /** Bytes. */
  size: number;
  /** Milliseconds since 1970. */
  modifiedAt: number;
}

/** A file that only its creator writes, and only at its end. */
export interface AppendFile {
  /**
   * Appends bytes. Resolves when they are durable in the file that the path still names; rejects
   * when any of them may not be, with `FileGone` when the file was deleted or moved meanwhile.
   */
  append(bytes: Uint8Array): Promise<void>;
  /** Cuts the file to a size in bytes, durably. */
  truncate(size: number): Promise<void>;
  close(): Promise<void>;
}

/**
 * The few operations of a file system that keeping knowledge needs. Paths are absolute with `/`.
 * Errors carry the `code` that Node gives them: `ENOENT`, `EEXIST`, `ENOSPC`, `EACCES`, …
 */
export interface Disk {
  /** Creates a file and the folders above it; rejects with `EEXIST` if it is there. */
  create(path: string): Promise<AppendFile>;
  /** Bytes from an offset on, fewer than asked for at the end of the file. */
  read(path: string, from: number, length: number): Promise<Uint8Array>;
  /**
   * A large file whole, with room for more behind it.
   * @param room bytes behind the file, of any content
   * @param seen told of each part of the file in order, while the next one is being read
   */
  readLarge(
    path: string,
    room: number,
    seen: (part: Uint8Array) => void,
  ): Promise<{ bytes: Uint8Array; size: number }>;
  /**
   * Small files whole, each an error where it cannot be read. Faster than one by one,
   * and may block the thread meanwhile.
   */
  readEach(paths: readonly string[]): (Uint8Array | Error)[];
  /** The files of a folder, in no particular order; none if the folder is missing. */
  list(folder: string): Promise<DiskFile[]>;
  /** `undefined` if there is no such file. */
  stat(path: string): Promise<Omit<DiskFile, 'name'> | undefined>;
  /**
   * Writes a file whole or not at all: to a temporary name beside it, synced, renamed over what was
   * there. Creates the folders above it.
   */
  replace(path: string, content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<void>;
  /** Replaces what is at `to`. */
  rename(from: string, to: string): Promise<void>;
  /** A missing file is fine. */
  remove(path: string): Promise<void>;
}

/** An open file that is no longer where it was created. */
export class FileGone extends Error {
  constructor(path: string) {
    super(`${path} was deleted or moved`);
  }
}

/** The end of temporary files' names. Those that a crash has left may be removed. */
export const TEMPORARY_SUFFIX = '.tmp';

/** Whether an error says that a file or folder is not there. */
export function isMissing(error: unknown): boolean {
  return codeOf(error) === 'ENOENT';
}

/** Whether an error says that a file is there already. */
export function isTaken(error: unknown): boolean {
  return codeOf(error) === 'EEXIST';
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}
