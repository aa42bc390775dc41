import type { CodeTemplate } from '../../../core/types';
import { type Body, parseBody, rulesOf } from './body';
import { grammarOfLanguage } from '../languages/grammarNames';
import { quoteOf, readableSide, snippetOf } from './readable';

export const LEARNER = 'tree';

/** To be raised when the same examples teach something else: what was learned is then learned again. */
export const LEARNER_VERSION = 2;

/** The template that the rest of the house sees; its first rule is shown, the others are counted. */
export function toTemplate(
  language: string,
  body: Body,
  kind: CodeTemplate['kind'] = 'rewrite',
): CodeTemplate {
  const [rule] = rulesOf(body);
  const quote = quoteOf(grammarOfLanguage(language));
  return {
    learner: LEARNER,
    kind,
    language,
    before: readableSide(rule!.before, rule!, quote),
    after: readableSide(rule!.after, rule!, quote),
    snippet: snippetOf(rule!, quote),
    body,
  };
}

/** The checked body of a template. Throws where it is damaged or of another learner. */
export function bodyOf(template: CodeTemplate): Body {
  if (template.learner !== LEARNER) throw new Error('The code template is of another learner.');
  return parseBody(template.body);
}
