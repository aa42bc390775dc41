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

/** Whether a template asks nothing of a file but its language: no import, no name that it must have. */
export function needsOnlyLanguage(
  learner: Pick<Templates, 'conditions'>,
  template: CodeTemplate,
): boolean {
  if (template.kind !== 'rewrite') return false;
  const conditions = readableConditions(learner, template);
  if (conditions === null) return false;
  const { imports, names, brings } = conditions;
  return imports.length + names.length + brings.length === 0;
}
