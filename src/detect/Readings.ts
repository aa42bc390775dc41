import type { FileEntry, Files } from './Files';
import type { Survey } from './survey';

/** What was read of one file, by what it was read for. */
interface Kept {
  size: number;
  modified: number | undefined;
  byUse: Map<string, unknown>;
}

/**
 * What detection took from a project's files, kept while they stay as they were: looking again reads
 * only what changed. What is kept is the small thing that was wanted, not the text.
 */
export class Readings {
  /** Files read since the start; what tests and the bench count. */
  filesRead = 0;
  readonly #files: Files;
  readonly #kept = new Map<string, Kept>();

  constructor(files: Files) {
    this.#files = files;
  }

  /**
   * What `derive` makes of a file's text, read once for each use.
   * @param use names what is wanted of the file; the same use always comes with the same `derive`
   * @param file an entry of the survey
   * @param derive gets at most `maxBytes` of the text, `undefined` when it cannot be read
   */
  async of<T>(
    use: string,
    { base }: Survey,
    file: FileEntry,
    maxBytes: number,
    derive: (text: string | undefined) => T,
  ): Promise<T> {
    const path = base + file.path;
    const known = this.#kept.get(path) ?? {
      size: file.size,
      modified: file.modified,
      byUse: new Map<string, unknown>(),
    };
    if (known.byUse.has(use)) return known.byUse.get(use) as T;
    this.filesRead += 1;
    const value = derive(await this.#files.read(path, maxBytes));
    known.byUse.set(use, value);
    this.#kept.set(path, known);
    return value;
  }

  /** Has a file read again when it is next asked for. */
  forget(path: string): void {
    this.#kept.delete(path);
  }

  /** Forgets what is gone or changed since; without a time of change nobody can say, and all is. */
  keepOnly({ files }: Survey): void {
    const entries = new Map(files.map((file) => [file.path, file]));
    for (const [path, { size, modified }] of this.#kept) {
      const now = entries.get(path);
      const same = now?.size === size && modified !== undefined && now.modified === modified;
      if (!same) this.#kept.delete(path);
    }
  }
}
