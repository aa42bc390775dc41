/** Where `subtree.h` of tree-sitter 0.25 has what is read here, in bytes. */
const PADDING = 4;
const LENGTH = 16;
const CHILD_COUNT = 36;
const SYMBOL = 40;
const FLAGS = 44;
const MORE_FLAGS = 45;
const VISIBLE_CHILDREN = 48;
const VISIBLE_DESCENDANTS = 56;
const PRODUCTION = 66;

/**
 * Reads sub-trees where the parser has them in memory. To ask the library for each node costs several
 * calls into WebAssembly a node, most of the time that a scan takes; a test compares what both say.
 *
 * A sub-tree is two words: a small leaf itself, with its lowest bit set, or the address of the others,
 * whose children lie right before them.
 */
export class Subtrees {
  /** Bytes from one to its next sibling. */
  static readonly SIZE = 8;

  constructor(private readonly memory: DataView) {}

  isVisible(at: number): boolean {
    const word = this.word(at);
    return ((word & 1 ? word >> 1 : this.memory.getUint8(word + FLAGS)) & 1) !== 0;
  }

  /** Whether it may stand anywhere, such as a comment. */
  isExtra(at: number): boolean {
    const word = this.word(at);
    return (word & 1 ? word & 8 : this.memory.getUint8(word + FLAGS) & 4) !== 0;
  }

  /** Whether the parser put it in. */
  isMissing(at: number): boolean {
    const word = this.word(at);
    return (word & 1 ? word & 32 : this.memory.getUint8(word + MORE_FLAGS) & 2) !== 0;
  }

  symbol(at: number): number {
    const word = this.word(at);
    return word & 1 ? (word >> 8) & 255 : this.memory.getUint16(word + SYMBOL, true);
  }

  /** UTF-16 units before it that belong to no sub-tree, such as white space. */
  padding(at: number): number {
    const word = this.word(at);
    const bytes =
      word & 1 ? this.memory.getUint8(at + 6) : this.memory.getUint32(word + PADDING, true);
    return bytes >> 1;
  }

  /** In UTF-16 units. */
  length(at: number): number {
    const word = this.word(at);
    const bytes =
      word & 1 ? this.memory.getUint8(at + 7) : this.memory.getUint32(word + LENGTH, true);
    return bytes >> 1;
  }

  childCount(at: number): number {
    const word = this.word(at);
    return word & 1 ? 0 : this.memory.getUint32(word + CHILD_COUNT, true);
  }

  /** Visible ones, and those of hidden ones. */
  visibleChildren(at: number): number {
    return this.childCount(at) === 0
      ? 0
      : this.memory.getUint32(this.word(at) + VISIBLE_CHILDREN, true);
  }

  visibleDescendants(at: number): number {
    return this.childCount(at) === 0
      ? 0
      : this.memory.getUint32(this.word(at) + VISIBLE_DESCENDANTS, true);
  }

  /** Of one with children: by which rule of the grammar it was made. */
  production(at: number): number {
    return this.memory.getUint16(this.word(at) + PRODUCTION, true);
  }

  /** Of one with children: the address of the first. */
  firstChild(at: number): number {
    return this.word(at) - this.childCount(at) * Subtrees.SIZE;
  }

  private word(at: number): number {
    return this.memory.getUint32(at, true);
  }
}
