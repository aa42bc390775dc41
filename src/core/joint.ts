import { NothingToLearn } from './errors';
import type { KeptExample } from './examples';
import type { PatternPast, TemplateLearner, Trial } from './ports';
import type { CodeTemplate } from './types';

/** A template that several examples teach. */
export interface Joint {
  template: CodeTemplate;
  /** Whether it spoils nothing in any of them. */
  isProved: boolean;
}

/**
 * The template that examples teach together, whatever their order, with what a person made of the
 * pattern before. `undefined` unless it gives back something of each example.
 */
export async function learnTogether(
  learner: TemplateLearner,
  language: string,
  examples: readonly KeptExample[],
  past: PatternPast,
): Promise<Joint | undefined> {
  const learned = await learnedFrom(learner, language, inOneOrder(examples));
  if (learned?.kind !== past.template.kind) return undefined;
  const template = await learner.asBefore(learned, past);
  const trial = template && (await worstTrial(learner, template, examples));
  return template && trial !== 'gives nothing back'
    ? { template, isProved: trial === 'gives back' }
    : undefined;
}

/** The worst trial of a template on any of the examples. */
export async function worstTrial(
  learner: TemplateLearner,
  template: CodeTemplate,
  examples: readonly KeptExample[],
): Promise<Trial> {
  let worst: Trial = 'gives back';
  for (const example of examples) {
    const trial = await learner.tried(template, example);
    if (trial === 'gives nothing back') return trial;
    if (trial === 'gives back and spoils') worst = trial;
  }
  return worst;
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
