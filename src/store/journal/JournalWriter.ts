import type { Fact, LearningEvent } from '../../core/events';
import { InvalidArgument, LibraryGone, NotSaved } from '../../core/errors';
import type { Clock } from '../../core/ports';
import type { Timestamp } from '../../core/types';
import type { AppendFile, Disk } from '../disk/Disk';
import { FileGone } from '../disk/Disk';
import { MAX_LINE_BYTES, decodeLine, encodeLine } from './eventLine';
import type { HybridClock } from './HybridClock';
import type { Log } from '../disk/Log';
import { ReadMarks } from './ReadMarks';

/** A journal that was idle for so long is not appended to again: it may be put into an archive. */
export const RELEASE_AFTER_MS = 60 * 60 * 1000;
/** Nobody appends to a journal that was idle for so long, whatever its clock says. */
export const CLOSED_AFTER_MS = 24 * 60 * 60 * 1000;

/** Facts that are on disk now. */
export interface Written {
  events: LearningEvent[];
  marks: ReadMarks;
  /** How far the journal's file is written, and its last line. */
  journal: string;
  size: number;
  lastLine: string;
}

/** Where journals are written, and when. */
export interface JournalPlace {
  disk: Disk;
  /** Absolute path with `/` of the folder of all journals. */
  folder: string;
  clock: Clock;
  hybridClock: HybridClock;
  /** Random UUIDs. */
  newId: () => string;
  log: Log;
}

/** The library that journals are written for. */
export interface JournalLibrary {
  /** Makes sure that a journal may be made; rejects if not. */
  ensure: () => Promise<void>;
  /** The latest clock of what a fact must come after. */
  lastClockBefore: (fact: Fact) => string | undefined;
  /** Folds what is on disk, before the commands resolve. */
  written: (written: Written) => Promise<void>;
}

interface Request {
  facts: readonly Fact[];
  resolve: () => void;
  reject: (error: unknown) => void;
}

/** Requests that share a write, each with why it was refused, if it was. */
interface Batch extends Written {
  answers: { request: Request; refusal?: InvalidArgument }[];
}

interface OpenJournal {
  id: string;
  file: AppendFile;
  /** Bytes that are durable. */
  size: number;
  nextSeq: number;
  usedAt: Timestamp;
}

/**
 * Appends commands to a journal that nobody else writes, one line each, one sync for all that wait.
 * A journal whose append failed is never written again.
 */
export class JournalWriter {
  private journal: OpenJournal | undefined;
  private waiting: Request[] = [];
  private running: Promise<void> | undefined;
  private closed = false;
  private readonly left = new Set<string>();

  constructor(
    private readonly place: JournalPlace,
    private readonly library: JournalLibrary,
  ) {}

  /** The journal that is being written, if any. */
  get current(): string | undefined {
    return this.journal?.id;
  }

  /** Whether this writer wrote a journal, by its file's name, and never will again. */
  hasLeft(fileName: string): boolean {
    return this.left.has(fileName);
  }

  /**
   * Resolves when the facts are on disk, together, and folded.
   * @throws LibraryGone, NotSaved, InvalidArgument for facts that no reader would accept
   */
  record(facts: readonly Fact[]): Promise<void> {
    if (this.closed) return Promise.reject(new NotSaved('the library was closed'));
    if (facts.length === 0) return Promise.resolve();
    return new Promise((resolve, reject) => {
      this.waiting.push({ facts, resolve, reject });
      this.running ??= this.writeAll();
    });
  }

  /** After what was asked for before; nothing can be recorded afterwards. */
  async close(): Promise<void> {
    this.closed = true;
    await this.running;
    await this.release({ cutOff: false });
  }

  /** Facts that are recorded from now on go into a new journal. */
  async startAnew(): Promise<void> {
    while (this.running) await this.running;
    await this.release({ cutOff: false });
  }

  private async writeAll(): Promise<void> {
    while (this.waiting.length > 0) {
      const requests = this.waiting;
      this.waiting = [];
      await this.writeTogether(requests);
    }
    // At once, not in a later turn: what comes in between would wait for ever.
    this.running = undefined;
  }

  private async writeTogether(requests: readonly Request[]): Promise<void> {
    let batch: Batch;
    try {
      batch = await this.append(requests).catch((error: unknown) => {
        // Nothing of it is in the library: it can be written again without being there twice.
        if (error instanceof FileGone) return this.append(requests);
        throw error;
      });
    } catch (error) {
      const reason = error instanceof LibraryGone ? error : new NotSaved(error);
      for (const { reject } of requests) reject(reason);
      return;
    }
    if (batch.events.length > 0) await this.library.written(batch);
    for (const { request, refusal } of batch.answers) {
      if (refusal) request.reject(refusal);
      else request.resolve();
    }
  }

  private async append(requests: readonly Request[]): Promise<Batch> {
    const journal = await this.openJournal();
    const { id, size } = journal;
    const batch: Batch = {
      events: [],
      marks: new ReadMarks(),
      journal: id,
      size,
      lastLine: '',
      answers: [],
    };
    const lines: string[] = [];
    let seq = journal.nextSeq;
    for (const request of requests) {
      const encoded = this.encode(journal.id, seq, request.facts);
      if (encoded instanceof InvalidArgument) {
        batch.answers.push({ request, refusal: encoded });
        continue;
      }
      batch.answers.push({ request });
      lines.push(encoded.line);
      batch.events.push(...encoded.events);
      batch.marks.add(id, seq, request.facts.length);
      seq += request.facts.length;
    }
    if (lines.length === 0) return batch;
    const bytes = Buffer.from(lines.join(''), 'utf8');
    try {
      await journal.file.append(bytes);
    } catch (error) {
      await this.release({ cutOff: true });
      throw error;
    }
    journal.size += bytes.length;
    batch.size = journal.size;
    batch.lastLine = lines.at(-1)?.slice(0, -1) ?? '';
    journal.nextSeq = seq;
    journal.usedAt = this.place.clock.now();
    return batch;
  }

  /** Refuses facts that readers would refuse. */
  private encode(
    journal: string,
    seq: number,
    facts: readonly Fact[],
  ): { line: string; events: LearningEvent[] } | InvalidArgument {
    const timed = facts.map((fact) => ({
      ...fact,
      clock: this.place.hybridClock.tick(this.library.lastClockBefore(fact)),
    }));
    const line = encodeLine(journal, seq, timed);
    if (Buffer.byteLength(line, 'utf8') > MAX_LINE_BYTES) {
      return new InvalidArgument('This is too much to be recorded at once.');
    }
    const decoded = decodeLine(line);
    if (decoded?.events.length === facts.length) {
      return { line: `${line}\n`, events: decoded.events };
    }
    const kinds = [...new Set(facts.map(({ kind }) => kind))].join(', ');
    return new InvalidArgument(`A fact has a value that cannot be recorded (${kinds}).`);
  }

  private async openJournal(): Promise<OpenJournal> {
    const now = this.place.clock.now();
    if (this.journal && Math.abs(now - this.journal.usedAt) > RELEASE_AFTER_MS) {
      await this.release({ cutOff: false });
    }
    if (!this.journal) {
      await this.library.ensure();
      const id = this.place.newId();
      const file = await this.place.disk.create(`${this.place.folder}/${id}.ndjson`);
      this.journal = { id, file, size: 0, nextSeq: 1, usedAt: now };
    }
    return this.journal;
  }

  /**
   * Lets go of the journal for good. What lies behind its last durable byte was reported as not
   * saved, and is cut off where that is possible.
   */
  private async release({ cutOff }: { cutOff: boolean }): Promise<void> {
    const journal = this.journal;
    this.journal = undefined;
    if (!journal) return;
    this.left.add(`${journal.id}.ndjson`);
    try {
      if (cutOff) await journal.file.truncate(journal.size);
    } catch (error) {
      this.place.log('warn', `The end of journal ${journal.id} could not be cut off`, error);
    }
    try {
      await journal.file.close();
    } catch (error) {
      this.place.log('warn', `Journal ${journal.id} could not be closed`, error);
    }
  }
}
