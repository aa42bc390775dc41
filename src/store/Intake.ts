import { setImmediate } from 'node:timers/promises';
import type { Fact, LearningEvent } from '../core/events';
import type { CodeHash, Timestamp } from '../core/types';
import type { Blobs } from './journal/Blobs';
import type { HybridClock } from './journal/HybridClock';
import type { Written } from './journal/JournalWriter';
import type { LibraryReader } from './journal/LibraryReader';
import type { Log } from './disk/Log';
import type { ReadMarks } from './journal/ReadMarks';
import { namedAmong } from './tables/NamedCode';
import { clockIn } from './journal/position';
import type { Sql } from './tables/Sql';
import type { Tables } from './tables/Tables';
import { PendingFolds } from './tables/PendingFolds';

const FOLDED_AT_ONCE = 250;
const TEMPLATES_AT_ONCE = 250;

/** Brings events into the tables: a whole library at first, then what this or other windows append. */
export class Intake {
  /** Code that purged patterns leave behind and that could not be deleted yet. */
  readonly toDelete: Map<CodeHash, Timestamp>;
  /** True when own events are on disk but not in the tables. */
  isBehind = false;
  /** True after the library's folders could not be listed. */
  isUnreachable = false;
  private nextMissing = '';
  private readonly reported = new Set<CodeHash>();

  /** @param latestClock of all events in the tables */
  constructor(
    private readonly parts: {
      sql: Sql;
      tables: Tables;
      blobs: Blobs;
      marks: ReadMarks;
      reader: LibraryReader;
      clock: HybridClock;
      log: Log;
    },
    public latestClock: string,
    toDelete: Iterable<[CodeHash, Timestamp]>,
  ) {
    this.toDelete = new Map(toDelete);
    parts.clock.observe(latestClock);
  }

  /** Reads all that is new, then folds each entity once. Nobody else may look meanwhile. */
  async catchUp(): Promise<PendingFolds> {
    const { sql, tables, reader } = this.parts;
    const touched = new PendingFolds();
    sql.run('BEGIN');
    tables.history.holdBack();
    try {
      for await (const news of reader.news()) {
        tables.enter(news.events, touched);
        this.mark(news.marks, news.events);
      }
    } catch (error) {
      this.cannotRead(error);
    }
    while (tables.foldProjects(touched, FOLDED_AT_ONCE)) await setImmediate();
    while (await this.catchUpPatterns(touched));
    while (tables.foldPairs(touched, FOLDED_AT_ONCE)) await setImmediate();
    tables.history.write();
    sql.run('COMMIT');
    return touched;
  }

  /** Once the tables have their indexes: looks for templates that were missing, deletes what must go. */
  async finish(touched: PendingFolds): Promise<void> {
    while (await this.loadMissing(touched));
    this.takeDeletions(touched, undefined);
    await this.removeDoomed();
  }

  /**
   * Takes in what was appended since, in portions.
   * @param except a journal that need not be read
   */
  async *poll(except: string | undefined): AsyncGenerator<PendingFolds> {
    const { reader } = this.parts;
    try {
      for await (const { events, marks } of reader.news(this.isBehind ? undefined : except)) {
        const touched = await this.apply(events, marks);
        this.takeDeletions(touched, undefined);
        yield touched;
      }
      this.isUnreachable = false;
    } catch (error) {
      this.cannotRead(error);
      return;
    }
    this.isBehind = false;
    await this.removeDoomed();
    const touched = new PendingFolds();
    await this.loadMissing(touched);
    yield touched;
  }

  /**
   * Takes in what this process wrote. Code that it purged is deleted with the next poll, which may
   * learn that somebody else has come to name it.
   */
  async takeOwn(written: Written): Promise<PendingFolds> {
    const touched = await this.apply(written.events, written.marks);
    this.parts.reader.noteWritten(written.journal, written.size, written.lastLine);
    this.takeDeletions(touched, Infinity);
    return touched;
  }

  /** The latest clock of what a fact must come after; only needed while clocks are ahead. */
  lastClockBefore(fact: Fact): string | undefined {
    const { clock, tables } = this.parts;
    if (clock.hasReached(this.latestClock)) return undefined;
    if (fact.kind === 'library.erased') return this.latestClock;
    const last = tables.history.lastClockBefore(fact, (id) => tables.connected(id)) ?? '';
    // Events from before everything was erased are not taken in.
    const erased = clockIn(tables.erasedUntil);
    return last > erased ? last : erased || undefined;
  }

  private cannotRead(error: unknown): void {
    if (!this.isUnreachable) {
      this.parts.log('error', 'The learning library cannot be read; what is known is shown', error);
    }
    this.isUnreachable = true;
  }

  private async catchUpPatterns(touched: PendingFolds): Promise<boolean> {
    const { tables, blobs } = this.parts;
    const components = tables.foldPatterns(touched, FOLDED_AT_ONCE);
    const codes = components.flatMap(({ folded }) =>
      [...folded.patterns.values()].map(({ template }) => template),
    );
    tables.writePatterns(components, await blobs.readMany(codes), touched);
    return touched.patterns.size > 0;
  }

  private async apply(events: readonly LearningEvent[], read: ReadMarks): Promise<PendingFolds> {
    const { blobs, tables } = this.parts;
    const codes = events.flatMap((event) =>
      (event.kind === 'pattern.learned' || event.kind === 'pattern.edited') && event.body.template
        ? [event.body.template]
        : [],
    );
    const texts = await blobs.readMany(codes);
    const touched = tables.apply(events, texts);
    // In the same turn: a snapshot must never have the one without the other.
    this.mark(read, events);
    return touched;
  }

  private mark(read: ReadMarks, events: readonly LearningEvent[]): void {
    const { marks, clock } = this.parts;
    marks.addAll(read);
    for (const event of events) {
      clock.observe(event.clock);
      if (event.clock > this.latestClock) this.latestClock = event.clock;
    }
  }

  /** Looks for templates that patterns wait for, some at a time. False when it went round. */
  private async loadMissing(touched: PendingFolds): Promise<boolean> {
    const { sql, blobs, tables, log } = this.parts;
    const codes = sql
      .rows<{ code: CodeHash }>(
        `SELECT DISTINCT template AS code FROM pattern
         WHERE loaded = 0 AND template > ? ORDER BY template LIMIT ?`,
        ...[this.nextMissing, TEMPLATES_AT_ONCE],
      )
      .map(({ code }) => code);
    this.nextMissing = codes.length === TEMPLATES_AT_ONCE ? (codes.at(-1) ?? '') : '';
    if (codes.length === 0) return false;
    const texts = await blobs.readMany(codes);
    const unusable = new Set(tables.load(texts, touched));
    const missing = codes.filter((code) => !texts.has(code) || unusable.has(code));
    const unreported = missing.filter((code) => !this.reported.has(code));
    for (const code of unreported) this.reported.add(code);
    if (unreported.length > 0) {
      log('warn', `${unreported.length} templates are missing; their patterns are not offered`);
    }
    return this.nextMissing !== '';
  }

  /** @param putAfter code that was put again later than this is spared; if absent, than the purge */
  private takeDeletions(touched: PendingFolds, putAfter: number | undefined): void {
    for (const [code, at] of touched.toDelete) this.toDelete.set(code, putAfter ?? at);
  }

  /** Deletes the code of purged patterns that nothing else names. What fails is tried again later. */
  private async removeDoomed(): Promise<void> {
    if (this.toDelete.size === 0) return;
    const { sql, blobs, log } = this.parts;
    const named = namedAmong(sql, this.toDelete.keys());
    for (const [code, at] of this.toDelete) {
      try {
        if (!named.has(code)) await blobs.remove(code, at);
        this.toDelete.delete(code);
      } catch (error) {
        log('warn', `Purged code ${code} could not be deleted yet`, error);
      }
    }
  }
}
