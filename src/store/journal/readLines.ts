import type { Disk } from '../disk/Disk';
import { MAX_LINE_BYTES } from './eventLine';

const CHUNK_BYTES = 1024 * 1024;
const NEWLINE = 0x0a;

/** Lines of a file, without their newlines; `undefined` stands for one that is too long. */
export interface Lines {
  lines: (string | undefined)[];
  /** Offset after the last of them. */
  end: number;
}

/**
 * Reads the complete lines of a file from an offset on, chunk by chunk. What follows the last newline
 * is not there yet.
 */
export async function* readLines(disk: Disk, path: string, from: number): AsyncGenerator<Lines> {
  let carried = Buffer.alloc(0);
  let end: number;
  let skipping = false;
  for (let offset = from, isLast = false; !isLast;) {
    const chunk = await disk.read(path, offset, CHUNK_BYTES);
    offset += chunk.length;
    isLast = chunk.length < CHUNK_BYTES;
    const bytes = Buffer.concat([carried, chunk]);
    const last = bytes.lastIndexOf(NEWLINE);
    if (last < 0) {
      skipping ||= bytes.length > MAX_LINE_BYTES;
      carried = skipping ? Buffer.alloc(0) : bytes;
      continue;
    }
    const lines: Lines['lines'] = bytes.toString('utf8', 0, last).split('\n');
    if (skipping) lines[0] = undefined;
    skipping = false;
    carried = bytes.subarray(last + 1);
    end = offset - carried.length;
    yield { lines, end };
  }
}
