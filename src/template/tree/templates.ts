import type { CodeTemplate } from '../../core/types';
import { type Body, rulesOf } from './body';
import { grammarOfLanguage } from './grammarNames';
import { quoteOf, readableSide, snippetOf } from './readable';

export const LEARNER = 'tree';

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
