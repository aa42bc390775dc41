import type { CancellationSignal } from '../../../src/core/ports';
import type { FileEntry, Files } from '../../../src/detect/Files';

/** A project in memory; counts what is read of it. */
export class MemoryFiles implements Files {
  readonly reads: string[] = [];
  readonly #texts: ReadonlyMap<string, string>;
  readonly #sizes: ReadonlyMap<string, number>;

  /**
   * @param texts text by path
   * @param sizes bytes by path where they are not those of the text, for files that are never read
   */
  constructor(texts: Record<string, string>, sizes: Record<string, number> = {}) {
    this.#texts = new Map(Object.entries(texts));
    this.#sizes = new Map(Object.entries(sizes));
  }

  async *list(signal: CancellationSignal): AsyncGenerator<FileEntry> {
    for (const path of new Set([...this.#texts.keys(), ...this.#sizes.keys()])) {
      await Promise.resolve();
      if (signal.aborted) return;
      const size = this.#sizes.get(path) ?? Buffer.byteLength(this.#texts.get(path) ?? '');
      yield { path, size };
    }
  }

  read(path: string, maxBytes: number): Promise<string | undefined> {
    this.reads.push(path);
    const text = this.#texts.get(path);
    if (text?.includes('\0')) return Promise.resolve(undefined);
    return Promise.resolve(text && Buffer.from(text).subarray(0, maxBytes).toString('utf8'));
  }
}
