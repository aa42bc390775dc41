import type { Clock } from '../../core/ports';
import type { Disk, DiskFile } from '../disk/Disk';
import { isJournalFile } from '../journal/eventLine';
import { LibraryLock, STALE_MS } from './LibraryLock';
import type { Log } from '../disk/Log';
import { DONE_SUFFIX, removeUnchanged } from '../disk/removeUnchanged';

const CHUNK_BYTES = 1024 * 1024;
const NEWLINE = 0x0a;
const JOURNAL_SUFFIX = '.ndjson';
const LEFTOVER = /^[0-9a-f-]{36}\.ndjson\.[0-9a-f-]{36}\.tmp$/;
const LEFTOVER_AGE_MS = 60 * 60 * 1000;

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

  /** Returns how many journals were put away; none while somebody else is at it. */
  async putTogether(limits: ArchiveLimits, except?: string): Promise<number> {
    const lock = new LibraryLock(this.disk, this.library, this.clock);
    return (await lock.during(() => this.putClosed(limits, except))) ?? 0;
  }

  private async putClosed({ idleMs, atLeast }: ArchiveLimits, except?: string): Promise<number> {
    const before = this.clock.now() - idleMs;
    const files = await this.disk.list(this.journals);
    await this.bringBack(files);
    await this.removeLeftovers();
    const closed = files.filter(
      ({ name, modifiedAt }) =>
        isJournalFile(name) && name !== `${except}${JOURNAL_SUFFIX}` && modifiedAt < before,
    );
    return closed.length < atLeast ? 0 : this.put(closed);
  }

  private async put(closed: readonly DiskFile[]): Promise<number> {
    const copied = new Map<string, number>();
    const path = `${this.library}/archives/${this.newId()}${JOURNAL_SUFFIX}`;
    await this.disk.replace(path, this.contentOf(closed, copied));
    let removed = 0;
    for (const [name, size] of copied) {
      if (await removeUnchanged(this.disk, `${this.journals}/${name}`, size, this.log))
        removed += 1;
    }
    return removed;
  }

  /** Complete lines only: the rest of a torn one belongs to nobody. */
  private async *contentOf(
    files: readonly DiskFile[],
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

  /** Journals that a crash left between renaming and removing; the archive may lack their last events. */
  private async bringBack(files: readonly DiskFile[]): Promise<void> {
    const before = this.clock.now() - STALE_MS;
    for (const { name, modifiedAt } of files) {
      if (!isJournalFile(name, DONE_SUFFIX) || modifiedAt >= before) continue;
      const path = `${this.journals}/${name}`;
      await this.disk.rename(path, path.slice(0, -DONE_SUFFIX.length));
    }
  }

  /** Archives that a crash left half written. */
  private async removeLeftovers(): Promise<void> {
    const before = this.clock.now() - LEFTOVER_AGE_MS;
    for (const { name, modifiedAt } of await this.disk.list(`${this.library}/archives`)) {
      if (!LEFTOVER.test(name) || modifiedAt >= before) continue;
      await this.disk.remove(`${this.library}/archives/${name}`);
    }
  }

  private get journals(): string {
    return `${this.library}/journals`;
  }
}
