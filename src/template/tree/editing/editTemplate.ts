import type { CodeTemplate } from '../../../core/types';
import type { EditedTemplate, TemplateForm, TemplateProblem } from '../../../core/templateEditing';
import { type Body, rulesOf } from '../rules/body';
import type { Rule } from '../rules/Pattern';
import { toTemplate } from '../rules/templates';
import { editedRule } from './editedRule';
import { isSameCode, outcomeOf, surroundingsFor } from './exampleTrial';
import type { Reading } from './Reading';
import { quoteOf } from '../rules/readable';
import { shownSide } from './shownSide';

type Parsing = Pick<Reading, 'grammar' | 'parse'>;

/** So many characters of an example are shown. */
const MAX_QUOTED = 100;

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
  const kept: Body['examples'] = [];
  const lost: Told[] = [];
  const turned: Told[] = [];
  for (const example of examples) {
    const around = await surroundingsFor(old, example.before, parsing);
    const was = around && (await outcomeOf(old, example.before, around, parsing));
    if (!was) {
      kept.push(example);
      continue;
    }
    const now = await outcomeOf(rules, example.before, around, parsing);
    if (!now) {
      lost.push({ form: was.rule, what: quoted(example.before) });
      continue;
    }
    kept.push({ before: example.before, after: now.result });
    const inside = now.firesAgain === 'inside' && was.firesAgain !== 'inside';
    if (now.firesAgain === 'as a whole' || inside) {
      const message = `It would fit its own result ${quoted(now.result)}, and change it again and again.`;
      return { problems: [problemAt('error', now.rule, 'after', forms, message)], examples };
    }
    if (isSameCode(was.result, example) && !isSameCode(now.result, example)) {
      const what = `${quoted(example.before)} into ${quoted(now.result)}`;
      turned.push({ form: now.rule, what });
    }
  }
  const count = examples.length;
  return {
    problems: problemsOf({ lost, turned, count, kept: kept.length }, forms),
    examples: kept,
  };
}

/** What an edit does to the examples, as at most one problem on each side. */
function problemsOf(
  { lost, turned, count, kept }: { lost: Told[]; turned: Told[]; count: number; kept: number },
  forms: readonly TemplateForm[],
): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const [gone] = lost;
  if (gone && kept === 0) {
    const message =
      'It fits none of its examples any more, so that nothing shows that it is right.';
    problems.push(problemAt('error', gone.form, 'before', forms, message));
  } else if (gone) {
    const message =
      lost.length === 1
        ? `It no longer fits its example ${gone.what}.`
        : `It no longer fits ${lost.length} of its ${count} examples: ${gone.what}, for one.`;
    problems.push(problemAt('warning', gone.form, 'before', forms, message));
  }
  const [other] = turned;
  if (other) {
    const message =
      turned.length === 1
        ? `It now turns its example ${other.what}.`
        : `It now turns ${turned.length} of its ${count} examples into something else: ${other.what}, for one.`;
    problems.push(problemAt('warning', other.form, 'after', forms, message));
  }
  return problems;
}

/** What became of an example, in words, and the form that it belongs to. */
interface Told {
  form: number;
  what: string;
}

function problemAt(
  severity: TemplateProblem['severity'],
  form: number,
  side: keyof TemplateForm,
  forms: readonly TemplateForm[],
  message: string,
): TemplateProblem {
  return { severity, form, side, start: 0, end: forms[form]![side].length, message };
}

/** Code within a sentence: its first line, shortened. */
function quoted(code: string): string {
  const [first = '', ...others] = code.split('\n');
  const short =
    first.length > MAX_QUOTED || others.length > 0 ? `${first.slice(0, MAX_QUOTED)}…` : first;
  return `“${short}”`;
}
