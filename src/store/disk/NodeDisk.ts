import { randomUUID } from 'node:crypto';
import { fdatasyncSync, readFileSync, statSync, writeSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { AppendFile, Disk, DiskFile } from './Disk';
import { FileGone, TEMPORARY_SUFFIX, isMissing } from './Disk';

/** Errors of a rename on Windows while a virus scanner or an indexer holds the file. */
const BUSY = new Set(['EPERM', 'EBUSY', 'EACCES']);
const RENAME_ATTEMPTS = 6;
const FIRST_PAUSE_MS = 10;
const PART_BYTES = 4 * 1024 * 1024;
/** Parts that are read at once: Node has four threads for it. */
const PARTS_AT_ONCE = 3;
/** A disk that took less for the last append is not worth a trip to another thread and back. */
const WORTH_BLOCKING_MS = 2;

/** The file system of the machine. */
export class NodeDisk implements Disk {
  async create(path: string): Promise<AppendFile> {
    const handle = await openNew(path, 'ax');
    await syncFolder(dirname(path));
    return new NodeAppendFile(path, handle, (await handle.stat()).ino);
  }

  async read(path: string, from: number, length: number): Promise<Uint8Array> {
    const handle = await open(path, 'r');
    try {
      return await fill(handle, new Uint8Array(length), from);
    } finally {
      await handle.close();
    }
  }

  async readLarge(
    path: string,
    room: number,
    seen: (part: Uint8Array) => void,
  ): Promise<{ bytes: Uint8Array; size: number }> {
    const handle = await open(path, 'r');
    try {
      const expected = (await handle.stat()).size;
      const bytes = Buffer.allocUnsafeSlow(expected + room);
      const parts: Promise<Buffer>[] = [];
      const readOn = (from: number) => {
        if (from >= expected) return;
        const part = fill(
          handle,
          bytes.subarray(from, Math.min(from + PART_BYTES, expected)),
          from,
        );
        // It is awaited in its turn; until then nobody else may call its failure unhandled.
        part.catch(() => undefined);
        parts.push(part);
      };
      for (let part = 0; part < PARTS_AT_ONCE; part += 1) readOn(part * PART_BYTES);
      let size = 0;
      for (let next = PARTS_AT_ONCE * PART_BYTES; ; next += PART_BYTES) {
        const part = await parts.shift();
        if (part === undefined || part.length === 0) return { bytes, size };
        size += part.length;
        readOn(next);
        seen(part);
      }
    } finally {
      await handle.close();
    }
  }

  readEach(paths: readonly string[]): (Uint8Array | Error)[] {
    return paths.map((path) => {
      try {
        return readFileSync(path);
      } catch (error) {
        return error instanceof Error ? error : new Error(String(error));
      }
    });
  }

  async list(folder: string): Promise<DiskFile[]> {
    let names: string[];
    try {
      const entries = await readdir(folder, { withFileTypes: true });
      names = entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
    const entries = await Promise.all(
      names.map(async (name) => {
        const found = await this.stat(join(folder, name));
        return found && { name, ...found };
      }),
    );
    return entries.filter((entry) => entry !== undefined);
  }

  async stat(path: string): Promise<Omit<DiskFile, 'name'> | undefined> {
    try {
      const { size, mtimeMs } = await stat(path);
      return { size, modifiedAt: mtimeMs };
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async replace(
    path: string,
    content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  ): Promise<void> {
    const temporary = `${path}.${randomUUID()}${TEMPORARY_SUFFIX}`;
    try {
      const handle = await openNew(temporary, 'wx');
      try {
        for await (const bytes of content) await writeWhole(handle, bytes);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await this.rename(temporary, path);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
    await syncFolder(dirname(path));
  }

  async rename(from: string, to: string): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await rename(from, to);
        return;
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : '';
        if (!BUSY.has(code) || attempt === RENAME_ATTEMPTS) throw error;
        await wait(FIRST_PAUSE_MS * 2 ** attempt);
      }
    }
  }

  async remove(path: string): Promise<void> {
    await rm(path, { force: true });
  }
}

class NodeAppendFile implements AppendFile {
  private lastMs = Infinity;

  constructor(
    private readonly path: string,
    private readonly handle: FileHandle,
    private readonly inode: number,
  ) {}

  async append(bytes: Uint8Array): Promise<void> {
    const start = performance.now();
    if (this.lastMs < WORTH_BLOCKING_MS) {
      for (let written = 0; written < bytes.length;) {
        written += someBytes(writeSync(this.handle.fd, bytes, written, bytes.length - written));
      }
      fdatasyncSync(this.handle.fd);
    } else {
      await writeWhole(this.handle, bytes);
      await this.handle.datasync();
    }
    this.lastMs = performance.now() - start;
    // An open file outlives its deletion: what was written to it then is durable nowhere.
    if (statSync(this.path, { throwIfNoEntry: false })?.ino !== this.inode) {
      throw new FileGone(this.path);
    }
  }

  async truncate(size: number): Promise<void> {
    await this.handle.truncate(size);
    await this.handle.sync();
  }

  async close(): Promise<void> {
    await this.handle.close();
  }
}

/** Folders are almost always there: they are made, durably, only where opening fails. */
async function openNew(path: string, flags: 'ax' | 'wx'): Promise<FileHandle> {
  try {
    return await open(path, flags);
  } catch (error) {
    if (!isMissing(error)) throw error;
    const folder = dirname(path);
    const first = await mkdir(folder, { recursive: true });
    for (let made = folder; first !== undefined && made.length >= first.length;) {
      made = dirname(made);
      await syncFolder(made);
    }
    return open(path, flags);
  }
}

/** Reads from an offset until the bytes are full or the file ends. Returns those that were read. */
async function fill<Bytes extends Uint8Array>(
  handle: FileHandle,
  bytes: Bytes,
  from: number,
): Promise<Bytes> {
  let filled = 0;
  while (filled < bytes.length) {
    const left = bytes.length - filled;
    const { bytesRead } = await handle.read(bytes, filled, left, from + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled) as Bytes;
}

async function writeWhole(handle: FileHandle, bytes: Uint8Array): Promise<void> {
  for (let written = 0; written < bytes.length;) {
    const { bytesWritten } = await handle.write(bytes, written, bytes.length - written);
    written += someBytes(bytesWritten);
  }
}

function someBytes(written: number): number {
  if (written === 0) throw new Error('The disk took no more bytes');
  return written;
}

/** Makes a new name durable. Windows cannot sync folders and does not need to. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
