import { indentUnitOf } from '../../shared/layout';
import type { Kinds } from './Kinds';

export const NAMED = 1;
export const COMMENT = 2;
export const SEPARATOR = 4;
export const BROKEN = 8;

/**
 * A syntax tree in arrays, nodes in pre-order: the descendants of node `i` are `i + 1` up to
 * `i + size[i]`. Offsets are UTF-16 units. It holds no memory of the parser.
 */
export interface FlatTree {
  text: string;
  /** Name of the grammar that it was parsed with. */
  grammar: string;
  kinds: Kinds;
  count: number;
  kind: Int32Array;
  start: Int32Array;
  end: Int32Array;
  /** -1 for the root. */
  parent: Int32Array;
  /** Nodes in the sub-tree, itself included. */
  size: Int32Array;
  /** Number of the field's name among `fieldNames`, 0 for none. */
  field: Int32Array;
  flags: Uint8Array;
  fieldNames: readonly string[];
  /** Number of error and missing nodes. */
  errors: number;
  /** Where in a file of markup statements can stand; absent where they can anywhere. */
  scripts?: readonly { start: number; end: number }[];
}

/** The text that shows how the code of a file is written: that of its scripts, where it is markup. */
export const codeText = ({ text, scripts }: FlatTree): string =>
  scripts?.map(({ start, end }) => text.slice(start, end)).join('\n') ?? text;

/** Whether statements can stand where a node does. */
export const isInScript = ({ scripts, start: starts }: FlatTree, node: number): boolean =>
  scripts?.some(({ start, end }) => start <= starts[node]! && starts[node]! < end) ?? true;

export const textOf = (tree: FlatTree, node: number) =>
  tree.text.slice(tree.start[node], tree.end[node]);

export const kindOf = (tree: FlatTree, node: number) => tree.kinds.name(tree.kind[node]!);

export const fieldOf = (tree: FlatTree, node: number) => tree.fieldNames[tree.field[node]!] ?? '';

export const has = (tree: FlatTree, node: number, flag: number) => (tree.flags[node]! & flag) !== 0;

export const isLeaf = (tree: FlatTree, node: number) => tree.size[node] === 1;

/** Children of a node, all of them. */
export function childrenOf(tree: FlatTree, node: number): number[] {
  const list: number[] = [];
  const end = node + tree.size[node]!;
  for (let child = node + 1; child < end; child += tree.size[child]!) list.push(child);
  return list;
}

/** Children without comments and separators: those that matching compares. */
export function partsOf(tree: FlatTree, node: number): number[] {
  const list: number[] = [];
  const end = node + tree.size[node]!;
  for (let child = node + 1; child < end; child += tree.size[child]!) {
    if ((tree.flags[child]! & (COMMENT | SEPARATOR)) === 0) list.push(child);
  }
  return list;
}

/** Whether `inner` is `outer` or below it. */
export const isWithin = (tree: FlatTree, inner: number, outer: number) =>
  inner >= outer && inner < outer + tree.size[outer]!;

/** The widest node that begins and ends exactly there, `undefined` when there is none. */
export function nodeAt(tree: FlatTree, start: number, end: number): number | undefined {
  let [low, high] = [0, tree.count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tree.start[middle]! < start) low = middle + 1;
    else high = middle;
  }
  for (let node = low; node < tree.count && tree.start[node] === start; node++) {
    if (tree.end[node] === end) return node;
  }
  return undefined;
}

/**
 * Whether a node is a name and nothing else. Grammars call one name by several kinds, as a type, a
 * variable or a part of a path: `u8` in `size_of::<u8>()` and in `u8::BITS`.
 */
export const isPlainName = (tree: FlatTree, node: number): boolean =>
  isLeaf(tree, node) && isPlainNameKind(kindOf(tree, node));

export const isPlainNameKind = (kind: string): boolean =>
  /^(?:type_|field_|property_)?identifier$|^(?:primitive|predefined)_type$|^name$|^constant$/.test(
    kind,
  );

/** Whether two sub-trees have the same tokens and shape; layout, comments and separators aside. */
export function sameCode(a: FlatTree, nodeA: number, b: FlatTree, nodeB: number): boolean {
  const endA = nodeA + a.size[nodeA]!;
  const endB = nodeB + b.size[nodeB]!;
  let [i, j] = [nodeA, nodeB];
  for (;;) {
    i = skipped(a, i, endA);
    j = skipped(b, j, endB);
    if (i >= endA || j >= endB) return i >= endA && j >= endB;
    if (a.kind[i] !== b.kind[j] && !(isPlainName(a, i) && isPlainName(b, j))) return false;
    const leaf = isLeaf(a, i);
    if (leaf !== isLeaf(b, j) || (leaf && textOf(a, i) !== textOf(b, j))) return false;
    i++;
    j++;
  }
}

/** The next node that is compared. */
function skipped(tree: FlatTree, node: number, end: number): number {
  let at = node;
  while (at < end && (tree.flags[at]! & (COMMENT | SEPARATOR)) !== 0) at += tree.size[at]!;
  return at;
}

const units = new WeakMap<FlatTree, string>();

/** How the text of a tree indents: one level, as white space. */
export function indentUnit(tree: FlatTree): string {
  let unit = units.get(tree);
  if (unit === undefined) {
    unit = indentUnitOf(tree.text);
    units.set(tree, unit);
  }
  return unit;
}

const breaks = new WeakMap<FlatTree, number[]>();

/** The line of an offset, 0-based. */
export function lineAt(tree: FlatTree, offset: number): number {
  const ends = breaks.get(tree) ?? lineEnds(tree.text);
  breaks.set(tree, ends);
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ends[middle]! < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lineEnds(text: string): number[] {
  const ends: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) ends.push(at);
  return ends;
}
