import type { CancellationSignal } from '../../../src/core/ports';
import type { FileEntry, Files } from '../../../src/detect/Files';

/** A project in memory; counts what is read of it. */
export class MemoryFiles implements Files {
  readonly reads: string[] = [];
  /** How often all files were listed. */
  lists = 0;
  readonly #texts: Map<string, string>;
  readonly #sizes: Map<string, number>;
  readonly #times = new Map<string, number>();
  #now = 0;

  /**
   * @param texts text by path
   * @param sizes bytes by path where they are not those of the text, for files that are never read
   */
  constructor(texts: Record<string, string>, sizes: Record<string, number> = {}) {
    this.#texts = new Map(Object.entries(texts));
    this.#sizes = new Map(Object.entries(sizes));
  }

  async *list(signal: CancellationSignal): AsyncGenerator<FileEntry> {
    this.lists += 1;
    for (const path of new Set([...this.#texts.keys(), ...this.#sizes.keys()])) {
      await Promise.resolve();
      if (signal.aborted) return;
      yield this.#stat(path);
    }
  }

  entry(path: string): Promise<FileEntry | undefined> {
    const exists = this.#texts.has(path) || this.#sizes.has(path);
    return Promise.resolve(exists ? this.#stat(path) : undefined);
  }

  /** Another text of a file, `undefined` to take the file away. */
  write(path: string, text: string | undefined): void {
    this.#sizes.delete(path);
    this.#now += 1;
    this.#times.set(path, this.#now);
    if (text === undefined) this.#texts.delete(path);
    else this.#texts.set(path, text);
  }

  #stat(path: string): FileEntry {
    const size = this.#sizes.get(path) ?? Buffer.byteLength(this.#texts.get(path) ?? '');
    return { path, size, modified: this.#times.get(path) ?? 0 };
  }

  read(path: string, maxBytes: number): Promise<string | undefined> {
    this.reads.push(path);
    const text = this.#texts.get(path);
    if (text?.includes('\0')) return Promise.resolve(undefined);
    return Promise.resolve(text && Buffer.from(text).subarray(0, maxBytes).toString('utf8'));
  }
}
