import type { CodeTemplate } from '../../../core/types';
import type { EditedTemplate, TemplateForm, TemplateProblem } from '../../../core/templateEditing';
import { type Body, rulesOf } from '../body';
import type { Rule } from '../Pattern';
import { toTemplate } from '../templates';
import { editedRule } from './editedRule';
import { isSameCode, outcomeOf, surroundingsFor } from './exampleTrial';
import type { Reading } from './Reading';
import { quoteOf } from '../readable';
import { shownSide } from './shownSide';

type Parsing = Pick<Reading, 'grammar' | 'parse'>;

/** The forms of a template at its present level, as a person edits them. */
export function formsOf(body: Body, grammar: string): TemplateForm[] {
  const quote = quoteOf(grammar);
  return rulesOf(body).map((rule) => ({
    before: shownSide(rule.before, rule.holes, quote).text,
    after: shownSide(rule.after, rule.holes, quote).text,
  }));
}

/**
 * A template from the edited texts of its forms: with this level only, since the others know nothing
 * of the edit. It must be readable, have code for all its holes, fit one of its examples at least and
 * not its own result; what it does to its other examples is told as a warning.
 */
export async function editTemplate(
  { language, kind }: CodeTemplate,
  body: Body,
  forms: readonly TemplateForm[],
  parsing: Parsing,
): Promise<EditedTemplate> {
  const old = rulesOf(body);
  const problems: TemplateProblem[] = [];
  const rules: Rule[] = [];
  for (const [form, rule] of old.entries()) {
    const edited = await editedRule(rule, forms[form]!, language, parsing);
    if (Array.isArray(edited)) problems.push(...edited.map((problem) => ({ ...problem, form })));
    else rules.push(edited);
  }
  if (problems.length > 0) return { problems };
  const tried = await tryExamples(old, rules, body, forms, parsing);
  problems.push(...tried.problems);
  if (problems.some(({ severity }) => severity === 'error')) return { problems };
  const next: Body = { ...body, level: 0, levels: [{ rules }], examples: tried.examples };
  return { template: toTemplate(language, next, kind), problems };
}

async function tryExamples(
  old: readonly Rule[],
  rules: readonly Rule[],
  { examples }: Body,
  forms: readonly TemplateForm[],
  parsing: Parsing,
): Promise<{ problems: TemplateProblem[]; examples: Body['examples'] }> {
  const problems = new Map<string, TemplateProblem>();
  const kept: Body['examples'] = [];
  let lost = 0;
  let fitting = 0;
  const tell = (severity: TemplateProblem['severity'], form: number, message: string): void => {
    const side = 'before';
    const end = forms[form]!.before.length;
    problems.set(message, { severity, form, side, start: 0, end, message });
  };
  for (const example of examples) {
    const around = await surroundingsFor(old, example.before, parsing);
    const was = around && (await outcomeOf(old, example.before, around, parsing));
    if (!was) {
      kept.push(example);
      continue;
    }
    const now = await outcomeOf(rules, example.before, around, parsing);
    if (!now) {
      lost++;
      tell('warning', was.rule, `It no longer fits its example ${quoted(example.before)}.`);
      continue;
    }
    fitting++;
    kept.push({ before: example.before, after: now.result });
    const inside = now.firesAgain === 'inside' && was.firesAgain !== 'inside';
    if (now.firesAgain === 'as a whole' || inside) {
      const message = `It would fit its own result ${quoted(now.result)}, and change it again and again.`;
      tell('error', now.rule, message);
    } else if (isSameCode(was.result, example) && !isSameCode(now.result, example)) {
      const message = `It now turns its example ${quoted(example.before)} into ${quoted(now.result)}.`;
      tell('warning', now.rule, message);
    }
  }
  if (lost > 0 && fitting === 0) {
    tell(
      'error',
      0,
      'It fits none of its examples any more, so that nothing shows that it is right.',
    );
  }
  return { problems: [...problems.values()], examples: kept };
}

/** Code within a sentence: its first line, shortened. */
function quoted(code: string): string {
  const [first = '', ...others] = code.split('\n');
  const short = first.length > 60 || others.length > 0 ? `${first.slice(0, 60)}…` : first;
  return `“${short}”`;
}
