/** The result of a step: the person went on or back, gave up, or there was nothing to ask. */
export type StepResult = 'next' | 'back' | 'cancelled' | 'skipped';

/** One question. `canGoBack` is true when a question was asked before it. */
export type Step = (canGoBack: boolean) => Promise<StepResult>;

/**
 * Asks one question after the other. Going back leads to the question that was asked before, over
 * those that had nothing to ask.
 * @returns false when the person gave up.
 */
export async function walk(steps: readonly Step[]): Promise<boolean> {
  const asked: number[] = [];
  let index = 0;
  for (let step = steps[0]; step; step = steps[index]) {
    const result = await step(asked.length > 0);
    if (result === 'cancelled') return false;
    if (result === 'back') {
      index = asked.pop() ?? 0;
      continue;
    }
    if (result === 'next') asked.push(index);
    index += 1;
  }
  return true;
}
