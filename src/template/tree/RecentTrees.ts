import type { FlatTree } from './FlatTree';
import type { Parsers } from './Parsers';

/**
 * Trees of the texts that were parsed last. A file's text after one commit is its text before the
 * next one, and edits that are compared with each other lie in the same files.
 */
export class RecentTrees implements Pick<Parsers, 'parse'> {
  private readonly trees = new Map<string, FlatTree>();
  private held = 0;

  /** @param room UTF-16 units of the texts whose trees are kept. */
  constructor(
    private readonly parsers: Parsers,
    private readonly room: number,
  ) {}

  /** As `Parsers.parse`. */
  async parse(grammar: string, text: string): Promise<FlatTree | undefined> {
    const key = `${grammar}\0${text}`;
    const known = this.trees.get(key);
    const tree = known ?? (await this.parsers.parse(grammar, text));
    if (tree === undefined) return undefined;
    // A map keeps the order in which its keys came: the first is the one unused for longest.
    if (this.trees.delete(key)) this.held -= text.length;
    this.trees.set(key, tree);
    this.held += text.length;
    for (const [oldest, { text: old }] of this.trees) {
      if (this.held <= this.room) break;
      this.trees.delete(oldest);
      this.held -= old.length;
    }
    return tree;
  }
}
