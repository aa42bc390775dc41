import { setImmediate } from 'node:timers/promises';
import type { Fact, LearningEvent } from '../core/events';
import type { CodeHash, Timestamp } from '../core/types';
import type { Blobs } from './Blobs';
import type { LineRange } from './eventLine';
import type { HybridClock } from './HybridClock';
import type { Written } from './JournalWriter';
import type { LibraryReader } from './LibraryReader';
import type { Log } from './Log';
import type { Marks } from './Marks';
import { namedAmong } from './NamedCode';
import type { Sql } from './Sql';
import type { Tables } from './Tables';
import { Touched } from './Touched';

const FOLDED_AT_ONCE = 250;
const TEMPLATES_AT_ONCE = 250;

/** Brings events into the tables: a whole library at first, then what this or other windows append. */
export class Intake {
  /** Code that purged patterns leave behind and that could not be deleted yet. */
  readonly doomed: Map<CodeHash, Timestamp>;
  /** True when own events are on disk but not in the tables. */
  isBehind = false;
  private nextMissing = '';
  private readonly reported = new Set<CodeHash>();

  /** @param latestClock of all events in the tables */
  constructor(
    private readonly parts: {
      sql: Sql;
      tables: Tables;
      blobs: Blobs;
      marks: Marks;
      reader: LibraryReader;
      clock: HybridClock;
      log: Log;
    },
    public latestClock: string,
    doomed: Iterable<[CodeHash, Timestamp]>,
  ) {
    this.doomed = new Map(doomed);
    parts.clock.observe(latestClock);
  }

  /** Reads all that is new, then folds each entity once. Nobody else may look meanwhile. */
  async catchUp(): Promise<Touched> {
    const { tables, reader } = this.parts;
    const touched = new Touched();
    for await (const news of reader.news()) {
      tables.enterOnly(news.events, touched);
      this.mark(news.ranges, news.events);
    }
    while (!touched.isDone) {
      tables.foldSome(touched, FOLDED_AT_ONCE);
      await setImmediate();
    }
    while (await this.loadMissing(touched));
    await this.removeDoomed(touched, undefined);
    return touched;
  }

  /**
   * Takes in what was appended since, in portions.
   * @param except a journal that need not be read
   */
  async *poll(except: string | undefined): AsyncGenerator<Touched> {
    const { reader } = this.parts;
    for await (const { events, ranges } of reader.news(this.isBehind ? undefined : except)) {
      const touched = await this.apply(events);
      this.mark(ranges, events);
      await this.removeDoomed(touched, undefined);
      yield touched;
    }
    this.isBehind = false;
    const touched = new Touched();
    await this.loadMissing(touched);
    await this.removeDoomed(touched, undefined);
    yield touched;
  }

  /** Takes in what this process wrote. What it named and purged is deleted from disk in any case. */
  async takeOwn(written: Written): Promise<Touched> {
    const touched = await this.apply(written.events);
    this.mark(written.ranges, written.events);
    this.parts.reader.noteWritten(written.journal, written.size, written.lastLine);
    await this.removeDoomed(touched, Infinity);
    return touched;
  }

  /** The latest clock of what a fact must come after; only needed while clocks are ahead. */
  lastClockBefore(fact: Fact): string | undefined {
    const { clock, tables } = this.parts;
    if (clock.hasReached(this.latestClock)) return undefined;
    return tables.history.lastClockBefore(fact, (id) => tables.identities(id));
  }

  private async apply(events: readonly LearningEvent[]): Promise<Touched> {
    const { blobs, tables } = this.parts;
    const codes = events.flatMap((event) =>
      (event.kind === 'pattern.learned' || event.kind === 'pattern.edited') && event.body.template
        ? [event.body.template]
        : [],
    );
    return tables.apply(events, await blobs.readMany(codes));
  }

  private mark(ranges: readonly LineRange[], events: readonly LearningEvent[]): void {
    const { marks, clock } = this.parts;
    for (const { journal, first, count } of ranges) marks.add(journal, first, count);
    for (const event of events) {
      clock.observe(event.clock);
      if (event.clock > this.latestClock) this.latestClock = event.clock;
    }
  }

  /** Looks for templates that patterns wait for, some at a time. False when it went round. */
  private async loadMissing(touched: Touched): Promise<boolean> {
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

  /** Deletes the code of purged patterns that nothing else names. What fails is tried again later. */
  private async removeDoomed(touched: Touched, putAfter: number | undefined): Promise<void> {
    for (const [code, at] of touched.doomed) this.doomed.set(code, putAfter ?? at);
    if (this.doomed.size === 0) return;
    const { sql, blobs, log } = this.parts;
    const named = namedAmong(sql, this.doomed.keys());
    for (const [code, at] of this.doomed) {
      try {
        if (!named.has(code)) await blobs.remove(code, at);
        this.doomed.delete(code);
      } catch (error) {
        log('warn', `Purged code ${code} could not be deleted yet`, error);
      }
    }
  }
}
