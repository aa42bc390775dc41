import type { Disk, DiskFile } from '../disk/Disk';
import type { DecodedLine } from '../journal/eventLine';
import { decodeLine, isJournalFile } from '../journal/eventLine';
import type { Log } from '../disk/Log';
import { positionOf, timeIn } from '../journal/position';
import { readLines } from '../journal/readLines';
import { DONE_SUFFIX, removeUnchanged } from '../disk/removeUnchanged';

/** The lines of a file, seen from an erasure. */
interface Remains {
  /** Bytes that were looked at. */
  size: number;
  hasErased: boolean;
  kept: string[];
}

/**
 * Deletes the lines of a library that an erasure covers: files without any other line as a whole,
 * of the rest those that nobody writes, whose other lines go into a new archive. A file that somebody
 * else is writing is left to its writer, who sweeps when it takes notice of the erasure.
 */
export class Sweep {
  constructor(
    private readonly disk: Disk,
    private readonly library: string,
    private readonly newId: () => string,
    private readonly log: Log,
  ) {}

  /**
   * @param erasure place in history
   * @param isClosed whether nobody writes a journal any more
   */
  async run(erasure: string, isClosed: (file: DiskFile) => boolean): Promise<void> {
    for (const file of await this.disk.list(`${this.library}/journals`)) {
      const leftover = isJournalFile(file.name, DONE_SUFFIX);
      if (!leftover && !isJournalFile(file.name)) continue;
      const path = `${this.library}/journals/${file.name}`;
      const { hasErased, kept, size } = await this.remainsOf(path, file, erasure);
      if (!hasErased || (kept.length > 0 && !leftover && !isClosed(file))) continue;
      await this.keep(kept);
      await removeUnchanged(this.disk, path, size, this.log);
    }
    for (const file of await this.disk.list(`${this.library}/archives`)) {
      if (!isJournalFile(file.name)) continue;
      const path = `${this.library}/archives/${file.name}`;
      const { hasErased, kept } = await this.remainsOf(path, file, erasure);
      if (!hasErased) continue;
      await this.keep(kept);
      await this.disk.remove(path);
    }
  }

  /** Damaged lines go with the rest. */
  private async remainsOf(path: string, file: DiskFile, erasure: string): Promise<Remains> {
    const kept: string[] = [];
    let erased = 0;
    // Asked before reading: what is appended while reading must count as unseen.
    let size = (await this.disk.stat(path))?.size ?? 0;
    for await (const { lines, end } of readLines(this.disk, path, 0)) {
      size = Math.max(size, end);
      for (const line of lines) {
        const decoded = line === undefined ? undefined : decodeLine(line);
        if (line === undefined || !decoded) continue;
        if (remainsAfter(decoded, erasure)) kept.push(line);
        else erased += 1;
      }
    }
    const isOld = kept.length === 0 && file.modifiedAt <= timeIn(erasure);
    return { size, hasErased: erased > 0 || isOld, kept };
  }

  private async keep(lines: readonly string[]): Promise<void> {
    if (lines.length === 0) return;
    const path = `${this.library}/archives/${this.newId()}.ndjson`;
    await this.disk.replace(path, [Buffer.from(`${lines.join('\n')}\n`, 'utf8')]);
  }
}

/** Whether any event of a line may be known after an erasure; that of the erasure itself is. */
export function remainsAfter(line: DecodedLine, erasure: string): boolean {
  const { journal, first, count, lastClock: clock } = line;
  const last = positionOf({ clock, journal, seq: first + count - 1 });
  return last >= erasure || (line.restored?.after ?? '') >= erasure;
}
