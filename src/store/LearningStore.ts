import { randomUUID } from 'node:crypto';
import type { SqlJsStatic } from 'sql.js';
import { LibraryGone, NotSaved } from '../core/errors';
import type { Fact } from '../core/events';
import type { Store, StoreChange } from '../core/Store';
import type { CodeHash } from '../core/types';
import type { Restored } from './maintenance/Backup';
import { Blobs } from './journal/Blobs';
import { dumpTables } from './tables/dumpTables';
import { Housekeeping } from './maintenance/Housekeeping';
import { HybridClock } from './journal/HybridClock';
import { Intake } from './Intake';
import type { Written } from './journal/JournalWriter';
import { JournalWriter } from './journal/JournalWriter';
import type { LibraryCounts } from './queries/LibraryCounts';
import { countLibrary } from './queries/LibraryCounts';
import { LibraryIdentity, type LibraryNames } from './presence/LibraryIdentity';
import { LibraryMemory } from './presence/LibraryMemory';
import { LibraryReader, sizeOfLibrary } from './journal/LibraryReader';
import type { ReadMarks } from './journal/ReadMarks';
import { PatternQueries } from './queries/PatternQueries';
import { Presence, type LibraryLoss } from './presence/Presence';
import { ProjectQueries } from './queries/ProjectQueries';
import { RankingQueries } from './queries/RankingQueries';
import type { SavedState } from './snapshot/SavedState';
import { createDatabase, emptyState, restoreDatabase } from './snapshot/SavedState';
import { Saving } from './snapshot/Saving';
import { INDEXES } from './tables/schema';
import { Snapshot } from './snapshot/Snapshot';
import type { Sql } from './tables/Sql';
import { TIDY_LIMITS, type TidyLimits } from './maintenance/TidyLimits';
import type { LibraryHealth, StoreOptions } from './StoreOptions';
import { SuggestionQueries } from './queries/SuggestionQueries';
import { Tables } from './tables/Tables';
import { PendingFolds } from './tables/PendingFolds';

/** The tables weigh about so much more than the journals that they are folded from. */
const ROOM_PER_BYTE = 3;
const NAMELESS: LibraryNames = { ids: new Set(), ended: new Set() };

interface Parts {
  sql: Sql;
  marks: ReadMarks;
  blobs: Blobs;
  reader: LibraryReader;
  presence: Presence;
  intake: Intake;
  hybridClock: HybridClock;
  tables: Tables;
  saving: Saving;
}

/** The store over journals, with all that is known in a database in memory. */
export class LearningStore implements Store {
  readonly projects: ProjectQueries;
  readonly patterns: PatternQueries;
  readonly ranking: RankingQueries;
  readonly suggestions: SuggestionQueries;
  private readonly writer: JournalWriter;
  private readonly housekeeping: Housekeeping;
  private readonly listeners = new Set<(change: StoreChange) => void>();
  private polling: Promise<boolean> | undefined;
  private nextPoll: Promise<boolean> | undefined;

  private constructor(
    private readonly options: StoreOptions,
    private readonly parts: Parts,
  ) {
    const { disk, libraryFolder, clock, log, newId = randomUUID } = options;
    const { sql, blobs, presence, intake, tables, hybridClock } = parts;
    this.projects = new ProjectQueries(sql);
    this.patterns = new PatternQueries(sql);
    this.ranking = new RankingQueries(sql);
    this.suggestions = new SuggestionQueries(sql, (id) => tables.currentIdOf(id));
    this.writer = new JournalWriter(
      { disk, folder: `${libraryFolder}/journals`, clock, hybridClock, newId, log },
      {
        ensure: () => presence.ensure(),
        lastClockBefore: (fact) => intake.lastClockBefore(fact),
        written: (written) => this.takeOwn(written),
      },
    );
    this.housekeeping = new Housekeeping(options, { sql, tables, blobs, writer: this.writer }, () =>
      this.poll(),
    );
  }

  /** Opens a library: from the snapshot if there is a good one, and from the journals what it lacks. */
  static async open(options: StoreOptions): Promise<LearningStore> {
    const { disk, libraryFolder, snapshotFolder, memoryFolder, clock, sqlJs, log } = options;
    const identity = new LibraryIdentity(disk, libraryFolder, options.newId ?? randomUUID);
    const names = await identity.names().catch(() => NAMELESS);
    const snapshot =
      snapshotFolder === undefined ? undefined : new Snapshot(disk, snapshotFolder, clock, log);
    const restored = snapshot && (await restore(snapshot, sqlJs, libraryFolder, names));
    const [sql, state] = restored ?? [
      createDatabase(sqlJs, ROOM_PER_BYTE * (await sizeOfLibrary(disk, libraryFolder))),
      emptyState(libraryFolder),
    ];
    const tables = new Tables(sql, log);
    const blobs = new Blobs(disk, `${libraryFolder}/blobs`, log);
    const { marks, progress, trouble } = state;
    const reader = new LibraryReader(disk, libraryFolder, marks, progress, trouble, log);
    const memory =
      memoryFolder === undefined
        ? undefined
        : new LibraryMemory(disk, memoryFolder, libraryFolder, log);
    const read = await memory?.read();
    const remembered = read && !wasEnded(read.id, names) ? read : undefined;
    if (!marks.isEmpty) identity.expect(state.libraryId ?? undefined);
    if (remembered) identity.expect(remembered.id ?? undefined);
    const presence = new Presence(
      identity,
      libraryFolder,
      { sql, marks, reader },
      memory,
      remembered,
      (loss) => options.lossChanged?.(loss),
    );
    const hybridClock = new HybridClock(clock);
    const intake = new Intake(
      { sql, tables, blobs, marks, reader, clock: hybridClock, log },
      state.latestClock,
      state.doomed,
    );
    let touched: PendingFolds;
    try {
      const mayRead = await presence.mayRead();
      touched = mayRead ? await intake.catchUp() : new PendingFolds();
      if (mayRead && !intake.isUnreachable) await presence.hasRead();
      if (!restored) sql.script(INDEXES);
      await intake.finish(touched);
    } catch (error) {
      sql.close();
      throw error;
    }
    const saving = new Saving(sql, snapshot, () => {
      const { latestClock, toDelete } = intake;
      return { ...state, libraryId: identity.id ?? null, latestClock, doomed: [...toDelete] };
    });
    const store = new LearningStore(options, {
      sql,
      marks,
      blobs,
      reader,
      presence,
      intake,
      hybridClock,
      tables,
      saving,
    });
    saving.isDue = !restored || touched.isAnything;
    await saving.removeAfter(touched);
    if (touched.erased) store.housekeeping.sweepLater();
    await presence.remember();
    return store;
  }

  record(facts: readonly Fact[]): Promise<void> {
    return this.writer.record(facts);
  }

  async putCode(text: string): Promise<CodeHash> {
    try {
      await this.parts.presence.ensure();
      return await this.parts.blobs.put(text);
    } catch (error) {
      throw error instanceof LibraryGone ? error : new NotSaved(error);
    }
  }

  code(hash: CodeHash): Promise<string | undefined> {
    return this.parts.blobs.read(hash);
  }

  /** Takes in what other windows recorded before the call. True if there was anything. */
  poll(): Promise<boolean> {
    if (!this.polling) return (this.polling = this.pollOnce());
    this.nextPoll ??= this.polling.then(() => {
      this.nextPoll = undefined;
      return this.poll();
    });
    return this.nextPoll;
  }

  /** Keeps the tables on disk if they changed, to open faster next time. */
  async saveSnapshot(): Promise<void> {
    await this.parts.saving.save();
    await this.parts.presence.remember();
  }

  /** The loss of the library, as a look at its folder finds it now; `undefined` if it is there. */
  async loss(): Promise<LibraryLoss | undefined> {
    await this.poll();
    return this.parts.presence.loss;
  }

  /**
   * Gives up a library that is gone: what lies in its folder now, or an empty one, takes its place.
   * This store does not follow; it is to be opened again.
   */
  async startAnew(): Promise<void> {
    if (await this.loss()) await this.parts.presence.identity.startAnew();
  }

  /**
   * Tidies the library, to be asked for now and then when idle: puts old journals together and
   * deletes code that nothing names. Rejects when the disk does.
   */
  async tidy(limits: TidyLimits = TIDY_LIMITS): Promise<void> {
    if (await this.loss()) return;
    return this.housekeeping.tidy(limits, () => {
      const { damagedLines, unknownEvents } = this.health();
      return damagedLines === 0 && unknownEvents === 0 && !this.parts.intake.isUnreachable;
    });
  }

  /**
   * Everything known, as one file.
   * @throws LibraryGone, InvalidArgument when the file is there already
   */
  async writeBackup(file: string, signal: AbortSignal): Promise<void> {
    await this.assertThere();
    return this.housekeeping.writeBackup(file, signal);
  }

  /**
   * Adds what a backup holds, what was erased since included.
   * @param insteadOfLost where the library is gone, another one with the backup takes its place, as
   * with `startAnew`
   * @throws LibraryGone, InvalidArgument when the file is no whole backup
   */
  async restoreBackup(
    file: string,
    signal: AbortSignal,
    { insteadOfLost = false } = {},
  ): Promise<Restored> {
    const isLost = (await this.loss()) !== undefined;
    if (!isLost) await this.parts.presence.ensure();
    else if (!insteadOfLost) throw new LibraryGone(this.options.libraryFolder);
    const restored = await this.housekeeping.restoreBackup(file, signal);
    // Only now, since the file may be no backup.
    if (isLost) await this.parts.presence.identity.startAnew();
    return restored;
  }

  /**
   * Forgets everything, here, in all other windows, and on disk. What another window records before
   * it has noticed may be forgotten, too.
   */
  async erase(): Promise<void> {
    await this.assertThere();
    await this.record([{ kind: 'library.erased', body: {} }]);
    await this.housekeeping.sweep();
  }

  /** Counts of all that is known, and the bytes of journals, archives and code. */
  counts(): Promise<LibraryCounts> {
    return countLibrary(this.parts.sql, this.options.disk, this.options.libraryFolder);
  }

  /** Ends when all that was asked for is done. Does not save a snapshot. */
  async close(): Promise<void> {
    await this.writer.close();
    await (this.nextPoll ?? this.polling);
    await this.parts.saving.end();
    await this.housekeeping.end();
    this.listeners.clear();
    this.parts.sql.close();
  }

  health(): LibraryHealth {
    const { damaged, unknown } = this.parts.reader.trouble;
    const missing = this.parts.sql.value<number>('SELECT count(*) FROM pattern WHERE loaded = 0');
    return { damagedLines: damaged, unknownEvents: unknown, missingTemplates: missing ?? 0 };
  }

  /** All that is known, equal in any two stores that know the same; see `dumpTables`. */
  dump(): Record<string, unknown> {
    return { ...dumpTables(this.parts.sql), marks: this.parts.marks.toJSON() };
  }

  onDidChange(listener: (change: StoreChange) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The facts are on disk: whatever happens here, they are recorded. */
  private async takeOwn(written: Written): Promise<void> {
    try {
      const touched = await this.parts.intake.takeOwn(written);
      this.changed(touched, false);
      if (touched.toDelete.size > 0 || touched.erased) {
        await this.poll();
        await this.parts.saving.removeAfter(touched);
      }
    } catch (error) {
      this.parts.intake.isBehind = true;
      this.options.log('error', 'Facts are on disk but cannot be seen until the next poll', error);
    }
  }

  private async pollOnce(): Promise<boolean> {
    let found = false;
    try {
      if (!(await this.parts.presence.mayRead())) return false;
      for await (const touched of this.parts.intake.poll(this.writer.current)) {
        found = this.changed(touched, true) || found;
        await this.parts.saving.removeAfter(touched);
        if (touched.erased) this.housekeeping.sweepLater();
      }
      if (!this.parts.intake.isUnreachable) await this.parts.presence.hasRead();
    } finally {
      this.polling = undefined;
    }
    return found;
  }

  private async assertThere(): Promise<void> {
    if (await this.loss()) throw new LibraryGone(this.options.libraryFolder);
  }

  /** Tells everybody who asked. False if nothing changed. */
  private changed({ changed }: PendingFolds, foreign: boolean): boolean {
    const { projects, patterns, suggestions, contexts } = changed;
    if (projects) this.projects.forget();
    if (patterns || contexts) this.ranking.forget();
    if (!projects && !patterns && !suggestions) return false;
    this.parts.saving.isDue = true;
    for (const listener of this.listeners) {
      try {
        listener({ projects, patterns, suggestions, foreign });
      } catch (error) {
        this.options.log('error', 'A listener to changes of the store failed', error);
      }
    }
    return true;
  }
}

/** Whether a person went on without the library of a name, or with any other than one that had none. */
function wasEnded(id: string | null, { ids, ended }: LibraryNames): boolean {
  return id === null ? ended.size > 0 : ended.has(id) && !ids.has(id);
}

async function restore(
  snapshot: Snapshot,
  sqlJs: SqlJsStatic,
  library: string,
  names: LibraryNames,
): Promise<[Sql, SavedState] | undefined> {
  const bytes = await snapshot.read();
  if (!bytes) return undefined;
  try {
    const [sql, state] = restoreDatabase(sqlJs, bytes);
    if (state.library === library && !wasEnded(state.libraryId, names)) return [sql, state];
    sql.close();
  } catch (error) {
    await snapshot.setAside(error instanceof Error ? error.message : String(error));
  }
  return undefined;
}
