import { InvalidArgument } from '../../core/errors';
import type { CodeTemplate } from '../../core/types';
import type { TemplateLevel } from '../Templates';
import { grammarOfLanguage } from './languages/grammarNames';
import type { Body } from './rules/body';
import { quoteOf, readableSide } from './rules/readable';
import { bodyOf, toTemplate } from './rules/templates';

/** The levels of a template from specific to general; each is shown by its first rule. */
export function levelsOf(template: CodeTemplate): TemplateLevel[] {
  const body = bodyOf(template);
  const quote = quoteOf(grammarOfLanguage(template.language));
  return body.levels.map(({ rules }, index) => ({
    before: readableSide(rules[0]!.before, rules[0]!, quote),
    after: readableSide(rules[0]!.after, rules[0]!, quote),
    current: index === body.level,
    exact: rules.every(({ verbatim }) => verbatim),
  }));
}

/** The template at a level that a person chose. Throws `InvalidArgument` when there is none. */
export function atLevel(template: CodeTemplate, level: number): CodeTemplate {
  const body = bodyOf(template);
  if (body.levels[level] === undefined) throw new InvalidArgument(`There is no level ${level}.`);
  return withBody(template, { ...body, level, chosen: true });
}

/** The template at the next narrower level; `undefined` at the narrowest, and where a person chose. */
export function narrowerThan(template: CodeTemplate): CodeTemplate | undefined {
  const body = bodyOf(template);
  if (body.chosen || body.level === 0) return undefined;
  return withBody(template, { ...body, level: body.level - 1 });
}

/** The same pattern with another body. */
export const withBody = (
  { language, kind, byHand, hidden }: CodeTemplate,
  body: Body,
): CodeTemplate => ({
  ...toTemplate(language, body, kind),
  ...(byHand && { byHand }),
  ...(hidden && { hidden }),
});
