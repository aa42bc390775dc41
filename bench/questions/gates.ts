import { readFileSync } from 'node:fs';
import { precisionOf, recallOf, type Tally } from '../answers/Tally';
import { type Rejections, sharesOf } from './rejected';
import type { Summary } from './summary';

interface Shares {
  recall: number;
  precision: number;
}

/** Of each task and class both shares at least, and negatives at most. */
interface QuestionGates {
  shares: Record<string, Shares>;
  negativesFired: number;
  /** At most: shares of texts that fire and of right answers that are lost, and how many fire again. */
  rejected: { fired: number; lost: number; again: number };
}

/**
 * A sentence for each gate that is not passed.
 * @param file `bench/gates.json`
 */
export function failedQuestionGates(summary: Summary, file: string): string[] {
  const { questions } = JSON.parse(readFileSync(file, 'utf8')) as { questions: QuestionGates };
  const failed: string[] = [];
  const tallies = talliesOf(summary);
  for (const [name, gates] of Object.entries(questions.shares)) {
    const tally = tallies.get(name);
    if (tally === undefined)
      throw new Error(`There is a gate for “${name}”, which is not measured.`);
    const reached: Shares = { recall: recallOf(tally), precision: precisionOf(tally) };
    for (const share of ['recall', 'precision'] as const) {
      if (tally.n > 0 && reached[share] >= gates[share]) continue;
      failed.push(`${share} (${name}) is ${reached[share]}, and must be ${gates[share]} at least`);
    }
  }
  const { fired } = summary.negative.decidable;
  if (fired > questions.negativesFired) {
    failed.push(`${fired} negatives fired, and ${questions.negativesFired} at most are allowed`);
  }
  return failed;
}

/** The same for what “not here” changes. */
export function failedRejectedGates(measured: Rejections, file: string): string[] {
  const { questions } = JSON.parse(readFileSync(file, 'utf8')) as { questions: QuestionGates };
  const gates = questions.rejected;
  const reached = { ...sharesOf(measured), again: measured.again };
  return (['fired', 'lost', 'again'] as const)
    .filter((name) => reached[name] > gates[name])
    .map((name) => `rejected: ${name} is ${reached[name]}, and may be ${gates[name]} at most`);
}

/** Tallies by names such as `self` and `one, verbatim`. */
function talliesOf(summary: Summary): Map<string, Tally> {
  const { self, renamed } = summary;
  const tallies = new Map([
    ['self', self],
    ['renamed', renamed],
  ]);
  for (const task of ['one', 'three-alike', 'three'] as const) {
    for (const [name, tally] of Object.entries(summary[task])) {
      tallies.set(`${task}, ${name}`, tally);
    }
  }
  return tallies;
}
