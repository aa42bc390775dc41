import { LibraryGone } from '../../core/errors';
import type { Disk } from '../disk/Disk';
import { isTaken } from '../disk/Disk';

const NAME = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(\.ended)?$/;

/** Why a library is not where it was. */
export type LossReason =
  /** Its folder, or all that was in it. */
  | 'missing'
  /** Its journals alone. */
  | 'emptied'
  /** Another library stands in its place. */
  | 'another'
  | 'unreadable'
  /** A person began another one in its place. */
  | 'replaced';

export interface LibraryNames {
  /** Of the library that is there; several when windows made it at the same time. */
  ids: ReadonlySet<string>;
  /** Of libraries that were there, and that a person went on without. */
  ended: ReadonlySet<string>;
}

/**
 * By what a library is told from another one at the same path, such as the empty folder that a disk
 * leaves when it is unmounted: empty files below `identity`, each with a name of its own. A library
 * gets its first with its first event; older ones have none until they are written again.
 */
export class LibraryIdentity {
  /** `undefined` stands for a library that had events and no name. */
  private readonly expected = new Set<string | undefined>();

  constructor(
    private readonly disk: Disk,
    private readonly library: string,
    private readonly newId: () => string,
  ) {}

  /** The name of the library that is open, once it has one. */
  get id(): string | undefined {
    return [...this.expected].find((id) => id !== undefined);
  }

  get isExpected(): boolean {
    return this.expected.size > 0;
  }

  /** From now on the library must be the one of this name, or one with events if it has no name. */
  expect(id: string | undefined): void {
    this.expected.add(id);
  }

  async names(): Promise<LibraryNames> {
    const ids = new Set<string>();
    const ended = new Set<string>();
    for (const { name } of await this.disk.list(this.folder)) {
      const [, id, end] = NAME.exec(name) ?? [];
      if (id !== undefined) (end === undefined ? ids : ended).add(id);
    }
    return { ids, ended };
  }

  /** Whether the library is still there, as far as can be told without reading its journals. */
  async look(): Promise<LossReason | undefined> {
    let names: LibraryNames;
    try {
      names = await this.names();
      const reason = await this.reasonIn(names);
      if (reason !== undefined) return reason;
    } catch {
      // What went wrong is told by whoever reads the journals.
      return this.isExpected ? 'unreadable' : undefined;
    }
    if (this.id === undefined) this.adopt(names);
    return undefined;
  }

  /**
   * To be called before anything is made in the library: gives it a name if it has none.
   * @throws LibraryGone; what the disk throws
   */
  async ensure(): Promise<void> {
    if ((await this.look()) !== undefined) throw new LibraryGone(this.library);
    const { ids } = await this.names();
    if (ids.size > 0) return;
    const id = this.id ?? this.newId();
    await this.create(id);
    this.replaceBy(id);
  }

  /** Lets another library stand where the expected one was: the one that is there now, or a new one. */
  async startAnew(): Promise<void> {
    const { ids } = await this.names();
    for (const id of this.expected) {
      if (id === undefined || !ids.has(id)) await this.create(`${id ?? this.newId()}.ended`);
    }
    if (ids.size === 0) await this.create(this.newId());
  }

  private async reasonIn({ ids, ended }: LibraryNames): Promise<LossReason | undefined> {
    for (const id of this.expected) {
      if (id !== undefined && ids.has(id)) continue;
      if (id !== undefined && ended.has(id)) return 'replaced';
      if (id !== undefined && ids.size > 0) return 'another';
      if (ids.size === 0 && !(await this.hasJournals())) return 'missing';
    }
    return undefined;
  }

  private adopt({ ids }: LibraryNames): void {
    const [id] = [...ids].sort();
    if (id !== undefined) this.replaceBy(id);
  }

  private replaceBy(id: string): void {
    this.expected.clear();
    this.expected.add(id);
  }

  private async hasJournals(): Promise<boolean> {
    for (const kind of ['journals', 'archives']) {
      const files = await this.disk.list(`${this.library}/${kind}`);
      if (files.some(({ name }) => name.includes('.ndjson'))) return true;
    }
    return false;
  }

  private async create(name: string): Promise<void> {
    try {
      await (await this.disk.create(`${this.folder}/${name}`)).close();
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  }

  private get folder(): string {
    return `${this.library}/identity`;
  }
}
