import { type Applied, type Ranked, simulate } from './simulate';

/** How well the two rankings do in one world, and how true the estimates of the second are. */
export interface RankingMeasures {
  seed: Ranked;
  evidence: Ranked;
  /** How far what was foretold is from what came, 0..1: of each tenth, weighted by its number. */
  calibrationError: number;
  /** Share of applications whose true rate lies in the interval of 95 %, 0..1. */
  coverage: number;
}

/** The same for the same seed. */
export function measureRanking(seed: number): RankingMeasures {
  const { rankings, applied } = simulate(seed);
  return {
    seed: rounded(rankings.seed),
    evidence: rounded(rankings.evidence),
    calibrationError: round(calibrationError(applied)),
    coverage: round(coverage(applied)),
  };
}

function calibrationError(applied: readonly Applied[]): number {
  const tenths = Array.from({ length: 10 }, () => ({ foretold: 0, came: 0 }));
  for (const { foretold, success } of applied) {
    const tenth = tenths[Math.min(9, Math.floor(foretold * 10))]!;
    tenth.foretold += foretold;
    tenth.came += Number(success);
  }
  const off = tenths.reduce((sum, { foretold, came }) => sum + Math.abs(foretold - came), 0);
  return off / applied.length;
}

function coverage(applied: readonly Applied[]): number {
  const held = applied.filter(({ low, high, truth }) => truth >= low && truth <= high);
  return held.length / applied.length;
}

function rounded({ ndcg10, regret }: Ranked): Ranked {
  return { ndcg10: round(ndcg10), regret: round(regret) };
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000;
}
