import { NothingToLearn } from './errors';
import type { KeptExample } from './examples';
import type { PatternPast, TemplateLearner } from './ports';
import type { CodeTemplate } from './types';

/**
 * The template that examples teach together, whatever their order, with what a person made of the
 * pattern before. `undefined` unless it gives back something of each example and spoils none.
 */
export async function learnTogether(
  learner: TemplateLearner,
  language: string,
  examples: readonly KeptExample[],
  past: PatternPast,
): Promise<CodeTemplate | undefined> {
  const learned = await learnedFrom(learner, language, inOneOrder(examples));
  if (learned?.kind !== past.template.kind) return undefined;
  const template = await learner.asBefore(learned, past);
  return template && (await isGivenBackBy(learner, template, examples)) ? template : undefined;
}

/** Whether a template gives back something of each example, and spoils none. */
export async function isGivenBackBy(
  learner: TemplateLearner,
  template: CodeTemplate,
  examples: readonly KeptExample[],
): Promise<boolean> {
  for (const example of examples) {
    if (!(await learner.isGivenBack(template, example))) return false;
  }
  return true;
}

async function learnedFrom(
  learner: TemplateLearner,
  language: string,
  examples: readonly KeptExample[],
): Promise<CodeTemplate | undefined> {
  try {
    return (await learner.learn(language, examples.flat())).template;
  } catch (error) {
    if (error instanceof NothingToLearn) return undefined;
    throw error;
  }
}

/** The same order for the same examples; each of them once. */
function inOneOrder(examples: readonly KeptExample[]): KeptExample[] {
  const byText = new Map(examples.map((example) => [JSON.stringify(example), example]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, example]) => example);
}
