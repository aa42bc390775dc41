import type { PatternForm } from '../../engine/api/LearningApi';
import { walk } from '../input/steps';
import { hasCode } from '../mends/reportError';
import { isAnswered, nameStep, type FormState } from '../input/patternForm';

/**
 * Learns; as long as the name is taken by another pattern, asks for another one.
 * @returns nothing when the person gave up.
 */
export async function learnUnderFreeName<T>(
  form: FormState,
  given: Partial<PatternForm>,
  learn: (form: PatternForm) => PromiseLike<T>,
): Promise<T | undefined> {
  for (;;) {
    const { name, type, description } = form;
    try {
      return await learn({ name, type, description });
    } catch (error) {
      if (!hasCode(error, 'PatternNameTaken') || isAnswered(given)) throw error;
      form.refused = { name, why: error.message };
      if (!(await walk([nameStep(form, given, { isAlone: true })]))) return undefined;
    }
  }
}
