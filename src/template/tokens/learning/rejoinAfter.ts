import { elementKey, type Element } from '../rules/body';
import { sameParts } from './alignNodes';
import type { JointTable, Pair } from './jointTable';
import { openString } from '../text/openedStrings';

const MAX_CELLS = 250_000;

/**
 * The one after-side that gives `left` and `right` when the holes are filled with what they stand for
 * in each template, or `undefined` when there is none. Where several would do, long holes win.
 */
export function rejoinAfter(
  left: readonly Element[],
  right: readonly Element[],
  table: JointTable,
): Element[] | undefined {
  if (left.length * right.length > MAX_CELLS) return undefined;
  return new Rejoining(left, right, table).run();
}

interface Step {
  item: Element;
  di: number;
  dj: number;
}

class Rejoining {
  private readonly leftKeys: string[];
  private readonly rightKeys: string[];
  private readonly pairs: { hole: number; pair: Pair; left: string[]; right: string[] }[];

  constructor(
    private readonly left: readonly Element[],
    private readonly right: readonly Element[],
    table: JointTable,
  ) {
    this.leftKeys = left.map(elementKey);
    this.rightKeys = right.map(elementKey);
    this.pairs = table.pairs
      .map((pair, index) => ({
        hole: index + 1,
        pair,
        left: pair.left.map(elementKey),
        right: pair.right.map(elementKey),
      }))
      .sort((x, y) => y.left.length + y.right.length - x.left.length - x.right.length);
  }

  run(): Element[] | undefined {
    const width = this.right.length + 1;
    const steps = new Map<number, Step>();
    const reaches = new Uint8Array((this.left.length + 1) * width);
    reaches[this.left.length * width + this.right.length] = 1;
    for (let i = this.left.length; i >= 0; i--) {
      for (let j = this.right.length; j >= 0; j--) {
        const step = this.stepFrom(i, j, (x, y) => reaches[x * width + y] === 1);
        if (step === undefined) continue;
        reaches[i * width + j] = 1;
        steps.set(i * width + j, step);
      }
    }
    const result: Element[] = [];
    for (let i = 0, j = 0; i < this.left.length || j < this.right.length;) {
      const step = steps.get(i * width + j);
      if (step === undefined) return undefined;
      result.push(step.item);
      i += step.di;
      j += step.dj;
    }
    return result;
  }

  private stepFrom(
    i: number,
    j: number,
    reaches: (i: number, j: number) => boolean,
  ): Step | undefined {
    for (const { hole, left, right } of this.pairs) {
      if (left.length + right.length === 0 || !reaches(i + left.length, j + right.length)) continue;
      if (!startsAt(this.leftKeys, left, i) || !startsAt(this.rightKeys, right, j)) continue;
      const first = this.left[i] ?? this.right[j];
      const common = { break: first?.break ?? false, layout: first?.layout ?? '' };
      return { item: { is: 'hole', hole, ...common }, di: left.length, dj: right.length };
    }
    const one = this.left[i];
    const other = this.right[j];
    if (one === undefined || other === undefined || !reaches(i + 1, j + 1)) return undefined;
    if (one.break !== other.break) return undefined;
    const item = this.joined(one, other);
    return item && { item, di: 1, dj: 1 };
  }

  private joined(one: Element, other: Element): Element | undefined {
    if (one.is === 'literal' && other.is === 'literal') {
      return one.text === other.text ? one : this.joinedStrings(one, other.text);
    }
    if (one.is === 'opened' && other.is === 'opened') {
      if (one.open !== other.open || !sameParts(one.parts, other.parts)) return undefined;
      const parts = one.parts.map((part, index) =>
        typeof part === 'number' ? this.holeOf(part, Number(other.parts[index])) : part,
      );
      if (parts.includes(undefined)) return undefined;
      return { ...one, parts: parts.filter((part) => part !== undefined) };
    }
    if (one.is === 'opened' && other.is === 'literal') return this.filled(one, other.text, 'left');
    if (one.is === 'literal' && other.is === 'opened') return this.filled(other, one.text, 'right');
    return undefined;
  }

  /** A string with a hole that the other side fills with the string it stands for there. */
  private filled(
    opened: Extract<Element, { is: 'opened' }>,
    text: string,
    side: 'left' | 'right',
  ): Element | undefined {
    const content = openString(text)?.content;
    const parts: (string | number)[] = [];
    let expected = '';
    for (const part of opened.parts) {
      const found = this.pairs.find((pair) => pair[side].join() === `H${part}`);
      const other = found && contentOf(found.pair[side === 'left' ? 'right' : 'left']);
      if (typeof part === 'number' && other === undefined) return undefined;
      parts.push(typeof part === 'number' ? (found?.hole ?? 0) : part);
      expected += typeof part === 'number' ? other : part;
    }
    return expected === content ? { ...opened, parts } : undefined;
  }

  /** Two strings of which each is what the same hole stands for, with the same text around it. */
  private joinedStrings(
    one: Extract<Element, { is: 'literal' }>,
    otherText: string,
  ): Element | undefined {
    const left = openString(one.text);
    const right = openString(otherText);
    if (one.kind !== 'string' || !left || right?.prefix !== left.prefix) return undefined;
    for (const { hole, pair } of this.pairs) {
      const [a, b] = [contentOf(pair.left), contentOf(pair.right)];
      if (!a || !b) continue;
      const head = left.content.indexOf(a);
      if (head < 0) continue;
      const [before, after] = [left.content.slice(0, head), left.content.slice(head + a.length)];
      if (before + b + after !== right.content) continue;
      const parts = [before, hole, after].filter((part) => part !== '');
      const { break: breaks, layout } = one;
      const open = left.prefix + left.quote;
      return { is: 'opened', open, close: left.quote, parts, break: breaks, layout };
    }
    return undefined;
  }

  private holeOf(left: number, right: number): number | undefined {
    const found = this.pairs.find(
      (pair) => pair.left.join() === `H${left}` && pair.right.join() === `H${right}`,
    );
    return found?.hole;
  }
}

function contentOf(run: readonly Element[]): string | undefined {
  const [item] = run;
  return run.length === 1 && item?.is === 'literal' && item.kind === 'string'
    ? openString(item.text)?.content
    : undefined;
}

function startsAt(keys: readonly string[], run: readonly string[], at: number): boolean {
  return run.every((key, offset) => keys[at + offset] === key);
}
