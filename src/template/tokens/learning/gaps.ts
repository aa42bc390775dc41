import type { Anchor } from './alignNodes';
import { nodeText, type Node } from '../rules/elementTree';

/** Nodes `i0`..`i1` of the one list stand where `j0`..`j1` of the other do. */
export interface Gap {
  i0: number;
  i1: number;
  j0: number;
  j1: number;
  /** List items, any number of them. */
  isSequence: boolean;
  /** No hole can stand here. */
  fails: boolean;
}

/**
 * The stretches between anchors, each widened until it is an expression, or whole list items; last an
 * empty one at the end. `bracket` is the bracket around the lists, empty outside of all.
 */
export function gapsBetween(
  left: Node[],
  right: Node[],
  anchors: readonly Anchor[],
  bracket: string,
): Gap[] {
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
  const widened = mergeGaps(found.map((gap) => widenGap(left, right, gap, bracket)));
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

function widenGap(left: Node[], right: Node[], start: Gap, bracket: string): Gap {
  const gap = { ...start };
  for (let round = 0; round < 40; round++) {
    const one = left.slice(gap.i0, gap.i1);
    const other = right.slice(gap.j0, gap.j1);
    const isList =
      one.length === 0 || other.length === 0 || hasSeparator(one) || hasSeparator(other);
    if (isList && bracket === '<' && ![...left, ...right].some(isComma)) {
      return { ...gap, isSequence: true };
    }
    if (isList) return bracket === '' ? { ...gap, fails: true } : toItems(left, right, gap);
    const growsLeft =
      isOpenStart(one[0]) || isOpenStart(other[0]) || isConnectorNode(left[gap.i0 - 1]);
    const growsRight =
      isOpenEnd(one[one.length - 1]) ||
      isOpenEnd(other[other.length - 1]) ||
      isCallOf(left[gap.i1]);
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

/** A separator of list items. */
export function isComma(node: Node | undefined): boolean {
  return nodeText(node) === ',' || nodeText(node) === ';';
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
