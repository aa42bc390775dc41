import { isArguments, isBody } from '../languages/kinds';
import { type FlatTree, isLeaf, kindOf, partsOf, textOf } from '../syntax/FlatTree';
import { comparedChildren } from '../syntax/hashes';
import { isPartOfImport } from '../imports/places';
import type { Differences, Edit, Pair, Versions } from './treeDiff';

/**
 * Edits that were made together, with the smallest runs of siblings that hold them. In
 * `return typeof a === "undefined"` → `return a === undefined` two edits, at `typeof a` and at the
 * string, are one change of the comparison, since they lie in one expression; in
 * `f(x == null, y == null)` → `f(isNull(x), isNull(y))` each argument is a change of its own.
 */
export interface Change {
  before: number[];
  after: number[];
  /** The pairs around the runs, nearest first: the parents of the runs come first. */
  chain: readonly Pair[];
  edits: readonly Edit[];
  /** Where the runs lie among the compared children of their parents. */
  slot: Slot;
}

/** Stretches of the compared children of two parents; ends are exclusive. */
export interface Slot {
  before: [number, number];
  after: [number, number];
}

/** A paired node in or below which something differs. */
interface Place {
  pair: Pair;
  chain: readonly Pair[];
  direct: Edit[];
  inner: Map<number, Place>;
}

/** A change on its way up: one that lies within an element of a list is complete by itself. */
interface Grown extends Change {
  isElement: boolean;
}

/** Changes of neighbouring statements. */
interface Group {
  slot: Slot;
  changes: Grown[];
  /** Whether they lie in a body within one of the statements. */
  isDeep: boolean;
}

/** Longer runs of statements are not one change. */
const MAX_RUN = 16;

/** Code of more nodes is not put together for a name that its parts share. */
const MAX_SIZE = 600;

/** The edits of two versions, put together as they were made together. */
export function changesOf(versions: Versions, { edits }: Differences): Change[] {
  const roots = new Map<number, Place>();
  for (const edit of edits) placeFor(edit, roots).direct.push(edit);
  const grouping = new Grouping(versions);
  return [...roots.values()].flatMap((root) => grouping.changesIn(root));
}

function placeFor({ chain }: Edit, roots: Map<number, Place>): Place {
  let level = roots;
  let place: Place | undefined;
  for (let at = chain.length - 1; at >= 0; at--) {
    const pair = chain[at]!;
    place = level.get(pair.before);
    if (place === undefined) {
      place = { pair, chain: chain.slice(at), direct: [], inner: new Map() };
      level.set(pair.before, place);
    }
    level = place.inner;
  }
  return place!;
}

class Grouping {
  constructor(private readonly versions: Versions) {}

  changesIn(place: Place): Grown[] {
    const { before: left } = this.versions;
    const kind = kindOf(left, place.pair.before);
    const direct = place.direct.map((edit) => this.alone(edit));
    const inner = [...place.inner.values()].flatMap((each) => this.changesIn(each));
    if (isBody(kind)) return this.inBody(place, direct, inner);
    const apart = inner.filter((change) => this.isDeeper(place, change));
    const own = inner.filter((change) => !apart.includes(change));
    if (isList(left, place.pair.before)) {
      const elements = own.map((change) => ({ ...change, isElement: true }));
      if (direct.length === 0) return [...elements, ...apart];
      return isArguments(kind)
        ? [...this.together(place, [...direct, ...elements]), ...apart]
        : [...this.together(place, direct), ...elements, ...apart];
    }
    const all = [...direct, ...own];
    const isOne = !all.every(({ isElement }) => isElement);
    const outside = isOne ? this.together(place, all) : all;
    const isHandedOver = outside.some((one) => apart.some((other) => this.handsOver(one, other)));
    return isHandedOver && this.isSmall([place.pair.before], [place.pair.after])
      ? this.together(place, [...outside, ...apart])
      : [...outside, ...apart];
  }

  private isSmall(before: readonly number[], after: readonly number[]): boolean {
    return (
      sizeOf(this.versions.before, before) <= MAX_SIZE &&
      sizeOf(this.versions.after, after) <= MAX_SIZE
    );
  }

  private alone(edit: Edit): Grown {
    const { before, after, chain, at } = edit;
    const slot: Slot = {
      before: [at.before, at.before + before.length],
      after: [at.after, at.after + after.length],
    };
    return { before, after, chain, edits: [edit], slot, isElement: false };
  }

  /** One change of a whole node, unless the same was done to several of its parts. */
  private together(place: Place, changes: readonly Grown[]): Grown[] {
    if (changes.length < 2 || this.areAlike(changes)) return [...changes];
    const { pair, chain } = place;
    const outer = chain.slice(1);
    return [
      {
        before: [pair.before],
        after: [pair.after],
        chain: outer,
        edits: changes.flatMap(({ edits }) => edits),
        slot: this.slotOf(pair, outer[0]),
        isElement: false,
      },
    ];
  }

  private slotOf(pair: Pair, parent: Pair | undefined): Slot {
    const index = (tree: FlatTree, parent: number | undefined, node: number): number =>
      parent === undefined ? 0 : comparedChildren(tree, parent).indexOf(node);
    const i = index(this.versions.before, parent?.before, pair.before);
    const j = index(this.versions.after, parent?.after, pair.after);
    return { before: [i, i + 1], after: [j, j + 1] };
  }

  /** Whether all changes take away the same words and bring the same ones. */
  private areAlike(changes: readonly Change[]): boolean {
    const told = new Set(changes.map((change) => JSON.stringify(this.wordsOf(change))));
    return told.size === 1 && !told.has('[[],[]]');
  }

  /** Tokens that a change takes away and brings. */
  private wordsOf(change: Change): [string[], string[]] {
    const old = tokensOf(this.versions.before, change.before);
    const now = tokensOf(this.versions.after, change.after);
    return [without(old, now), without(now, old)];
  }

  /**
   * Statements: what stands in each is complete by itself, unless code or a name goes from one to
   * another, or a neighbour came or went with it.
   */
  private inBody(place: Place, direct: readonly Grown[], inner: readonly Grown[]): Grown[] {
    const all = [
      ...direct.map((change): Group => ({ slot: change.slot, changes: [change], isDeep: false })),
      ...inner.map((change) => this.asChildOf(place, change)),
    ];
    all.sort((a, b) => a.slot.before[0] - b.slot.before[0] || a.slot.after[0] - b.slot.after[0]);
    let groups = all;
    for (let at = 0; at + 1 < groups.length;) {
      const next = groups.findIndex(
        (other, index) => index > at && this.belongTogether(place, groups[at]!, other),
      );
      if (next < 0) at++;
      else groups = joined(groups, at, next);
    }
    return groups.map(({ slot, changes }) =>
      changes.length === 1 ? { ...changes[0]!, isElement: true } : this.run(place, slot, changes),
    );
  }

  /** Whether a change lies in a body within a statement of this one. */
  private isDeeper({ pair }: Pick<Place, 'pair'>, { chain }: Change): boolean {
    const outside = chain.findIndex(({ before }) => before === pair.before);
    return chain
      .slice(0, outside)
      .some((each) => isBody(kindOf(this.versions.before, each.before)));
  }

  private asChildOf({ pair }: Place, change: Grown): Group {
    const inner = change.chain.findIndex(({ before }) => before === pair.before);
    const child = inner > 0 ? change.chain[inner - 1]! : undefined;
    const slot = child === undefined ? change.slot : this.slotOf(child, pair);
    return { slot, changes: [change], isDeep: this.isDeeper({ pair }, change) };
  }

  private belongTogether({ pair }: Place, a: Group, b: Group): boolean {
    const both = spanning(a.slot, b.slot);
    if (both.before[1] - both.before[0] > MAX_RUN || both.after[1] - both.after[0] > MAX_RUN)
      return false;
    const touches =
      ![...a.changes, ...b.changes].some((change) => this.isImported(change)) &&
      !a.isDeep &&
      !b.isDeep &&
      a.slot.before[1] >= b.slot.before[0] &&
      a.slot.after[1] >= b.slot.after[0];
    if (touches && (comesOrGoes(a.slot) || comesOrGoes(b.slot))) return true;
    const handsOver = a.changes.some((one) =>
      b.changes.some((other) => this.handsOver(one, other)),
    );
    if (!handsOver) return false;
    const left = comparedChildren(this.versions.before, pair.before).slice(...both.before);
    const right = comparedChildren(this.versions.after, pair.after).slice(...both.after);
    return this.isSmall(left, right);
  }

  /** Whether a change lies in imports, which come and go with what uses them wherever that is. */
  private isImported({ before, after }: Change): boolean {
    const { before: left, after: right } = this.versions;
    return (
      before.some((node) => isPartOfImport(left, node)) ||
      after.some((node) => isPartOfImport(right, node))
    );
  }

  private handsOver(a: Grown, b: Grown): boolean {
    return !this.isImported(a) && !this.isImported(b) && handsOver(this.versions, a, b);
  }

  private run({ pair, chain }: Place, slot: Slot, changes: readonly Grown[]): Grown {
    const left = comparedChildren(this.versions.before, pair.before);
    const right = comparedChildren(this.versions.after, pair.after);
    return {
      before: left.slice(...slot.before),
      after: right.slice(...slot.after),
      chain,
      edits: changes.flatMap(({ edits }) => edits),
      slot,
      isElement: true,
    };
  }
}

/** Whether statements were put in or taken out, with nothing in their place. */
const comesOrGoes = ({ before, after }: Slot) => before[0] === before[1] || after[0] === after[1];

/** The groups with two of them made one, and with them those between. */
function joined(groups: readonly Group[], from: number, to: number): Group[] {
  const [a, b] = [groups[from]!, groups[to]!];
  const slot = spanning(a.slot, b.slot);
  const between = groups.filter(
    (each, index) => index !== from && index !== to && isSpanned(each.slot, slot),
  );
  const one: Group = {
    slot,
    changes: [a, ...between, b].flatMap(({ changes }) => changes),
    isDeep: false,
  };
  const rest = groups.filter((each) => each !== a && each !== b && !between.includes(each));
  const at = rest.findIndex((each) => each.slot.before[0] > slot.before[0]);
  return at < 0 ? [...rest, one] : [...rest.slice(0, at), one, ...rest.slice(at)];
}

const isSpanned = (inner: Slot, outer: Slot): boolean =>
  inner.before[0] >= outer.before[0] &&
  inner.before[1] <= outer.before[1] &&
  inner.after[0] >= outer.after[0] &&
  inner.after[1] <= outer.after[1];

/** Nodes at and below some. */
export const sizeOf = (tree: FlatTree, nodes: readonly number[]): number =>
  nodes.reduce((sum, node) => sum + tree.size[node]!, 0);

function spanning(a: Slot, b: Slot): Slot {
  return {
    before: [Math.min(a.before[0], b.before[0]), Math.max(a.before[1], b.before[1])],
    after: [Math.min(a.after[0], b.after[0]), Math.max(a.after[1], b.after[1])],
  };
}

/** Whether a node's children are alike in rank: arguments, elements, operands of `and` and `or`. */
function isList(tree: FlatTree, node: number): boolean {
  const kind = kindOf(tree, node);
  if (
    isArguments(kind) ||
    /parameters$|_list$|^(array|list|dictionary|object|tuple|set|hash)(_|$)/.test(kind)
  )
    return true;
  const parts = partsOf(tree, node);
  return parts.length === 3 && /^(&&|\|\||and|or)$/.test(textOf(tree, parts[1]!));
}

function tokensOf(
  tree: FlatTree,
  nodes: readonly number[],
  counts: (tree: FlatTree, leaf: number) => boolean = () => true,
): string[] {
  const tokens: string[] = [];
  for (const root of nodes) {
    for (let node = root; node < root + tree.size[root]!; node++)
      if (isLeaf(tree, node) && counts(tree, node)) tokens.push(textOf(tree, node));
  }
  return tokens;
}

/** Whether a name that one change takes away comes in with the other. */
export function handsOver(versions: Versions, a: Change, b: Change): boolean {
  const [goneA, comeA] = movedNames(versions, a);
  const [goneB, comeB] = movedNames(versions, b);
  return goneA.some((name) => comeB.includes(name)) || goneB.some((name) => comeA.includes(name));
}

const known = new WeakMap<Change, [string[], string[]]>();

/** Names that a change takes away and brings. */
function movedNames(versions: Versions, change: Change): [string[], string[]] {
  const found = known.get(change);
  if (found !== undefined) return found;
  const old = namesIn(versions.before, change.before);
  const now = namesIn(versions.after, change.after);
  const names: [string[], string[]] = [without(old, now), without(now, old)];
  known.set(change, names);
  return names;
}

/** The names at and below nodes that say something. */
export const namesIn = (tree: FlatTree, nodes: readonly number[]): string[] =>
  tokensOf(tree, nodes, isName);

/** Whether a leaf is a name that says something. */
const isName = (tree: FlatTree, leaf: number): boolean =>
  /identifier|name|constant|variable|content|fragment/.test(kindOf(tree, leaf)) &&
  /\p{L}/u.test(textOf(tree, leaf));

/** The words of one list that the other one does not have, in order and once each. */
function without(words: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const word of others) left.set(word, (left.get(word) ?? 0) + 1);
  const result: string[] = [];
  for (const word of words) {
    const count = left.get(word) ?? 0;
    if (count > 0) left.set(word, count - 1);
    else if (/[\p{L}\p{N}]/u.test(word) || /^[^\s()[\]{},;]+$/.test(word)) result.push(word);
  }
  return result.sort();
}
