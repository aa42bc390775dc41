import type { Body } from './body';
import { alignNodes, type Anchor } from './alignNodes';
import { flatten, nodeText, nodesKey, treeOf, type Node } from './elementTree';
import { finishBody } from './finishBody';
import { JointTable } from './jointTable';
import { rejoinAfter } from './rejoinAfter';

/**
 * The most specific template that covers two: where their before-sides differ there is a hole, the
 * same hole for the same pair, and the after-sides are written with those holes only. `undefined`
 * when the sides differ where no hole can stand: in an operator, the name of a call, a single bracket.
 */
export function antiUnify(left: Body, right: Body): Body | undefined {
  const table = new JointTable(left, right);
  const [leftSides, rightSides] = cutContext(left, right) ?? [undefined, undefined];
  if (!leftSides || !rightSides) return undefined;
  const before = unifyLists(treeOf(leftSides.before), treeOf(rightSides.before), table, false);
  if (before === undefined) return undefined;
  const elements = flatten(before);
  const after = rejoinAfter(leftSides.after, rightSides.after, table);
  if (after === undefined) return undefined;
  return finishBody({
    version: 1,
    before: elements,
    after,
    holes: table.rules(),
    beginsStatement: left.beginsStatement && right.beginsStatement,
    endsStatement: left.endsStatement && right.endsStatement,
    followedBy: left.followedBy === right.followedBy ? left.followedBy : undefined,
    skipsOwnResult: left.skipsOwnResult || right.skipsOwnResult,
    indent: left.indent,
  });
}

type Sides = Pick<Body, 'before' | 'after'>;

/**
 * Context that only one template has at its edge, and that its after-side keeps there, is cut off:
 * `yaml.load($1)` and `.load($1)` have `.load($1)` in common.
 */
function cutContext(left: Body, right: Body): [Sides, Sides] | undefined {
  const anchors = alignNodes(treeOf(left.before), treeOf(right.before));
  if (anchors === undefined) return undefined;
  const first = anchors[0];
  const last = anchors[anchors.length - 1];
  if (first === undefined || last === undefined) return [left, right];
  const leftTree = treeOf(left.before);
  const rightTree = treeOf(right.before);
  const needsHead = first.i === 0 || first.j === 0;
  const needsTail = last.i === leftTree.length - 1 || last.j === rightTree.length - 1;
  const leftCut = cut(left, needsHead ? first.i : 0, needsTail ? leftTree.length - 1 - last.i : 0);
  const rightCut = cut(right, needsHead ? first.j : 0, needsTail ? rightTree.length - 1 - last.j : 0);
  return leftCut && rightCut ? [leftCut, rightCut] : undefined;
}

function cut(body: Body, head: number, tail: number): Sides | undefined {
  if (head === 0 && tail === 0) return body;
  const before = treeOf(body.before);
  const after = treeOf(body.after);
  const keepsHead = nodesKey(before.slice(0, head)) === nodesKey(after.slice(0, head));
  const keepsTail =
    tail === 0 || nodesKey(before.slice(-tail)) === nodesKey(after.slice(-tail));
  if (!keepsHead || !keepsTail) return undefined;
  const trim = (nodes: Node[]) => {
    const rest = flatten(nodes.slice(head, nodes.length - tail));
    return rest.map((item, index) => (index === 0 ? { ...item, layout: '', break: false } : item));
  };
  return { before: trim(before), after: trim(after) };
}

function unifyLists(
  left: Node[],
  right: Node[],
  table: JointTable,
  inBrackets: boolean,
): Node[] | undefined {
  const anchors = alignNodes(left, right);
  if (anchors === undefined) return undefined;
  const result: Node[] = [];
  let i = 0;
  let j = 0;
  for (const gap of gaps(left, right, anchors, inBrackets)) {
    for (; i < gap.i0; i++, j++) {
      const node = unifyNodes(left[i], right[j], table);
      if (node === undefined) return undefined;
      result.push(node);
    }
    if (gap.fails) return undefined;
    if (gap.i0 < gap.i1 || gap.j0 < gap.j1) {
      const one = flatten(left.slice(gap.i0, gap.i1));
      const other = flatten(right.slice(gap.j0, gap.j1));
      const hole = table.holeFor(one, other, gap.isSequence, isArgumentAfterFirst(left, gap.i0));
      if (hole === undefined) return undefined;
      result.push({ group: false, item: hole });
    }
    i = gap.i1;
    j = gap.j1;
  }
  return result;
}

function unifyNodes(
  left: Node | undefined,
  right: Node | undefined,
  table: JointTable,
): Node | undefined {
  if (left === undefined || right === undefined) return undefined;
  if (left.group && right.group) {
    const inner = unifyLists(left.inner, right.inner, table, true);
    return inner && { group: true, open: left.open, close: left.close, inner };
  }
  if (left.group || right.group) return undefined;
  if (left.item.is !== 'opened' || right.item.is !== 'opened') return left;
  const other = right.item;
  const parts = left.item.parts.map((part, index) =>
    typeof part === 'number' ? table.partHole(part, Number(other.parts[index])) : part,
  );
  return { group: false, item: { ...left.item, parts } };
}

interface Gap {
  i0: number;
  i1: number;
  j0: number;
  j1: number;
  isSequence: boolean;
  fails: boolean;
}

/** The stretches between anchors, each widened until it is an expression, or whole list items. */
function gaps(left: Node[], right: Node[], anchors: readonly Anchor[], inBrackets: boolean): Gap[] {
  const found: Gap[] = [];
  let i = 0;
  let j = 0;
  for (const anchor of [...anchors, { i: left.length, j: right.length }]) {
    if (i < anchor.i || j < anchor.j) {
      found.push({ i0: i, i1: anchor.i, j0: j, j1: anchor.j, isSequence: false, fails: false });
    }
    i = anchor.i + 1;
    j = anchor.j + 1;
  }
  const widened = mergeGaps(found.map((gap) => widenGap(left, right, gap, inBrackets)));
  widened.push({
    i0: left.length,
    i1: left.length,
    j0: right.length,
    j1: right.length,
    isSequence: false,
    fails: false,
  });
  return widened;
}

function widenGap(left: Node[], right: Node[], start: Gap, inBrackets: boolean): Gap {
  const gap = { ...start };
  for (let round = 0; round < 40; round++) {
    const one = left.slice(gap.i0, gap.i1);
    const other = right.slice(gap.j0, gap.j1);
    const isList = one.length === 0 || other.length === 0 || hasSeparator(one) || hasSeparator(other);
    if (isList) return inBrackets ? toItems(left, right, gap) : { ...gap, fails: true };
    const growsLeft =
      isOpenStart(one[0]) || isOpenStart(other[0]) || isConnectorNode(left[gap.i0 - 1]);
    const growsRight =
      isOpenEnd(one[one.length - 1]) || isOpenEnd(other[other.length - 1]) || isCallOf(left[gap.i1]);
    if (growsLeft && gap.i0 > 0 && gap.j0 > 0) {
      gap.i0--;
      gap.j0--;
    } else if (growsRight && gap.i1 < left.length && gap.j1 < right.length) {
      gap.i1++;
      gap.j1++;
    } else return { ...gap, fails: growsLeft || growsRight };
  }
  return { ...gap, fails: true };
}

/** Whole items of a list: out to the commas, or the ends. An item that is missing takes its comma. */
function toItems(left: Node[], right: Node[], start: Gap): Gap {
  const gap = { ...start, isSequence: true };
  const isComma = (node: Node | undefined) => nodeText(node) === ',' || nodeText(node) === ';';
  while (gap.i0 > 0 && gap.j0 > 0 && !isComma(left[gap.i0 - 1])) {
    gap.i0--;
    gap.j0--;
  }
  while (gap.i1 < left.length && gap.j1 < right.length && !isComma(left[gap.i1])) {
    gap.i1++;
    gap.j1++;
  }
  const isShort = gap.i0 === gap.i1 || gap.j0 === gap.j1;
  const bothFull = () =>
    !isComma(left[gap.i0]) && !isComma(right[gap.j0]) && gap.i0 < gap.i1 && gap.j0 < gap.j1;
  while (isShort && !bothFull()) {
    if (gap.i0 > 0 && gap.j0 > 0) {
      gap.i0--;
      gap.j0--;
    } else break;
  }
  return gap;
}

function mergeGaps(list: readonly Gap[]): Gap[] {
  const merged: Gap[] = [];
  for (const gap of list) {
    const last = merged[merged.length - 1];
    if (last && (gap.i0 < last.i1 || gap.j0 < last.j1)) {
      last.i1 = Math.max(last.i1, gap.i1);
      last.j1 = Math.max(last.j1, gap.j1);
      last.isSequence ||= gap.isSequence;
      last.fails ||= gap.fails;
    } else merged.push({ ...gap });
  }
  return merged;
}

function hasSeparator(nodes: readonly Node[]): boolean {
  return nodes.some((node, index) => {
    const text = nodeText(node);
    return text === ',' || text === ';' || (index > 0 && !node.group && node.item.break);
  });
}

function isConnectorNode(node: Node | undefined): boolean {
  return /^(?:\.|\?\.|::|->|&\.|\?->)$/.test(nodeText(node) ?? '');
}

function isOpenStart(node: Node | undefined): boolean {
  if (node === undefined || node.group || node.item.is !== 'literal') return false;
  return node.item.kind === 'op' && !/^[-!+*&~]$/.test(node.item.text);
}

function isOpenEnd(node: Node | undefined): boolean {
  return node !== undefined && !node.group && node.item.is === 'literal' && node.item.kind === 'op';
}

/** Arguments belong to the name before them. */
function isCallOf(node: Node | undefined): boolean {
  return node?.group === true && 'text' in node.open && node.open.text === '(';
}

function isArgumentAfterFirst(nodes: readonly Node[], index: number): boolean {
  const previous = nodeText(nodes[index - 1]);
  return previous === ',' || previous === '=';
}

