import type { Git } from './Git';
import { ObjectStream } from './ObjectStream';

/**
 * Contents of objects. Git is started at the first reading and stays until `close`, since starting it
 * takes longer than reading some files.
 */
export class ObjectReader {
  private streams: { sizes: ObjectStream; contents: ObjectStream } | undefined;

  /** @param signal ends git, and what is being read rejects with an `AbortError` */
  constructor(
    private readonly git: Git,
    private readonly signal?: AbortSignal,
  ) {}

  /**
   * Contents in the order of `objectIds`; `undefined` for one that is missing, no blob, or larger than
   * `maxBytes`.
   * @throws GitError, or an `AbortError` when the signal aborts
   */
  async read(objectIds: readonly string[], maxBytes: number): Promise<(Buffer | undefined)[]> {
    if (objectIds.length === 0) return [];
    const { sizes, contents } = (this.streams ??= {
      sizes: new ObjectStream(this.git, '--batch-check', this.signal),
      contents: new ObjectStream(this.git, '--batch', this.signal),
    });
    const infos = await sizes.ask(objectIds);
    const wanted = objectIds.filter((_, index) => {
      const info = infos[index];
      return info?.type === 'blob' && info.size <= maxBytes;
    });
    const found = await contents.ask(wanted);
    const byId = new Map(wanted.map((id, index) => [id, found[index]?.content]));
    return objectIds.map((id) => byId.get(id));
  }

  close(): void {
    this.streams?.sizes.close();
    this.streams?.contents.close();
  }
}
