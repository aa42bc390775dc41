import type { Node } from './elementTree';

/** Nodes `i` of the one list and `j` of the other that are the same. */
export interface Anchor {
  i: number;
  j: number;
}

const MAX_CELLS = 60_000;

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
  const weights = new Float64Array(left.length * right.length);
  for (let i = left.length - 1; i >= 0; i--) {
    for (let j = right.length - 1; j >= 0; j--) {
      const weight = weightOf(left[i], right[j], work);
      if (weight === undefined) return undefined;
      weights[i * right.length + j] = weight;
      const skip = Math.max(best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0);
      const take = weight > 0 ? weight + (best[(i + 1) * width + j + 1] ?? 0) : 0;
      best[i * width + j] = Math.max(skip, take);
    }
  }
  const anchors: Anchor[] = [];
  for (let i = 0, j = 0; i < left.length && j < right.length; ) {
    const here = best[i * width + j] ?? 0;
    const weight = weights[i * right.length + j] ?? 0;
    if (weight > 0 && here === weight + (best[(i + 1) * width + j + 1] ?? 0)) {
      anchors.push({ i: i++, j: j++ });
    } else if (here === (best[(i + 1) * width + j] ?? 0)) i++;
    else j++;
  }
  return { anchors, weight: best[0] ?? 0 };
}

function weightOf(
  left: Node | undefined,
  right: Node | undefined,
  work: Work,
): number | undefined {
  if (left === undefined || right === undefined || left.group !== right.group) return 0;
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
  if (one.is === 'opened' && other.is === 'opened') return sameParts(one.parts, other.parts) ? 3 : 0;
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
