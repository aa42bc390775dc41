import path from 'node:path';
import { parseArgs } from 'node:util';
import { failedRankingGates, readRankingGates } from './gates';
import { measureRanking } from './measure';

/**
 * Simulates applications of patterns and measures both rankings.
 * @returns the exit code: 0, or 1 when a gate is not passed
 */
export function evaluateRanking(args: string[]): number {
  const { values } = parseArgs({
    args,
    options: {
      ranking: { type: 'boolean' },
      seed: { type: 'string', default: '1' },
      gate: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
    },
  });
  const seed = Number(values.seed);
  if (!Number.isSafeInteger(seed)) throw new Error(`A seed is a whole number, not ${values.seed}.`);
  const measures = measureRanking(seed);
  const { evidence, calibrationError, coverage } = measures;
  if (!values.json) {
    console.table({ seed: measures.seed, evidence });
    console.log(`Calibration error ${calibrationError}, coverage of 95 % intervals ${coverage}.`);
  }
  const gates = readRankingGates(path.join('bench', 'gates.json'));
  const failed = values.gate ? failedRankingGates(measures, gates) : [];
  for (const sentence of failed) console.error(`Not reached: ${sentence}.`);
  if (values.json) console.log(JSON.stringify(measures));
  return failed.length > 0 ? 1 : 0;
}
