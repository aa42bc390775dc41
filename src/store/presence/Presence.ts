import { LibraryGone } from '../../core/errors';
import type { LibraryIdentity, LossReason } from './LibraryIdentity';
import type { LibraryMemory, RememberedLibrary } from './LibraryMemory';
import type { LibraryReader } from '../journal/LibraryReader';
import type { ReadMarks } from '../journal/ReadMarks';
import type { Sql } from '../tables/Sql';

/** A library that was there and is not. */
export interface LibraryLoss {
  /** Absolute path. */
  folder: string;
  why: LossReason;
  /** How many patterns were in it. */
  patterns: number;
}

/** Notices that the library went, and that it came back. */
export class Presence {
  private current: LibraryLoss | undefined;

  /**
   * @param remembered from outside the library, if it was ever there
   * @param changed told of a loss once, and of its end
   */
  constructor(
    readonly identity: LibraryIdentity,
    private readonly folder: string,
    private readonly parts: { sql: Sql; marks: ReadMarks; reader: LibraryReader },
    private readonly memory: LibraryMemory | undefined,
    private readonly remembered: RememberedLibrary | undefined,
    private readonly changed: (loss: LibraryLoss | undefined) => void,
  ) {}

  /** The loss that the last look found. */
  get loss(): LibraryLoss | undefined {
    return this.current;
  }

  /** False while what lies in the folder is not to be read: it is another library's. */
  async mayRead(): Promise<boolean> {
    const why = await this.identity.look();
    if (why !== undefined) this.found(why);
    return why !== 'another' && why !== 'replaced';
  }

  /** To be called after the journals were read. */
  async hasRead(): Promise<void> {
    const { marks, reader } = this.parts;
    const why = await this.identity.look();
    const emptied = reader.files === 0 && (!marks.isEmpty || this.remembered !== undefined);
    this.found(why ?? (emptied && this.identity.isExpected ? 'emptied' : undefined));
    if (why === undefined && !marks.isEmpty && !this.identity.isExpected) {
      this.identity.expect(undefined);
    }
  }

  /** @throws LibraryGone unless something may be made in the library */
  async ensure(): Promise<void> {
    if (this.current?.why === 'emptied') throw new LibraryGone(this.folder);
    await this.identity.ensure();
  }

  /** Remembers the library outside of it. */
  async remember(): Promise<void> {
    if (this.current || this.parts.marks.isEmpty) return;
    await this.memory?.write({ id: this.identity.id ?? null, patterns: this.patterns });
  }

  private found(why: LossReason | undefined): void {
    if (why === this.current?.why) return;
    const patterns = Math.max(this.patterns, this.remembered?.patterns ?? 0);
    this.current = why && { folder: this.folder, why, patterns };
    this.changed(this.current);
  }

  private get patterns(): number {
    return this.parts.sql.value<number>('SELECT count(*) FROM pattern') ?? 0;
  }
}
