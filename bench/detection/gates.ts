import { readFileSync } from 'node:fs';

/** What must be reached: shares at least, false frameworks at most. */
export interface DetectionGates {
  language: number;
  framework: number;
  domain: number;
  domainFirst: number;
  falseFrameworks: number;
}

/** @param file `bench/gates.json` */
export function readDetectionGates(file: string): DetectionGates {
  return (JSON.parse(readFileSync(file, 'utf8')) as { detection: DetectionGates }).detection;
}

/** A sentence for each gate that is not passed. */
export function failedGates(measures: DetectionGates, gates: DetectionGates): string[] {
  const failed: string[] = [];
  for (const key of ['language', 'framework', 'domain', 'domainFirst'] as const) {
    if (!(measures[key] >= gates[key])) {
      failed.push(`${key} is ${measures[key]}, and must be ${gates[key]} at least`);
    }
  }
  if (!(measures.falseFrameworks <= gates.falseFrameworks)) {
    failed.push(
      `${measures.falseFrameworks} false frameworks, and ${gates.falseFrameworks} at most are allowed`,
    );
  }
  return failed;
}
