/** Paths of a project's files, sorted, and what was found out from them alone. */
export class Names {
  readonly #known: ReadonlySet<string>;
  readonly #facts = new Map<string, unknown>();

  constructor(readonly paths: readonly string[]) {
    this.#known = new Set(paths);
  }

  has(path: string): boolean {
    return this.#known.has(path);
  }

  /**
   * What `derive` makes of the paths, worked out once, since looking at every path of a large
   * project takes its time.
   * @param what names the fact; the same name always comes with the same `derive`
   */
  once<T>(what: string, derive: (paths: readonly string[]) => T): T {
    if (!this.#facts.has(what)) this.#facts.set(what, derive(this.paths));
    return this.#facts.get(what) as T;
  }
}
