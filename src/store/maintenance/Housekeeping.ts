import { randomUUID } from 'node:crypto';
import { Archive } from './Archive';
import type { Restored } from './Backup';
import { Backup } from './Backup';
import type { Blobs } from '../journal/Blobs';
import type { JournalWriter } from '../journal/JournalWriter';
import { CLOSED_AFTER_MS } from '../journal/JournalWriter';
import { LibraryLock } from './LibraryLock';
import { allNamedCode } from '../tables/NamedCode';
import { timeIn } from '../journal/position';
import type { Sql } from '../tables/Sql';
import type { Clock } from '../../core/ports';
import { Turns } from '../../core/Turns';
import type { Disk } from '../disk/Disk';
import type { Log } from '../disk/Log';
import type { TidyLimits } from './TidyLimits';
import { Sweep } from './Sweep';
import type { Tables } from '../tables/Tables';

export interface HousekeepingOptions {
  disk: Disk;
  /** Absolute path with `/`. */
  libraryFolder: string;
  clock: Clock;
  log: Log;
  /** Random UUIDs. */
  newId?: () => string;
}

/** Keeps the library's folder in order: archives, backups, and no code that nothing names. */
export class Housekeeping {
  private readonly sweeps = new Turns();

  /** @param poll takes in what other windows recorded */
  constructor(
    private readonly options: HousekeepingOptions,
    private readonly parts: { sql: Sql; tables: Tables; blobs: Blobs; writer: JournalWriter },
    private readonly poll: () => Promise<unknown>,
  ) {}

  /**
   * Puts old journals together and deletes what was erased and, if all is understood, code that
   * nothing names. Rejects when the disk does.
   * @param isUnderstood asked late; what cannot be read may name code
   */
  async tidy(limits: TidyLimits, isUnderstood: () => boolean): Promise<void> {
    const { disk, libraryFolder, clock, log, newId = randomUUID } = this.options;
    const { sql, blobs, writer } = this.parts;
    await this.poll();
    const archive = new Archive(disk, libraryFolder, clock, newId, log);
    await this.sweep();
    await archive.putTogether(limits, writer.current);
    if (isUnderstood()) {
      await blobs.removeUnnamed(allNamedCode(sql), clock.now() - limits.unnamedMs);
    }
  }

  /** @throws InvalidArgument when the file is there already */
  async writeBackup(file: string, signal: AbortSignal): Promise<void> {
    const { sql, tables } = this.parts;
    await this.poll();
    await this.backup.write(file, allNamedCode(sql), tables.erasedUntil, signal);
  }

  /** @throws InvalidArgument when the file is no whole backup */
  async restoreBackup(file: string, signal: AbortSignal): Promise<Restored> {
    const { newId = randomUUID } = this.options;
    await this.poll();
    const { erasedUntil } = this.parts.tables;
    const restored = await this.backup.restore(file, newId, erasedUntil, signal);
    await this.poll();
    return restored;
  }

  /** Deletes from disk what was erased. */
  sweep(): Promise<void> {
    return this.sweeps.run(() => this.sweepNow());
  }

  /** The same; what the disk refuses is left to the next one who tidies. */
  sweepLater(): void {
    this.sweep().catch((error: unknown) =>
      this.options.log('warn', 'What was erased could not be deleted from disk yet', error),
    );
  }

  /** Ends when nothing is being deleted any more. */
  end(): Promise<void> {
    return this.sweeps.settled();
  }

  private get backup(): Backup {
    const { disk, libraryFolder } = this.options;
    return new Backup(disk, libraryFolder, this.parts.blobs);
  }

  private async sweepNow(): Promise<void> {
    const { disk, libraryFolder, clock, log, newId = randomUUID } = this.options;
    const { sql, tables, blobs, writer } = this.parts;
    const erasure = tables.erasedUntil;
    if (erasure === '') return;
    // Facts that were recorded since may name code.
    await this.poll();
    await writer.startAnew();
    const closedBefore = clock.now() - CLOSED_AFTER_MS;
    const sweep = new Sweep(disk, libraryFolder, newId, log);
    const lock = new LibraryLock(disk, libraryFolder, clock);
    await lock.during(() =>
      sweep.run(
        erasure,
        ({ name, modifiedAt }) => writer.hasLeft(name) || modifiedAt < closedBefore,
      ),
    );
    const named = allNamedCode(sql);
    await blobs.removeUnnamed(named, Math.min(clock.now(), timeIn(erasure)));
    await blobs.putBack(named);
  }
}
