import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Times of one kind of work, milliseconds. */
export interface Times {
  median: number;
  /** Half of the times lie between. */
  quartiles: [number, number];
}

export interface Compared {
  work: Times;
  against: Times;
}

export type Work = () => unknown;

/**
 * Runs two kinds of work in turns, so that what else the machine does falls on both, after some rounds
 * that do not count.
 * @param rounds how often each is timed
 * @param isHeavy one round warms up, and what one leaves to be collected is not charged to the other
 */
export async function compare(
  work: Work,
  against: Work,
  rounds: number,
  isHeavy = false,
): Promise<Compared> {
  const times: [number[], number[]] = [[], []];
  const warmUp = isHeavy ? 1 : Math.ceil(rounds / 2);
  for (let round = -warmUp; round < rounds; round += 1) {
    for (const [index, run] of [work, against].entries()) {
      if (isHeavy) collectGarbage();
      const start = performance.now();
      await run();
      if (round >= 0) times[index]?.push(performance.now() - start);
    }
  }
  return { work: timesOf(times[0]), against: timesOf(times[1]) };
}

/** Median and quartiles of some times. */
export function timesOf(times: number[]): Times {
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? NaN;
  return { median: at(0.5), quartiles: [at(0.25), at(0.75)] };
}
