import { readFileSync } from 'node:fs';
import type { Summary } from './report';

/** What must be reached: shares at least, counts at most. */
interface ChangeGates {
  all: { recall: number; precision: number };
  one: { recall: number; precision: number };
  /** In place of `all`, where it is learned change by change as the product does. */
  product: { recall: number; precision: number };
  negativesFired: number;
  refires: number;
  brokenParses: number;
}

/**
 * A sentence for each gate that is not passed.
 * @param file `bench/gates.json`
 * @param isProduct whether it was learned change by change
 */
export function failedChangeGates(measured: Summary, file: string, isProduct = false): string[] {
  const gates = (JSON.parse(readFileSync(file, 'utf8')) as { changes: ChangeGates }).changes;
  const failed: string[] = [];
  for (const run of ['all', 'one'] as const) {
    for (const share of ['recall', 'precision'] as const) {
      const held = run === 'all' && isProduct ? gates.product : gates[run];
      const [reached, gate] = [measured[run][share] ?? 0, held[share]];
      if (!(reached >= gate)) {
        failed.push(`${share} (${run}) is ${reached}, and must be ${gate} at least`);
      }
    }
  }
  const counts: [string, number, number][] = [
    ['negatives fired', measured.negatives.fired, gates.negativesFired],
    ['re-fires', measured.refires, gates.refires],
    ['broken parses', measured.brokenParses, gates.brokenParses],
  ];
  for (const [what, reached, gate] of counts) {
    if (reached > gate) failed.push(`${reached} ${what}, and ${gate} at most are allowed`);
  }
  return failed;
}
