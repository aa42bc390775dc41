import type { Clock } from '../core/ports';
import type { Disk, FileEntry } from './Disk';
import { isTaken } from './Disk';
import { isJournalId } from './eventLine';
import type { Log } from './Log';

const CHUNK_BYTES = 1024 * 1024;
const NEWLINE = 0x0a;
const JOURNAL_SUFFIX = '.ndjson';
const DONE_SUFFIX = '.done';
/** Nobody needs longer; an older lock was left by a crash. */
const STALE_LOCK_MS = 10 * 60 * 1000;

export interface ArchiveLimits {
  /** Journals that were not written for so long are closed; their writers let go of them long before. */
  idleMs: number;
  /** Fewer closed journals than these are left as they are. */
  atLeast: number;
}

/**
 * Puts closed journals together, unchanged, into one file, so that looking for news stays quick
 * through the years. Readers go by journal and sequence: they do not notice, and finding the same
 * events twice after a crash changes nothing. So the lock only spares double work.
 */
export class Archive {
  constructor(
    private readonly disk: Disk,
    private readonly library: string,
    private readonly clock: Clock,
    private readonly newId: () => string,
    private readonly log: Log,
  ) {}

  /** Returns how many journals were put away. */
  async putTogether({ idleMs, atLeast }: ArchiveLimits, except?: string): Promise<number> {
    const before = this.clock.now() - idleMs;
    const files = await this.disk.list(this.journals);
    await this.bringBack(files);
    const closed = files.filter(
      ({ name, modifiedAt }) =>
        name.endsWith(JOURNAL_SUFFIX) &&
        isJournalId(name.slice(0, -JOURNAL_SUFFIX.length)) &&
        name !== `${except}${JOURNAL_SUFFIX}` &&
        modifiedAt < before,
    );
    if (closed.length < atLeast || !(await this.lock())) return 0;
    try {
      return await this.put(closed);
    } finally {
      await this.disk.remove(this.lockPath);
    }
  }

  private async put(closed: readonly FileEntry[]): Promise<number> {
    const copied = new Map<string, number>();
    const path = `${this.library}/archives/${this.newId()}${JOURNAL_SUFFIX}`;
    await this.disk.replace(path, this.contentOf(closed, copied));
    let removed = 0;
    for (const [name, size] of copied) {
      if (await this.removeIfStill(name, size)) removed += 1;
    }
    return removed;
  }

  /** Complete lines only: the rest of a torn one belongs to nobody. */
  private async *contentOf(
    files: readonly FileEntry[],
    copied: Map<string, number>,
  ): AsyncGenerator<Uint8Array> {
    for (const { name } of files) {
      let size = 0;
      let rest = Buffer.alloc(0);
      for (;;) {
        const chunk = await this.disk.read(`${this.journals}/${name}`, size, CHUNK_BYTES);
        if (chunk.length === 0) break;
        size += chunk.length;
        const bytes = Buffer.concat([rest, chunk]);
        const end = bytes.lastIndexOf(NEWLINE) + 1;
        rest = bytes.subarray(end);
        yield bytes.subarray(0, end);
      }
      copied.set(name, size);
    }
  }

  /** A writer that woke from a long sleep may have appended: then the journal stays. */
  private async removeIfStill(name: string, size: number): Promise<boolean> {
    const path = `${this.journals}/${name}`;
    const done = `${path}${DONE_SUFFIX}`;
    try {
      await this.disk.rename(path, done);
      if ((await this.disk.stat(done))?.size === size) {
        await this.disk.remove(done);
        return true;
      }
      await this.disk.rename(done, path);
    } catch (error) {
      this.log('warn', `The archived journal ${name} could not be removed`, error);
    }
    return false;
  }

  /** What a crash left between renaming and removing; the archive may lack its last events. */
  private async bringBack(files: readonly FileEntry[]): Promise<void> {
    const before = this.clock.now() - STALE_LOCK_MS;
    for (const { name, modifiedAt } of files) {
      if (!name.endsWith(DONE_SUFFIX) || modifiedAt >= before) continue;
      const path = `${this.journals}/${name}`;
      await this.disk.rename(path, path.slice(0, -DONE_SUFFIX.length));
    }
  }

  private async lock(): Promise<boolean> {
    const found = await this.disk.stat(this.lockPath);
    if (found && found.modifiedAt < this.clock.now() - STALE_LOCK_MS) {
      await this.disk.remove(this.lockPath);
    }
    try {
      const file = await this.disk.create(this.lockPath);
      await file.close();
      return true;
    } catch (error) {
      if (isTaken(error)) return false;
      throw error;
    }
  }

  private get journals(): string {
    return `${this.library}/journals`;
  }

  private get lockPath(): string {
    return `${this.library}/archives/lock`;
  }
}
