import type { AppendFile, Disk, DiskFile } from '../../src/store/disk/Disk';
import { FileGone } from '../../src/store/disk/Disk';

interface MemoryFile {
  bytes: Buffer;
  modifiedAt: number;
}

/** What goes wrong with an operation that writes. */
export interface Fault {
  code: string;
  /** Of an append or a replacement: how many bytes still reach the file. */
  written?: number;
}

/** A disk in memory that behaves like the real one, and fails when told to. */
export class MemoryDisk implements Disk {
  readonly files = new Map<string, MemoryFile>();
  /** Asked before every operation that writes; what it returns goes wrong. */
  fault: (operation: string, path: string) => Fault | undefined = () => undefined;
  /** Operations that changed something, in order. */
  readonly operations: string[] = [];
  now = 0;

  async create(path: string): Promise<AppendFile> {
    this.writing('create', path);
    if (this.files.has(path)) throw failure('EEXIST', path);
    const file = this.put(path, Buffer.alloc(0));
    const append = async (bytes: Uint8Array) => {
      const fault = this.faultOf('append', path);
      const written = fault ? (fault.written ?? 0) : bytes.length;
      file.bytes = Buffer.concat([file.bytes, bytes.subarray(0, written)]);
      file.modifiedAt = this.now;
      if (fault) throw failure(fault.code, path);
      if (this.files.get(path) !== file) throw new FileGone(path);
    };
    const truncate = async (size: number) => {
      this.writing('truncate', path);
      file.bytes = file.bytes.subarray(0, size);
    };
    return { append, truncate, close: async () => undefined };
  }

  async read(path: string, from: number, length: number): Promise<Uint8Array> {
    return Buffer.from(this.file(path).bytes.subarray(from, from + length));
  }

  async readLarge(
    path: string,
    room: number,
    seen: (part: Uint8Array) => void,
  ): Promise<{ bytes: Uint8Array; size: number }> {
    const content = this.file(path).bytes;
    const size = content.length;
    const bytes = Buffer.concat([content, Buffer.alloc(room)]);
    for (let end = 0; end < size;) {
      const start = end;
      end = Math.min(size, start + 1000);
      seen(bytes.subarray(start, end));
    }
    return { bytes, size };
  }

  readEach(paths: readonly string[]): (Uint8Array | Error)[] {
    return paths.map((path) => {
      const bytes = this.files.get(path)?.bytes;
      return bytes ? Buffer.from(bytes) : failure('ENOENT', path);
    });
  }

  async list(folder: string): Promise<DiskFile[]> {
    const start = `${folder}/`;
    return [...this.files]
      .filter(([path]) => path.startsWith(start) && !path.slice(start.length).includes('/'))
      .map(([path, { bytes, modifiedAt }]) => ({
        name: path.slice(start.length),
        size: bytes.length,
        modifiedAt,
      }));
  }

  async stat(path: string): Promise<Omit<DiskFile, 'name'> | undefined> {
    const file = this.files.get(path);
    return file && { size: file.bytes.length, modifiedAt: file.modifiedAt };
  }

  async replace(
    path: string,
    content: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  ): Promise<void> {
    this.writing('replace', path);
    const parts: Uint8Array[] = [];
    for await (const part of content) parts.push(Buffer.from(part));
    this.put(path, Buffer.concat(parts));
  }

  async rename(from: string, to: string): Promise<void> {
    this.writing('rename', from);
    const file = this.file(from);
    this.files.delete(from);
    this.files.set(to, file);
  }

  async remove(path: string): Promise<void> {
    this.writing('remove', path);
    this.files.delete(path);
  }

  /** What a machine that crashed now would find: the same files, and nobody holds them open. */
  copy(): MemoryDisk {
    const copy = new MemoryDisk();
    copy.now = this.now;
    for (const [path, { bytes, modifiedAt }] of this.files) {
      copy.files.set(path, { bytes: Buffer.from(bytes), modifiedAt });
    }
    return copy;
  }

  /** All files by path. */
  *contents(): Iterable<[path: string, bytes: Buffer]> {
    for (const [path, { bytes }] of this.files) yield [path, bytes];
  }

  private put(path: string, bytes: Buffer): MemoryFile {
    const file = { bytes, modifiedAt: this.now };
    this.files.set(path, file);
    return file;
  }

  private file(path: string): MemoryFile {
    const file = this.files.get(path);
    if (!file) throw failure('ENOENT', path);
    return file;
  }

  private writing(operation: string, path: string): void {
    const fault = this.faultOf(operation, path);
    if (fault) throw failure(fault.code, path);
  }

  private faultOf(operation: string, path: string): Fault | undefined {
    this.operations.push(`${operation} ${path}`);
    return this.fault(operation, path);
  }
}

function failure(code: string, path: string): Error {
  return Object.assign(new Error(`${code}: ${path}`), { code });
}
