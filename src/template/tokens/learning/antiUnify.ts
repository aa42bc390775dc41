import type { Body } from '../rules/body';
import { alignNodes } from './alignNodes';
import { flatten, nodeText, nodesKey, treeOf, type Node } from '../rules/elementTree';
import { finishBody } from '../rules/finishBody';
import { gapsBetween, isComma } from './gaps';
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
  const before = unifyLists(treeOf(leftSides.before), treeOf(rightSides.before), table, '');
  if (before === undefined) return undefined;
  const elements = flatten(before);
  const after = rejoinAfter(leftSides.after, rightSides.after, table);
  if (after === undefined) return undefined;
  const followedBy = left.followedBy === right.followedBy ? left.followedBy : undefined;
  return finishBody({
    version: 1,
    before: elements,
    after,
    holes: table.rules(),
    beginsStatement: left.beginsStatement && right.beginsStatement,
    endsStatement: left.endsStatement && right.endsStatement,
    ...(followedBy === undefined ? {} : { followedBy }),
    ...(left.follows && right.follows
      ? { follows: [...new Set([...left.follows, ...right.follows])] }
      : {}),
    spaceAfter: left.spaceAfter && right.spaceAfter,
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
  const rightCut = cut(
    right,
    needsHead ? first.j : 0,
    needsTail ? rightTree.length - 1 - last.j : 0,
  );
  return leftCut && rightCut ? [leftCut, rightCut] : undefined;
}

function cut(body: Body, head: number, tail: number): Sides | undefined {
  if (head === 0 && tail === 0) return body;
  const before = treeOf(body.before);
  const after = treeOf(body.after);
  const keepsHead = nodesKey(before.slice(0, head)) === nodesKey(after.slice(0, head));
  const keepsTail = tail === 0 || nodesKey(before.slice(-tail)) === nodesKey(after.slice(-tail));
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
  bracket: string,
): Node[] | undefined {
  const anchors = alignNodes(left, right);
  if (anchors === undefined) return undefined;
  const result: Node[] = [];
  let i = 0;
  let j = 0;
  for (const gap of gapsBetween(left, right, anchors, bracket)) {
    for (; i < gap.i0; i++, j++) {
      const node = unifyNodes(left[i], right[j], table);
      if (node === undefined) return undefined;
      result.push(node);
    }
    if (gap.fails) return undefined;
    if (gap.i0 < gap.i1 || gap.j0 < gap.j1) {
      const one = flatten(left.slice(gap.i0, gap.i1));
      const other = flatten(right.slice(gap.j0, gap.j1));
      const hole = table.holeFor(one, other, {
        isSequence: gap.isSequence,
        isAttributes: bracket === '<',
        isLaterArgument: isLaterArgument(left, gap.i0),
        isWholeItem:
          bracket !== '' && isItem(left, gap.i0, gap.i1) && isItem(right, gap.j0, gap.j1),
      });
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
    const bracket = left.open.is === 'literal' ? left.open.text : '(';
    const inner = unifyLists(left.inner, right.inner, table, bracket);
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

function isItem(nodes: readonly Node[], from: number, to: number): boolean {
  const ends = to === nodes.length || isComma(nodes[to]);
  return ends && (from === 0 || isComma(nodes[from - 1]));
}

function isLaterArgument(nodes: readonly Node[], index: number): boolean {
  const previous = nodeText(nodes[index - 1]);
  return previous === ',' || previous === '=';
}
