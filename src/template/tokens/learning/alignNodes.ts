import type { Node } from '../rules/elementTree';

/** Nodes `i` of the one list and `j` of the other that are the same. */
export interface Anchor {
  i: number;
  j: number;
}

const MAX_CELLS = 60_000;
/** What it is worth that a pair of nodes stands right before the next pair. */
const ADJACENT = 0.25;

/**
 * The heaviest common subsequence of two lists of nodes: words count more than punctuation, and
 * brackets align with brackets of their kind. `undefined` when the lists are too long.
 */
export function alignNodes(left: readonly Node[], right: readonly Node[]): Anchor[] | undefined {
  return align(left, right, { cells: MAX_CELLS })?.anchors;
}

interface Work {
  cells: number;
}

function align(
  left: readonly Node[],
  right: readonly Node[],
  work: Work,
): { anchors: Anchor[]; weight: number } | undefined {
  work.cells -= left.length * right.length;
  if (work.cells < 0) return undefined;
  const width = right.length + 1;
  const best = new Float64Array((left.length + 1) * width);
  const taken = new Float64Array((left.length + 1) * width);
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const weight = weightOf(left[i], right[j], work);
      if (weight === undefined) return undefined;
      const next = (i + 1) * width + j + 1;
      const adjacent = (taken[next] ?? 0) > 0 ? (taken[next] ?? 0) + ADJACENT : 0;
      const take = weight > 0 ? weight + Math.max(best[next] ?? 0, adjacent) : 0;
      taken[i * width + j] = take;
      best[i * width + j] = Math.max(
        take,
        best[(i + 1) * width + j] ?? 0,
        best[i * width + j + 1] ?? 0,
      );
    }
  }
  const anchors: Anchor[] = [];
  for (let i = 0, j = 0, follows = false; i < left.length && j < right.length;) {
    const at = i * width + j;
    const next = at + width + 1;
    const take = taken[at] ?? 0;
    if (take > 0 && (follows || take === best[at])) {
      anchors.push({ i: i++, j: j++ });
      follows = (taken[next] ?? 0) > 0 && (taken[next] ?? 0) + ADJACENT >= (best[next] ?? 0);
    } else {
      follows = false;
      if (best[at] === (best[at + width] ?? 0)) i++;
      else j++;
    }
  }
  return { anchors, weight: best[0] ?? 0 };
}

function weightOf(left: Node | undefined, right: Node | undefined, work: Work): number | undefined {
  if (left === undefined || right?.group !== left.group) return 0;
  if (left.group && right.group) {
    if (textOf(left.open) !== textOf(right.open)) return 0;
    const inner = align(left.inner, right.inner, work);
    return inner && 1 + inner.weight;
  }
  if (left.group || right.group) return 0;
  const [one, other] = [left.item, right.item];
  if (one.break !== other.break) return 0;
  if (one.is === 'literal' && other.is === 'literal') {
    if (one.text !== other.text) return 0;
    return one.kind === 'op' ? (one.text === ',' ? 0.6 : 1) : 3;
  }
  if (one.is === 'opened' && other.is === 'opened')
    return sameParts(one.parts, other.parts) ? 3 : 0;
  return 0;
}

/** Strings taken apart the same way, up to the numbers of their holes. */
export function sameParts(
  left: readonly (string | number)[],
  right: readonly (string | number)[],
): boolean {
  return (
    left.length === right.length &&
    left.every((part, index) => {
      const other = right[index];
      return typeof part === 'number' ? typeof other === 'number' : part === other;
    })
  );
}

function textOf(item: { is: string; text?: string }): string | undefined {
  return item.text;
}
