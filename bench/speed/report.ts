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

export function printTable(rows: readonly Row[]): void {
  const header = ['work', 'compared with', 'n', 'ratio', 'goal', 'met'];
  const lines = rows.map(({ work, against, n, ratio, goal, met }) =>
    [work, against, n, ratio, goal, met ? 'yes' : 'no'].map(String),
  );
  const widths = header.map((title, column) =>
    Math.max(...[header, ...lines].map((line) => (line[column] ?? title).length)),
  );
  for (const line of [header, widths.map((width) => '-'.repeat(width)), ...lines]) {
    const cells = line.map((cell, column) => cell.padEnd(widths[column] ?? 0));
    console.log(`| ${cells.join(' | ')} |`);
  }
}
