import { isStructural, isTypeArguments } from '../languages/kinds';
import { type FlatTree, isLeaf, kindOf, partsOf, textOf } from '../syntax/FlatTree';
import { longestCommon } from '../syntax/longestCommon';
import type { Versions } from './treeDiff';

/** A run of siblings on each side; a pair of nodes in `transparent` counts as equal. */
export interface Region {
  before: number[];
  after: number[];
  transparent: ReadonlyMap<number, number>;
}

/** What both sides of a region have in common, and where. */
export class RegionCode {
  readonly left: FlatTree;
  readonly right: FlatTree;
  /** Nodes that occur at the same place on both sides. */
  readonly inContext = new Set<number>();
  /** Lists of types whose elements are all gone on the after-side. */
  readonly emptied = new Set<number>();
  /** Keys of all after-side nodes. */
  readonly inAfter: ReadonlySet<string>;
  private readonly inBefore: ReadonlySet<string>;
  /** Words with which inserted elements of a list begin. */
  readonly inserted: string[];
  private readonly afterTexts = new Set<string>();

  constructor(
    readonly versions: Versions,
    readonly region: Region,
  ) {
    this.left = versions.before;
    this.right = versions.after;
    this.inAfter = new Set(this.allKeys(region.after, false));
    this.inBefore = new Set(this.allKeys(region.before, true));
    this.inserted = this.insertedWords();
    const { before, after } = region;
    if (before.length === after.length) {
      before.forEach((node, index) => this.alignInContext(node, after[index]!));
    } else this.alignRuns(before, after);
  }

  /** Whether the after-side has the code of a before-side node. */
  isShared(before: number): boolean {
    return this.inAfter.has(this.key(before, true));
  }

  /** Whether the before-side has the code of an after-side node. */
  isInBefore(after: number): boolean {
    return this.inBefore.has(this.key(after, false));
  }

  /** Equal code has equal keys; so have both nodes of a transparent pair. */
  key(node: number, isBefore: boolean): string {
    if (isBefore) {
      if (this.region.transparent.has(node)) return `p${node}`;
      return `${this.versions.beforeHashes[node]}`;
    }
    for (const [left, right] of this.region.transparent) if (right === node) return `p${left}`;
    return `${this.versions.afterHashes[node]}`;
  }

  *allKeys(run: readonly number[], isBefore: boolean): Generator<string> {
    const tree = isBefore ? this.left : this.right;
    for (const root of run) {
      for (let node = root; node < root + tree.size[root]!; node++) yield this.key(node, isBefore);
    }
  }

  /** Whether the old code stays as it is, and new code comes around it. */
  get isWrapped(): boolean {
    const [root] = this.region.before;
    if (this.region.before.length !== 1 || root === undefined) return false;
    const { after } = this.region;
    const key = this.key(root, true);
    return !after.some((node) => this.key(node, false) === key) && this.isShared(root);
  }

  /** Marks what is equal at the same place of two nodes of one kind. */
  alignInContext(before: number, after: number): void {
    if (this.left.kind[before] !== this.right.kind[after]) return;
    if (this.key(before, true) === this.key(after, false)) {
      this.inContext.add(before);
      return;
    }
    const lefts = partsOf(this.left, before);
    const rights = partsOf(this.right, after);
    if (isTypeArguments(kindOf(this.left, before)) && isEmptied(lefts, rights)) {
      this.emptied.add(before);
    }
    this.alignRuns(lefts, rights);
  }

  alignRuns(lefts: readonly number[], rights: readonly number[]): void {
    const equal = longestCommon(
      lefts.length,
      rights.length,
      (i, j) => this.key(lefts[i]!, true) === this.key(rights[j]!, false),
    );
    let [i, j] = [0, 0];
    for (const [nextI, nextJ] of [...equal, [lefts.length, rights.length] as const]) {
      if (nextI - i === 1 && nextJ - j === 1) this.alignInContext(lefts[i]!, rights[j]!);
      if (nextI < lefts.length) this.inContext.add(lefts[nextI]!);
      i = nextI + 1;
      j = nextJ + 1;
    }
  }

  insertedWords(): string[] {
    const known = new Set(this.allKeys(this.region.before, true));
    const words: string[] = [];
    for (const root of this.region.after) {
      for (let node = root; node < root + this.right.size[root]!; node++) {
        if (!isStructural(kindOf(this.right, node)) || known.has(this.key(node, false))) continue;
        const word = /[\p{L}\p{N}_$-]+/u.exec(textOf(this.right, node))?.[0];
        if (word !== undefined) words.push(word);
      }
    }
    return words;
  }

  namesInAfter(): ReadonlySet<string> {
    if (this.afterTexts.size > 0) return this.afterTexts;
    for (const root of this.region.after) {
      for (let node = root; node < root + this.right.size[root]!; node++) {
        if (isLeaf(this.right, node)) this.afterTexts.add(textOf(this.right, node));
      }
    }
    return this.afterTexts;
  }

  /** Whether a run of siblings is found side by side on the after-side too. */
  runInAfter(run: readonly number[]): boolean {
    const keys = run.map((each) => this.key(each, true));
    return this.findRun(keys);
  }

  findRun(keys: readonly string[]): boolean {
    const { right } = this;
    for (const root of this.region.after) {
      for (let node = root; node < root + right.size[root]!; node++) {
        if (this.key(node, false) !== keys[0]) continue;
        const parent = right.parent[node]!;
        if (parent < 0) continue;
        const siblings = partsOf(right, parent);
        const at = siblings.indexOf(node);
        const follows = keys.every((key, index) => {
          const sibling = siblings[at + index];
          return sibling !== undefined && this.key(sibling, false) === key;
        });
        if (follows && this.isList(parent)) return true;
      }
    }
    return false;
  }

  /** Whether a node's code stands on the before-side more than once: it is one hole then. */
  isRepeated(before: number): boolean {
    const key = this.key(before, true);
    let count = 0;
    for (const each of this.allKeys(this.region.before, true)) if (each === key) count++;
    return count > 1;
  }

  /** Whether a node's code is nowhere on the after-side but in lists. */
  isOnlyInLists(before: number): boolean {
    const { right } = this;
    const key = this.key(before, true);
    for (const root of this.region.after) {
      for (let node = root; node < root + right.size[root]!; node++) {
        if (this.key(node, false) === key && (node === root || !this.isList(right.parent[node]!)))
          return false;
      }
    }
    return true;
  }

  isList(node: number): boolean {
    const first = partsOf(this.right, node)[0];
    const kind = kindOf(this.right, node);
    if (first === undefined || /interpolation|substitution|parenthesized/.test(kind)) return false;
    const children = partsOf(this.right, node).slice(0, 2);
    return children.some((child) => /^[([{]$/.test(textOf(this.right, child)));
  }

  /** Whether the text of a string stands beside code in a string of the after-side: `Hello #{name}`. */
  isJoinedWithCode(content: number): boolean {
    const { right } = this;
    const key = this.key(content, true);
    for (const root of this.region.after) {
      for (let at = root; at < root + right.size[root]!; at++) {
        if (this.key(at, false) !== key) continue;
        const beside = partsOf(right, right.parent[at]!);
        if (beside.some((part) => /interpolation|substitution/.test(kindOf(right, part))))
          return true;
      }
    }
    return false;
  }

  /** Whether the after-side has a node within a string. */
  isInterpolated(node: number): boolean {
    const { right } = this;
    const key = this.key(node, true);
    for (const root of this.region.after) {
      for (let at = root; at < root + right.size[root]!; at++) {
        const parent = right.parent[at]!;
        if (this.key(at, false) === key && /interpolation|substitution/.test(kindOf(right, parent)))
          return true;
      }
    }
    return false;
  }
}

/** Only the brackets are left of what had elements between them. */
const isEmptied = (before: readonly number[], after: readonly number[]) =>
  after.length === 2 && before.length > 2;
