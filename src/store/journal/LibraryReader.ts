import { setImmediate } from 'node:timers/promises';
import type { LearningEvent } from '../../core/events';
import type { Disk, DiskFile } from '../disk/Disk';
import { isMissing } from '../disk/Disk';
import { decodeLine, isJournalId, isIntact, peekLine } from './eventLine';
import type { Log } from '../disk/Log';
import { ReadMarks } from './ReadMarks';
import { readLines } from './readLines';

const FILE = /^([0-9a-f-]{36})\.ndjson$/;
const FOLDERS = ['journals', 'archives'] as const;
const EVENTS_AT_ONCE = 500;

/** How far a file was read: a hint, for the marks decide what is new. */
export interface Progress {
  /** Bytes that the file had then. */
  size: number;
  /** Offset after the last complete line. */
  end: number;
  /** Beginning of that line and its length in bytes, to recognise the file by. */
  last: string;
  lastLength: number;
}

/** Events that were not read before. */
export class News {
  readonly events: LearningEvent[] = [];
  /** To be added to the marks once the events are in the tables. */
  readonly marks = new ReadMarks();
}

export interface Trouble {
  /** Lines that cannot be understood. */
  damaged: number;
  /** Events of a kind or version that this code does not know. */
  unknown: number;
}

const RECOGNISED_LENGTH = 96;

/** Reads what was appended to the library's journals and archives. */
export class LibraryReader {
  /** How many journals and archives were there when news was last looked for. */
  files = 0;
  private readonly unreadable = new Set<string>();
  private readonly unfinished = new Set<string>();

  /**
   * @param progress by path below the library; updated while reading
   * @param trouble what was met so far; updated while reading
   */
  constructor(
    private readonly disk: Disk,
    private readonly folder: string,
    private readonly marks: ReadMarks,
    readonly progress: Map<string, Progress>,
    readonly trouble: Trouble,
    private readonly log: Log,
  ) {}

  /**
   * What is new since the marks, in portions. Yields to the event loop in between. The caller marks
   * each portion before it asks for the next.
   * @param except a journal that need not be read
   */
  async *news(except?: string): AsyncGenerator<News> {
    // In this order a journal that is being put into an archive is met at least once.
    const journals = await this.list('journals');
    const archives = await this.list('archives');
    this.files = journals.length + archives.length;
    this.forgetAllBut([...journals, ...archives]);
    let moved = false;
    for (const file of [...archives, ...journals]) {
      if (except !== undefined && file.journal === except) continue;
      moved = (yield* this.newsOf(file)) || moved;
    }
    if (!moved) return;
    for (const file of await this.list('archives')) yield* this.newsOf(file);
  }

  /** Takes note of what this process itself appended to a journal. */
  noteWritten(journal: string, size: number, lastLine: string): void {
    this.progress.set(`journals/${journal}.ndjson`, { size, end: size, ...recognition(lastLine) });
  }

  private async list(
    folder: (typeof FOLDERS)[number],
  ): Promise<(DiskFile & { path: string; journal?: string })[]> {
    const files = await this.disk.list(`${this.folder}/${folder}`);
    return files
      .flatMap((file) => {
        const id = FILE.exec(file.name)?.[1];
        if (id === undefined || !isJournalId(id)) return [];
        const journal = folder === 'journals' ? id : undefined;
        return [{ ...file, path: `${folder}/${file.name}`, journal }];
      })
      .sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  private forgetAllBut(files: readonly { path: string }[]): void {
    const there = new Set(files.map(({ path }) => path));
    for (const path of this.progress.keys()) if (!there.has(path)) this.progress.delete(path);
  }

  /** True if the file was gone. */
  private async *newsOf(file: {
    path: string;
    size: number;
    journal?: string;
  }): AsyncGenerator<News, boolean> {
    const { path, size } = file;
    const before = this.progress.get(path);
    if (before?.size === size) {
      this.tellUnfinished(path, before);
      return false;
    }
    this.unfinished.delete(path);
    try {
      const from = before && size > before.size && (await this.recognises(path, before));
      yield* this.read(file, from ? before : undefined);
      this.unreadable.delete(path);
    } catch (error) {
      if (isMissing(error)) return true;
      if (!this.unreadable.has(path)) this.log('warn', `${path} cannot be read`, error);
      this.unreadable.add(path);
    }
    return false;
  }

  /** A line without an end is one that is being written, unless it is met like that again. */
  private tellUnfinished(path: string, { size, end }: Progress): void {
    if (size === end || this.unfinished.has(path)) return;
    this.unfinished.add(path);
    this.log('warn', `${path} ends in the middle of a line; what comes before it is kept`);
  }

  private async recognises(path: string, before: Progress): Promise<boolean> {
    const start = before.end - before.lastLength;
    const bytes = await this.disk.read(this.absolute(path), start, before.last.length);
    return Buffer.from(bytes).toString('latin1') === before.last;
  }

  private async *read(
    { path, size, journal }: { path: string; size: number; journal?: string },
    before: Progress | undefined,
  ): AsyncGenerator<News> {
    let progress: Progress = before ?? { size, end: 0, last: '', lastLength: 0 };
    let damaged = 0;
    for await (const { lines, end } of readLines(this.disk, this.absolute(path), progress.end)) {
      let news = new News();
      for (const line of lines) {
        damaged += this.understand(line, journal, news);
        if (news.events.length < EVENTS_AT_ONCE) continue;
        yield news;
        await setImmediate();
        news = new News();
      }
      if (!news.marks.isEmpty) yield news;
      await setImmediate();
      progress = { size, end, ...recognition(lines.at(-1)) };
    }
    this.progress.set(path, { ...progress, size });
    if (damaged === 0) return;
    this.trouble.damaged += damaged;
    this.log('warn', `${path} has ${damaged} damaged lines; they are skipped and left in place`);
  }

  /** Adds what a line holds to the news. Returns how much of it is damaged. */
  private understand(line: string | undefined, journal: string | undefined, news: News): number {
    if (line === undefined) return 1;
    const claimed = peekLine(line);
    if (claimed && this.marks.has(claimed.journal, claimed.first, claimed.count)) {
      // Damage can make a line claim to be another one.
      return isIntact(line) ? 0 : 1;
    }
    const decoded = decodeLine(line);
    if (!decoded || (journal !== undefined && decoded.journal !== journal)) return 1;
    this.trouble.unknown += decoded.unknown;
    for (const event of decoded.events) {
      const { journal, seq } = event;
      const known = this.marks.has(journal, seq) || news.marks.has(journal, seq);
      if (!known) news.events.push(event);
    }
    news.marks.add(decoded.journal, decoded.first, decoded.count);
    return decoded.malformed;
  }

  private absolute(path: string): string {
    return `${this.folder}/${path}`;
  }
}

/** Bytes in all journals and archives, 0 where they cannot be listed. */
export async function sizeOfLibrary(disk: Disk, folder: string): Promise<number> {
  const listing = FOLDERS.map((name) => disk.list(`${folder}/${name}`));
  const files = (await Promise.allSettled(listing)).flatMap((result) =>
    result.status === 'fulfilled' ? result.value : [],
  );
  return files.reduce((sum, { size }) => sum + size, 0);
}

function recognition(line: string | undefined): Pick<Progress, 'last' | 'lastLength'> {
  if (line === undefined) return { last: '', lastLength: 0 };
  const last = Buffer.from(line.slice(0, RECOGNISED_LENGTH), 'utf8').toString('latin1');
  return { last, lastLength: Buffer.byteLength(line, 'utf8') + 1 };
}
