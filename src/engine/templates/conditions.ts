import type { TemplateConditions } from '../../core/ports';
import type { CodeTemplate } from '../../core/types';
import { conditionsOfTokens } from '../../template/tokens/TokenTemplateLearner';
import type { Learner } from './createLearner';

/** The conditions of a template on a file besides the code; `null` where it is damaged. */
export function conditionsOf(
  { trees }: Pick<Learner, 'trees'>,
  template: CodeTemplate,
): TemplateConditions | null {
  try {
    return template.learner === 'tree' ? trees.conditions(template) : conditionsOfTokens(template);
  } catch {
    // Whatever is tried with it says so; what is known besides is shown all the same.
    return null;
  }
}
