import type { Hunk } from './tokenDiff';
import type { Source } from '../text/tokens';

/** Two versions of a text and where they differ. Outside of the hunks, tokens pair one to one. */
export class Alignment {
  constructor(
    readonly before: Source,
    readonly after: Source,
    readonly hunks: readonly Hunk[],
  ) {}

  /** The smallest region that holds `region` and the tokens `from`..`to` of the text before. */
  widen(region: Hunk, from: number, to: number): Hunk {
    const left = from < region.b0 ? this.edge(from, 'b0', 'b1', false) : undefined;
    const right = to > region.b1 ? this.edge(to, 'b0', 'b1', true) : undefined;
    return {
      b0: left?.b ?? region.b0,
      a0: left?.a ?? region.a0,
      b1: right?.b ?? region.b1,
      a1: right?.a ?? region.a1,
    };
  }

  /** The smallest region that holds `region` and the tokens `from`..`to` of the text after. */
  widenAfter(region: Hunk, from: number, to: number): Hunk {
    const left = from < region.a0 ? this.edge(from, 'a0', 'a1', false) : undefined;
    const right = to > region.a1 ? this.edge(to, 'a0', 'a1', true) : undefined;
    return {
      b0: Math.min(left?.b ?? region.b0, region.b0),
      a0: Math.min(left?.a ?? region.a0, region.a0),
      b1: Math.max(right?.b ?? region.b1, region.b1),
      a1: Math.max(right?.a ?? region.a1, region.a1),
    };
  }

  /** The region of the text after that stands for whole tokens `from`..`to` of the text before. */
  regionOf(from: number, to: number): Hunk {
    const left = this.edge(from, 'b0', 'b1', false);
    const right = this.edge(to, 'b0', 'b1', true);
    return { b0: left.b, a0: left.a, b1: right.b, a1: right.a };
  }

  /**
   * A boundary on both sides. Inside a hunk it moves to the hunk's edge; an insertion exactly at the
   * boundary stays outside.
   */
  private edge(
    at: number,
    lower: 'a0' | 'b0',
    upper: 'a1' | 'b1',
    isEnd: boolean,
  ): { a: number; b: number } {
    let shift = 0;
    const toOther = lower === 'b0' ? 1 : -1;
    for (const hunk of this.hunks) {
      if (hunk[lower] < at && hunk[upper] > at) {
        return isEnd ? { a: hunk.a1, b: hunk.b1 } : { a: hunk.a0, b: hunk.b0 };
      }
      const isEmpty = hunk[lower] === hunk[upper];
      const lies = hunk[upper] < at || (hunk[upper] === at && !(isEmpty && isEnd));
      if (!lies) break;
      shift = (hunk.a1 - hunk.b1) * toOther;
    }
    return lower === 'b0' ? { a: at + shift, b: at } : { a: at, b: at + shift };
  }
}

/**
 * Regions in order, with those put together that overlap, or where an insertion or deletion touches
 * its neighbour within a statement.
 */
export function mergeRegions(alignment: Alignment, regions: readonly Hunk[]): Hunk[] {
  const sorted = [...regions].sort((x, y) => x.b0 - y.b0 || x.a0 - y.a0);
  const merged: Hunk[] = [];
  for (const region of sorted) {
    const last = merged[merged.length - 1];
    if (last && (region.b0 < last.b1 || region.a0 < last.a1 || touches(alignment, last, region))) {
      last.b1 = Math.max(last.b1, region.b1);
      last.a1 = Math.max(last.a1, region.a1);
    } else merged.push({ ...region });
  }
  return merged;
}

function touches({ before, after }: Alignment, left: Hunk, right: Hunk): boolean {
  if (right.b0 !== left.b1 || right.a0 !== left.a1) return false;
  if (before.tokens[right.b0]?.breakBefore || after.tokens[right.a0]?.breakBefore) return false;
  return [left, right].some((region) => region.b0 === region.b1 || region.a0 === region.a1);
}
