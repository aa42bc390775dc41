import type { TemplateConditions } from '../../core/ports';
import type { CodeTemplate } from '../../core/types';
import type { Templates } from '../../template/Templates';

/** The conditions of a template on a file besides the code; `null` where it is damaged. */
export function readableConditions(
  learner: Pick<Templates, 'conditions'>,
  template: CodeTemplate,
): TemplateConditions | null {
  try {
    return learner.conditions(template);
  } catch {
    // Whatever is tried with it says so; what is known besides is shown all the same.
    return null;
  }
}
