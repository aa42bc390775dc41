import { type Git, GitError } from './Git';
import { ObjectStream } from './ObjectStream';

/** Git ends at each object that a partial clone lacks, so that a clone without any is given up. */
const MAX_NOT_FETCHED = 50;

/**
 * Contents of objects. Git is started at the first reading and stays until `close`, since starting it
 * takes longer than reading some files.
 */
export class ObjectReader {
  private streams: { sizes: ObjectStream; contents: ObjectStream } | undefined;

  private readonly notFetched = new Set<string>();

  /** @param signal ends git, and what is being read rejects with an `AbortError` */
  constructor(
    private readonly git: Git,
    private readonly signal?: AbortSignal,
  ) {}

  /**
   * Contents in the order of `objectIds`; `undefined` for one that is missing, no blob, or larger than
   * `maxBytes`.
   * @throws GitError, also where a partial clone lacks many of them; or an `AbortError` when the
   * signal aborts
   */
  async read(objectIds: readonly string[], maxBytes: number): Promise<(Buffer | undefined)[]> {
    const there = objectIds.filter((id) => !this.notFetched.has(id));
    if (there.length === 0) return objectIds.map(() => undefined);
    try {
      const found = await this.readAll(there, maxBytes);
      return objectIds.map((id) => found.get(id));
    } catch (error) {
      if (!this.isNotFetched(error)) throw error;
      return this.read(objectIds, maxBytes);
    }
  }

  /** Whether a clone lacks an object, which is left out from now on. */
  lacks(objectId: string): boolean {
    return this.notFetched.has(objectId);
  }

  close(): void {
    this.streams?.sizes.close();
    this.streams?.contents.close();
  }

  private async readAll(ids: string[], maxBytes: number): Promise<Map<string, Buffer | undefined>> {
    const { sizes, contents } = (this.streams ??= {
      sizes: new ObjectStream(this.git, '--batch-check', this.signal),
      contents: new ObjectStream(this.git, '--batch', this.signal),
    });
    const infos = await sizes.ask(ids);
    const wanted = ids.filter((_, index) => {
      const info = infos[index];
      return info?.type === 'blob' && info.size <= maxBytes;
    });
    const found = await contents.ask(wanted);
    return new Map(wanted.map((id, index) => [id, found[index]?.content]));
  }

  private isNotFetched(error: unknown): boolean {
    if (!(error instanceof GitError) || error.objectId === undefined) return false;
    if (this.notFetched.size === MAX_NOT_FETCHED || this.lacks(error.objectId)) return false;
    this.notFetched.add(error.objectId);
    this.close();
    this.streams = undefined;
    return true;
  }
}
