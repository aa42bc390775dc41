import { readFileSync } from 'node:fs';
import type { RankingMeasures } from './measure';

/** What must be reached, whatever the seed. */
export interface RankingGates {
  calibrationError: number;
  coverage: number;
}

/** @param file `bench/gates.json` */
export function readRankingGates(file: string): RankingGates {
  return (JSON.parse(readFileSync(file, 'utf8')) as { ranking: RankingGates }).ranking;
}

/** A sentence for each gate that is not passed; by evidence, lists must be no worse than the seed’s. */
export function failedRankingGates(measures: RankingMeasures, gates: RankingGates): string[] {
  const { seed, evidence, calibrationError, coverage } = measures;
  const failed: string[] = [];
  if (!(calibrationError <= gates.calibrationError)) {
    failed.push(
      `the calibration error is ${calibrationError}, and may be ${gates.calibrationError} at most`,
    );
  }
  if (!(coverage >= gates.coverage)) {
    failed.push(`the coverage is ${coverage}, and must be ${gates.coverage} at least`);
  }
  if (!(evidence.ndcg10 >= seed.ndcg10)) {
    failed.push(`nDCG is ${evidence.ndcg10} by evidence, and ${seed.ndcg10} by the seed’s formula`);
  }
  if (!(evidence.regret <= seed.regret)) {
    failed.push(
      `regret is ${evidence.regret} by evidence, and ${seed.regret} by the seed’s formula`,
    );
  }
  return failed;
}
