import { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { InvalidArgument } from '../../core/errors';
import type { Blobs } from '../journal/Blobs';
import type { Disk } from '../disk/Disk';
import { decodeLine, MAX_LINE_BYTES } from '../journal/eventLine';
import { linesToRestore } from './linesToRestore';
import { readLines } from '../journal/readLines';
import { remainsAfter } from './Sweep';

const HEADER = JSON.stringify({ format: 'cross-project-learning-backup', version: 1 });
const CHUNK = 1024 * 1024;
/** Code first, so that a line is never there without what it names. */
const CODE = 'C';
const LINE = 'L';

/** The result of restoring a backup. */
export interface Restored {
  lines: number;
  texts: number;
  /** Lines that were damaged in the backup; they are left out. */
  damaged: number;
}

/**
 * A whole library in one gzipped text file: a header, then the code that the journals name, then
 * their lines, unchanged. Restoring adds them as one more archive: what is known already changes
 * nothing. What was erased since gets journals of its own that outlive the erasure; their names follow
 * from the erasure and the journals that they come from, so that restoring twice adds nothing.
 */
export class Backup {
  /** @param folder of the library */
  constructor(
    private readonly disk: Disk,
    private readonly folder: string,
    private readonly blobs: Blobs,
  ) {}

  /**
   * @param erasure place in history up to which everything was erased; it is left out
   * @throws InvalidArgument when the file is there already; what the disk throws
   */
  async write(
    file: string,
    codes: Iterable<string>,
    erasure: string,
    signal: AbortSignal,
  ): Promise<void> {
    if (await this.disk.stat(file)) throw new InvalidArgument(`${file} is there already.`);
    const plain = Readable.from(this.entries(codes, erasure, signal), { objectMode: false });
    const packed = createGzip();
    plain.on('error', (error) => packed.destroy(error));
    await this.disk.replace(file, plain.pipe(packed));
  }

  /**
   * @param newId names the archive
   * @param erasure place in history up to which everything was erased
   * @throws InvalidArgument when the file is no backup, or not a whole one; nothing is added then
   * but code that nothing names
   */
  async restore(
    file: string,
    newId: () => string,
    erasure: string,
    signal: AbortSignal,
  ): Promise<Restored> {
    const restored: Restored = { lines: 0, texts: 0, damaged: 0 };
    const archive = `${this.folder}/archives/${newId()}.ndjson`;
    await this.disk.replace(archive, this.linesOf(file, restored, erasure, signal));
    return restored;
  }

  private async *entries(
    codes: Iterable<string>,
    erasure: string,
    signal: AbortSignal,
  ): AsyncGenerator<Buffer> {
    yield Buffer.from(`${HEADER}\n`);
    for (const code of codes) {
      signal.throwIfAborted();
      const text = await this.blobs.read(code);
      if (text !== undefined) yield Buffer.from(`${CODE}${JSON.stringify(text)}\n`);
    }
    for (const kind of ['archives', 'journals']) {
      for (const { name } of await this.disk.list(`${this.folder}/${kind}`)) {
        if (!name.endsWith('.ndjson')) continue;
        const path = `${this.folder}/${kind}/${name}`;
        for await (const { lines } of readLines(this.disk, path, 0)) {
          signal.throwIfAborted();
          for (const line of lines) {
            const decoded = line === undefined ? undefined : decodeLine(line);
            if (!decoded || !remainsAfter(decoded, erasure)) continue;
            yield Buffer.from(`${LINE}${line}\n`);
          }
        }
      }
    }
  }

  private async *linesOf(
    file: string,
    restored: Restored,
    erasure: string,
    signal: AbortSignal,
  ): AsyncGenerator<Uint8Array> {
    let isFirst = true;
    for await (const entry of this.unpacked(file)) {
      signal.throwIfAborted();
      if (isFirst) {
        if (entry !== HEADER) throw notABackup(file);
        isFirst = false;
      } else if (entry.startsWith(CODE)) {
        await this.blobs.put(textIn(entry, file));
        restored.texts += 1;
      } else {
        const lines = entry.startsWith(LINE) ? linesToRestore(entry.slice(1), erasure) : undefined;
        if (lines) restored.lines += 1;
        else restored.damaged += 1;
        for (const line of lines ?? []) yield Buffer.from(`${line}\n`);
      }
    }
    if (isFirst) throw notABackup(file);
  }

  /** Lines of the unpacked file. @throws InvalidArgument for what is no gzip or ends too early */
  private async *unpacked(file: string): AsyncGenerator<string> {
    const packed = Readable.from(this.chunksOf(file), { objectMode: false });
    const plain = createGunzip();
    packed.on('error', (error) => plain.destroy(error));
    let rest: Buffer = Buffer.alloc(0);
    try {
      for await (const chunk of packed.pipe(plain)) {
        rest = Buffer.concat([rest, chunk as Buffer]);
        let start = 0;
        for (let end = rest.indexOf(10); end >= 0; end = rest.indexOf(10, start)) {
          yield rest.toString('utf8', start, end);
          start = end + 1;
        }
        rest = rest.subarray(start);
        if (rest.length > 2 * MAX_LINE_BYTES) throw notABackup(file);
      }
    } catch (error) {
      if (isGzipError(error)) throw notABackup(file, error);
      throw error;
    }
    if (rest.length > 0) throw notABackup(file);
  }

  private async *chunksOf(file: string): AsyncGenerator<Uint8Array> {
    for (let from = 0; ;) {
      const chunk = await this.disk.read(file, from, CHUNK);
      if (chunk.length === 0) return;
      yield chunk;
      from += chunk.length;
    }
  }
}

/** @throws InvalidArgument for an entry that holds no text */
function textIn(entry: string, file: string): string {
  let text: unknown;
  try {
    text = JSON.parse(entry.slice(CODE.length));
  } catch (error) {
    throw notABackup(file, error);
  }
  if (typeof text !== 'string') throw notABackup(file);
  return text;
}

function notABackup(file: string, cause?: unknown): InvalidArgument {
  return new InvalidArgument(`${file} is not a whole backup of a learning library.`, { cause });
}

function isGzipError(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('Z_');
}
