import { readFileSync } from 'node:fs';
import type { Summary } from './summary';

/** Of each area so many cases at least; what passed once may fail in none. */
interface CaseGates {
  passed: Record<string, number>;
  regressions: number;
}

/**
 * A sentence for each gate that is not passed.
 * @param file `bench/gates.json`
 */
export function failedCaseGates({ byArea, regressions }: Summary, file: string): string[] {
  const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: CaseGates };
  const failed: string[] = [];
  for (const [area, gate] of Object.entries(cases.passed)) {
    const passed = byArea[area]?.passed ?? 0;
    if (passed < gate) failed.push(`${passed} cases pass (${area}), and ${gate} at least must`);
  }
  if (regressions.length > cases.regressions) {
    failed.push(
      `${regressions.length} cases that passed once fail, and ${cases.regressions} at most may`,
    );
  }
  return failed;
}
