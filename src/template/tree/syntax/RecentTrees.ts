import type { FlatTree } from './FlatTree';
import type { Parsers } from './Parsers';

/**
 * Trees of the texts that were parsed last. A file's text after one commit is its text before the
 * next one, and edits that are compared with each other lie in the same files.
 */
export class RecentTrees implements Pick<Parsers, 'parseVersions'> {
  private readonly trees = new Map<string, FlatTree>();
  private held = 0;

  /** @param room UTF-16 units of the texts whose trees are kept. */
  constructor(
    private readonly parsers: Parsers,
    private readonly room: number,
  ) {}

  /** As `Parsers.parseVersions`. */
  async parseVersions(
    grammar: string,
    before: string,
    after: string,
  ): Promise<[before: FlatTree, after: FlatTree] | undefined> {
    const known = [before, after].map((text) => this.trees.get(keyOf(grammar, text)));
    const trees = known.some((tree) => tree !== undefined)
      ? [
          known[0] ?? (await this.parsers.parse(grammar, before)),
          known[1] ?? (await this.parsers.parse(grammar, after)),
        ]
      : await this.parsers.parseVersions(grammar, before, after);
    const [first, second] = trees ?? [];
    if (first === undefined || second === undefined) return undefined;
    this.keep(grammar, first);
    this.keep(grammar, second);
    return [first, second];
  }

  private keep(grammar: string, tree: FlatTree): void {
    const key = keyOf(grammar, tree.text);
    // A map keeps the order in which its keys came: the first is the one unused for longest.
    if (this.trees.delete(key)) this.held -= tree.text.length;
    this.trees.set(key, tree);
    this.held += tree.text.length;
    for (const [oldest, { text }] of this.trees) {
      if (this.held <= this.room) break;
      this.trees.delete(oldest);
      this.held -= text.length;
    }
  }
}

const keyOf = (grammar: string, text: string) => `${grammar}\0${text}`;
