import { hash } from 'node:crypto';
import type { Disk } from '../disk/Disk';
import { isMissing } from '../disk/Disk';
import type { Log } from '../disk/Log';

const MAX_BYTES = 1024;

/** The memory of a library, kept outside of it. */
export interface RememberedLibrary {
  /** `null` where it had no name of its own yet. */
  id: string | null;
  patterns: number;
}

/** Remembers, in a folder of its own, that a library with events stood at a path. */
export class LibraryMemory {
  private readonly path: string;
  private last = '';

  constructor(
    private readonly disk: Disk,
    folder: string,
    library: string,
    private readonly log: Log,
  ) {
    this.path = `${folder}/libraries/${hash('sha256', library, 'hex').slice(0, 32)}.json`;
  }

  /** `undefined` if no library was ever there, or nothing of it can be read. */
  async read(): Promise<RememberedLibrary | undefined> {
    try {
      const text = Buffer.from(await this.disk.read(this.path, 0, MAX_BYTES)).toString('utf8');
      const { id, patterns } = JSON.parse(text) as Partial<Record<string, unknown>>;
      if ((id !== null && typeof id !== 'string') || typeof patterns !== 'number') return undefined;
      this.last = text;
      return { id, patterns };
    } catch (error) {
      if (!isMissing(error))
        this.log('warn', 'What is remembered of the library is damaged', error);
      return undefined;
    }
  }

  /** A memory that cannot be written is tried again the next time. */
  async write(library: RememberedLibrary): Promise<void> {
    const text = JSON.stringify(library);
    if (text === this.last) return;
    try {
      await this.disk.replace(this.path, [Buffer.from(text)]);
      this.last = text;
    } catch (error) {
      this.log('warn', 'The library cannot be remembered', error);
    }
  }
}
