import { cpus, release, type } from 'node:os';
import type { Compared, Times } from './measure';

/** One line of the table. */
export interface Row {
  work: string;
  against: string;
  n: number;
  ratio: number;
  /** `≤ 1.5`, or `≥ 20` where the ratio says how much faster the work is. */
  goal: string;
  met: boolean;
}

export type Goal = ['≤' | '≥', number];

/**
 * A line from times: with `≤` the ratio is the work's time over the other's, with `≥` the reverse.
 */
export function rowOf(work: string, against: string, n: number, times: Compared, goal: Goal): Row {
  const ratio =
    goal[0] === '≤'
      ? times.work.median / times.against.median
      : times.against.median / times.work.median;
  console.log(`  ${work}, n = ${n}: ${inMs(times.work)}; ${against}: ${inMs(times.against)}`);
  return ratioRow(work, against, n, ratio, goal);
}

export function ratioRow(work: string, against: string, n: number, ratio: number, goal: Goal): Row {
  const [sign, bound] = goal;
  const rounded = Number(ratio.toPrecision(3));
  const met = sign === '≤' ? rounded <= bound : rounded >= bound;
  return { work, against, n, ratio: rounded, goal: `${sign} ${bound}`, met };
}

function inMs({ median, quartiles: [low, high] }: Times): string {
  return `${short(median)} ms (${short(low)} – ${short(high)})`;
}

function short(value: number): string {
  return Number(value.toPrecision(3)).toString();
}

/** How work takes longer as there is more of something: times the time of the least, by size. */
export class Growth {
  private readonly works = new Map<string, Map<number, number>>();

  /** @param least how long it takes with the least; the first that is added if absent */
  add(work: string, n: number, { median }: Times, least?: Times): void {
    const times = this.works.get(work) ?? new Map<number, number>();
    this.works.set(work, times);
    times.set(n, least ? median / least.median : median);
  }

  /** Empty if nothing was added. */
  table(): string {
    if (this.works.size === 0) return '';
    const sizes = [...new Set([...this.works.values()].flatMap((times) => [...times.keys()]))];
    sizes.sort((a, b) => a - b);
    const lines = [...this.works].map(([work, times]) => {
      const [least = 1] = times.values();
      const cells = sizes.map((n) => times.get(n));
      return [work, ...cells.map((time) => (time === undefined ? '' : `${short(time / least)}×`))];
    });
    return tableOf(['work', ...sizes.map(String)], lines);
  }
}

/** What the times were taken on. */
export function machine(): string {
  const [first, ...others] = cpus();
  const cores = others.length + 1;
  const model = first?.model.trim() ?? 'unknown processor';
  const [kernel] = release().split('-');
  return `${cores} cores of ${model}, ${type()} ${kernel}, Node ${process.version}`;
}

/** The lines as a table. */
export function rowsTable(rows: readonly Row[]): string {
  const header = ['work', 'compared with', 'n', 'ratio', 'goal', 'met'];
  const lines = rows.map(({ work, against, n, ratio, goal, met }) =>
    [work, against, n, ratio, goal, met ? 'yes' : 'no'].map(String),
  );
  return tableOf(header, lines);
}

/** A table in Markdown whose columns are as wide as what is in them. */
export function tableOf(header: readonly string[], lines: readonly string[][]): string {
  const widths = header.map((title, column) =>
    Math.max(...[header, ...lines].map((line) => (line[column] ?? title).length)),
  );
  return [header, widths.map((width) => '-'.repeat(width)), ...lines]
    .map((line) => line.map((cell, column) => cell.padEnd(widths[column] ?? 0)))
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}
