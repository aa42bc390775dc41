import { isBody } from '../languages/kinds';
import { type FlatTree, isLeaf, kindOf } from '../syntax/FlatTree';
import { comparedChildren, Hashes, likeness, tokenBag } from '../syntax/hashes';
import { longestCommon } from '../syntax/longestCommon';

/** Two versions of a file, ready to be compared. */
export interface Versions {
  path: string;
  before: FlatTree;
  after: FlatTree;
  beforeHashes: Int32Array;
  afterHashes: Int32Array;
}

/** A pair of nodes that stand for the same place in both versions. */
export interface Pair {
  before: number;
  after: number;
}

/**
 * The smallest runs of siblings outside of which all is unchanged; one of both may be empty.
 * `chain` holds the pairs around it, nearest first: the parents of the runs come first.
 */
export interface Edit {
  before: number[];
  after: number[];
  chain: Pair[];
  /** Indices among the compared children of both parents at which the runs begin. */
  at: Pair;
}

export interface Differences {
  edits: Edit[];
  /** Nodes that were paired though they differ, before to after. */
  paired: Map<number, number>;
}

export function versionsOf(path: string, before: FlatTree, after: FlatTree): Versions {
  const hashes = new Hashes();
  return {
    path,
    before,
    after,
    beforeHashes: hashes.of(before),
    afterHashes: hashes.of(after),
  };
}

/** Below this depth a difference is not followed any further. */
const MAX_DEPTH = 400;
const ALIKE = 0.5;
const REPLACED = 0.2;
/** Nodes of so few nodes are versions of each other if their kind is the same. */
const SMALL = 4;
const SUCCEEDS = 0.3;

/**
 * Compares two versions from the root down: children are aligned by equal sub-trees, what remains by
 * likeness (the essentials of GumTree, Falleri et al., ASE 2014).
 */
export function differencesOf(versions: Versions): Differences {
  const differ = new Differ(versions);
  if (versions.beforeHashes[0] !== versions.afterHashes[0]) differ.descend(0, 0, []);
  return { edits: differ.edits, paired: differ.paired };
}

class Differ {
  readonly edits: Edit[] = [];
  readonly paired = new Map<number, number>();
  private readonly bags = [
    new Map<number, Map<number, number>>(),
    new Map<number, Map<number, number>>(),
  ];

  constructor(private readonly versions: Versions) {}

  descend(before: number, after: number, chain: readonly Pair[]): void {
    const { beforeHashes, afterHashes } = this.versions;
    if (chain.length >= MAX_DEPTH) {
      const at = { before: 0, after: 0 };
      this.edits.push({ before: [before], after: [after], chain: [...chain], at });
      return;
    }
    this.paired.set(before, after);
    const inner = [{ before, after }, ...chain];
    const left = comparedChildren(this.versions.before, before);
    const right = comparedChildren(this.versions.after, after);
    const equal = longestCommon(
      left.length,
      right.length,
      (i, j) => beforeHashes[left[i]!] === afterHashes[right[j]!],
    );
    let i = 0;
    let j = 0;
    for (const [nextI, nextJ] of [...equal, [left.length, right.length] as const]) {
      if (nextI > i || nextJ > j) {
        const at = { before: i, after: j };
        this.gap(left.slice(i, nextI), right.slice(j, nextJ), inner, at);
      }
      i = nextI + 1;
      j = nextJ + 1;
    }
  }

  /** What lies between two equal neighbours. */
  private gap(before: number[], after: number[], chain: Pair[], at: Pair): void {
    const couples = this.couples(before, after);
    let i = 0;
    let j = 0;
    for (const [nextI, nextJ] of [...couples, [before.length, after.length] as const]) {
      if (nextI > i || nextJ > j) {
        const from = { before: at.before + i, after: at.after + j };
        this.replaced(before.slice(i, nextI), after.slice(j, nextJ), chain, from);
      }
      if (nextI < before.length) this.descend(before[nextI]!, after[nextJ]!, chain);
      i = nextI + 1;
      j = nextJ + 1;
    }
  }

  /** Siblings that gave way to others: one by one where each has its successor. */
  private replaced(before: number[], after: number[], chain: Pair[], at: Pair): void {
    const successors = before.length === after.length && before.length > 1 && before.length < 200;
    const { before: left, after: right } = this.versions;
    const apart =
      successors &&
      before.every(
        (node, index) =>
          !isLeaf(left, node) &&
          !isLeaf(right, after[index]!) &&
          this.like(node, after[index]!) >= SUCCEEDS,
      );
    const pieces = apart
      ? before.map((node, index) => [[node], [after[index]!]] as const)
      : [[before, after] as const];
    for (const [index, [from, to]] of pieces.entries()) {
      const own = { before: at.before + index, after: at.after + index };
      this.edits.push({ before: [...from], after: [...to], chain, at: own });
      this.within(from, to, chain);
    }
  }

  /** Pairs of inner nodes of one kind that are versions of each other, in order. */
  private couples(before: number[], after: number[]): [number, number][] {
    const { before: left, after: right } = this.versions;
    const fits = (i: number, j: number) =>
      left.kind[before[i]!] === right.kind[after[j]!] &&
      !isLeaf(left, before[i]!) &&
      !isLeaf(right, after[j]!);
    if (before.length === 1 && after.length === 1) {
      const isSmall = left.size[before[0]!]! <= SMALL && right.size[after[0]!]! <= SMALL;
      const pairs = fits(0, 0) && (isSmall || this.like(before[0]!, after[0]!) >= REPLACED);
      return pairs ? [[0, 0]] : [];
    }
    if (before.length * after.length > 40_000) return [];
    const alike = longestCommon(
      before.length,
      after.length,
      (i, j) => fits(i, j) && this.like(before[i]!, after[j]!) >= ALIKE,
    );
    return alike;
  }

  /** Large parts of a replaced node that live on below the new one, such as the body of a function. */
  private within(before: readonly number[], after: readonly number[], chain: Pair[]): void {
    const { before: left, after: right, beforeHashes, afterHashes } = this.versions;
    if (before.length !== 1 || after.length !== 1) return;
    const lefts = bodiesBelow(left, before[0]!);
    const rights = bodiesBelow(right, after[0]!);
    for (const child of lefts) {
      const partner = rights.find(
        (other) =>
          left.kind[child] === right.kind[other] &&
          beforeHashes[child] !== afterHashes[other] &&
          this.like(child, other) >= ALIKE,
      );
      if (partner !== undefined) this.descend(child, partner, chain);
    }
  }

  private like(before: number, after: number): number {
    return likeness(this.bag(0, before), this.bag(1, after));
  }

  private bag(side: 0 | 1, node: number): Map<number, number> {
    const { before, after, beforeHashes, afterHashes } = this.versions;
    const known = this.bags[side]!.get(node);
    if (known !== undefined) return known;
    const bag =
      side === 0 ? tokenBag(before, node, beforeHashes) : tokenBag(after, node, afterHashes);
    this.bags[side]!.set(node, bag);
    return bag;
  }
}

/** The outermost bodies below a node. */
function bodiesBelow(tree: FlatTree, node: number): number[] {
  const bodies: number[] = [];
  const end = node + tree.size[node]!;
  for (let i = node + 1; i < end && bodies.length < 20; i++) {
    if (!isBody(kindOf(tree, i))) continue;
    bodies.push(i);
    i += tree.size[i]! - 1;
  }
  return bodies;
}
