import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { DetectedProfile } from '../../src/core/types';
import { profileOf, sameAnswer } from '../detection';
import { type CaseResult, type DetectCase, resultOf } from './records';

const FIELDS = ['language', 'framework', 'domain'] as const;
/** The folder that each script builds in the one where it runs. */
const BUILT = 'd';

/** Builds the folder of a case in a temporary one, detects it and compares. */
export async function runDetectCase(one: DetectCase): Promise<CaseResult> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'cpl-case-'));
  try {
    execFileSync('bash', ['-c', one.script], { cwd: scratch, stdio: 'ignore' });
    const profile = await profileOf(path.join(scratch, BUILT));
    const missed = FIELDS.filter((field) => !isExpected(one, profile, field));
    return resultOf(one, missed.length === 0, () => {
      console.log(`\n=== ${one.id} ${one.failureKind ?? ''} (was ${one.was}): ${one.kind}`);
      for (const field of missed) {
        console.log(`  ${field}: ${profile[field] ?? 'none'}, not ${one.expected[field]}`);
      }
    });
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const isExpected = (
  { expected }: DetectCase,
  profile: DetectedProfile,
  field: (typeof FIELDS)[number],
): boolean =>
  expected[field]
    .split('|')
    .some(
      (answer) =>
        answer === '*' || sameAnswer(field, answer === 'none' ? null : answer, profile[field]),
    );
