import { crc32 } from 'node:zlib';
import type { Clock } from '../../core/ports';
import type { Disk } from '../disk/Disk';
import { TEMPORARY_SUFFIX } from '../disk/Disk';
import type { Log } from '../disk/Log';
import { FOLD_VERSION } from '../tables/schema';

const NAME = `learning.v${FOLD_VERSION}.sqlite`;
const MAGIC = Buffer.from('learning', 'latin1');
/** The magic word and a CRC-32 of all before it; SQLite ignores what follows its last page. */
const TRAILER_BYTES = MAGIC.length + 4;
const OTHER_VERSION = /^learning\.v\d+\.sqlite$/;
const DAMAGED = /\.damaged-\d+$/;
/** The database can grow by so much before sql.js copies it as a whole. */
const ROOM_SHARE = 8;
const LEAST_ROOM = 1024 * 1024;
const LEFTOVER_AGE_MS = 60 * 60 * 1000;

/** A copy of the tables on disk, to start from. Nothing is lost with it. */
export class Snapshot {
  constructor(
    private readonly disk: Disk,
    private readonly folder: string,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /**
   * The bytes of the database with room behind, or `undefined` if there is none or it is damaged and
   * set aside.
   */
  async read(): Promise<Uint8Array | undefined> {
    const found = await this.readVerified();
    if (found === 'missing') return undefined;
    if (found === 'damaged') {
      await this.setAside('its checksum is wrong');
      return undefined;
    }
    return found;
  }

  private async readVerified(): Promise<Uint8Array | 'missing' | 'damaged'> {
    const size = (await this.disk.stat(this.path))?.size;
    if (size === undefined) return 'missing';
    const end = size - TRAILER_BYTES;
    let sum = 0;
    let checked = 0;
    try {
      const room = Math.ceil(size / ROOM_SHARE) + LEAST_ROOM;
      const { bytes, size: read } = await this.disk.readLarge(this.path, room, (part) => {
        const content = part.subarray(0, Math.max(0, end - checked));
        sum = crc32(content, sum);
        checked += part.length;
      });
      const trailer = Buffer.from(bytes.subarray(Math.max(0, end), Math.max(0, read)));
      return end > 0 && read === size && trailer.equals(trailerOf(sum)) ? bytes : 'damaged';
    } catch (error) {
      this.log('warn', 'The snapshot cannot be read', error);
      return 'missing';
    }
  }

  async write(content: Uint8Array): Promise<void> {
    await this.disk.replace(this.path, [content, trailerOf(crc32(content))]);
  }

  /** Keeps a snapshot that is of no use for whoever wants to look into it. */
  async setAside(reason: string): Promise<void> {
    const aside = `${this.path}.damaged-${this.clock.now()}`;
    this.log('warn', `The snapshot is rebuilt because ${reason}; it is kept as ${aside}`);
    try {
      await this.removeAside();
      await this.disk.rename(this.path, aside);
    } catch (error) {
      this.log('warn', 'The damaged snapshot could not be set aside', error);
    }
  }

  /** Deletes what holds old code: snapshots of other versions, damaged ones, leftovers of crashes. */
  async removeOthers(): Promise<void> {
    for (const { name, modifiedAt } of await this.disk.list(this.folder)) {
      const leftover =
        name.startsWith(NAME) &&
        name.endsWith(TEMPORARY_SUFFIX) &&
        modifiedAt < this.clock.now() - LEFTOVER_AGE_MS;
      if (leftover || (OTHER_VERSION.test(name) && name !== NAME)) {
        await this.disk.remove(`${this.folder}/${name}`);
      }
    }
  }

  /** Deletes all that is on disk, since it holds code that must not be kept. */
  async removeAll(): Promise<void> {
    await this.disk.remove(this.path);
    await this.removeAside();
  }

  private async removeAside(): Promise<void> {
    for (const { name } of await this.disk.list(this.folder)) {
      if (DAMAGED.test(name)) await this.disk.remove(`${this.folder}/${name}`);
    }
  }

  private get path(): string {
    return `${this.folder}/${NAME}`;
  }
}

function trailerOf(checksum: number): Buffer {
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(checksum);
  return Buffer.concat([MAGIC, sum]);
}
