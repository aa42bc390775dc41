import { hash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { CodeHash } from '../../core/types';
import type { Disk } from '../disk/Disk';
import { isMissing } from '../disk/Disk';
import type { Log } from '../disk/Log';

const HASH = /^[0-9a-f]{64}$/;
/** A text, or what a crash left of one. Nothing else is ever deleted: a folder may be a link. */
const OWN_FILE = /^[0-9a-f]{64}(?:\.[0-9a-f-]{36}\.tmp)?$/;
/** Texts put lately are read back at once, when the event that names them is folded. */
const REMEMBERED = 32;
const REMEMBERED_LENGTH = 256 * 1024;
const AT_ONCE = 32;

/** Names of the folders in which the texts lie, by the first two digits of their hash. */
export const BLOB_FOLDERS = Array.from({ length: 256 }, (_, index) =>
  index.toString(16).padStart(2, '0'),
);

/** Code, each text in a file of its own under its SHA-256. */
export class Blobs {
  private readonly recent = new Map<CodeHash, string>();

  constructor(
    private readonly disk: Disk,
    private readonly folder: string,
    private readonly log: Log,
  ) {}

  /**
   * Durable when resolved. A text that is there already is written again: it may be damaged, and its
   * time says that it is wanted, see `removeUnless`.
   */
  async put(text: string): Promise<CodeHash> {
    const code = hash('sha256', text, 'hex');
    await this.disk.replace(this.pathOf(code), [Buffer.from(text, 'utf8')]);
    this.remember(code, text);
    return code;
  }

  /** `undefined` for a text that is missing or damaged. */
  async read(code: CodeHash): Promise<string | undefined> {
    return (await this.readMany([code])).get(code);
  }

  /** The texts that are there and whole, by their hashes. */
  async readMany(codes: Iterable<CodeHash>): Promise<Map<CodeHash, string>> {
    const texts = new Map<CodeHash, string>();
    const unread: CodeHash[] = [];
    for (const code of codes) {
      const recent = this.recent.get(code);
      if (recent !== undefined) texts.set(code, recent);
      else if (HASH.test(code)) unread.push(code);
    }
    for (let start = 0; start < unread.length; start += AT_ONCE) {
      const some = unread.slice(start, start + AT_ONCE);
      const contents = this.disk.readEach(some.map((code) => this.pathOf(code)));
      some.forEach((code, index) => {
        const text = this.verified(code, contents[index]);
        if (text !== undefined) texts.set(code, text);
      });
      await setImmediate();
    }
    return texts;
  }

  /**
   * Deletes a text, unless it was put again after a time: then somebody relearned it and is about
   * to name it.
   * @param putAfter milliseconds since 1970; `Infinity` deletes in any case
   */
  async remove(code: CodeHash, putAfter: number): Promise<void> {
    this.recent.delete(code);
    const found = await this.disk.stat(this.pathOf(code));
    if (found && found.modifiedAt <= putAfter) await this.disk.remove(this.pathOf(code));
  }

  /** Deletes all texts and leftovers of crashes that nothing names and that are older than a time. */
  async removeUnnamed(named: ReadonlySet<CodeHash>, olderThan: number): Promise<number> {
    let removed = 0;
    for (const prefix of BLOB_FOLDERS) {
      const folder = `${this.folder}/${prefix}`;
      for (const { name, modifiedAt } of await this.disk.list(folder)) {
        if (!OWN_FILE.test(name) || named.has(name) || modifiedAt >= olderThan) continue;
        const path = `${folder}/${name}`;
        const now = await this.disk.stat(path);
        if (!now || now.modifiedAt >= olderThan) continue;
        await this.disk.remove(path);
        this.recent.delete(name);
        removed += 1;
      }
    }
    return removed;
  }

  /**
   * After others deleted code that they did not know to be wanted: puts back what was put lately and
   * is named, and forgets the rest of that.
   */
  async putBack(named: ReadonlySet<CodeHash>): Promise<void> {
    for (const [code, text] of [...this.recent]) {
      if (!named.has(code)) this.recent.delete(code);
      else if (!(await this.disk.stat(this.pathOf(code)))) await this.put(text);
    }
  }

  private verified(code: CodeHash, content: Uint8Array | Error | undefined): string | undefined {
    if (content === undefined || content instanceof Error) {
      if (!isMissing(content)) this.log('warn', `The code ${code} cannot be read`, content);
      return undefined;
    }
    if (hash('sha256', content, 'hex') !== code) {
      this.log('warn', `The code ${code} is damaged; it is treated as missing`);
      return undefined;
    }
    return Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('utf8');
  }

  private remember(code: CodeHash, text: string): void {
    if (text.length > REMEMBERED_LENGTH) return;
    this.recent.delete(code);
    this.recent.set(code, text);
    if (this.recent.size <= REMEMBERED) return;
    const [oldest] = this.recent.keys();
    if (oldest !== undefined) this.recent.delete(oldest);
  }

  private pathOf(code: CodeHash): string {
    return `${this.folder}/${code.slice(0, 2)}/${code}`;
  }
}
