import type { CodeTemplate } from '../../src/core/types';
import { parseBody, rulesOf } from '../../src/template/tree/rules/body';
import { holesIn, type Rule } from '../../src/template/tree/rules/Pattern';
import { readableSide } from '../../src/template/tree/rules/readable';

/** What ast-grep calls the languages that both know, with one extension of their files. */
export const LANGUAGES: Readonly<Record<string, { name: string; extension: string }>> = {
  javascript: { name: 'JavaScript', extension: '.js' },
  typescript: { name: 'TypeScript', extension: '.ts' },
  python: { name: 'Python', extension: '.py' },
  java: { name: 'Java', extension: '.java' },
  go: { name: 'Go', extension: '.go' },
  rust: { name: 'Rust', extension: '.rs' },
  ruby: { name: 'Ruby', extension: '.rb' },
  php: { name: 'Php', extension: '.php' },
  'c#': { name: 'CSharp', extension: '.cs' },
};

/**
 * A template's before-sides as one rule of ast-grep, in YAML; `undefined` where it has no such words.
 * Whether the rule finds the same is to be seen.
 */
export function astGrepRule(id: string, template: CodeTemplate): string | undefined {
  const language = LANGUAGES[template.language];
  const rules = rulesOf(parseBody(template.body));
  if (language === undefined || rules.some(({ before }) => before.length !== 1)) return undefined;
  const patterns = rules.flatMap((rule, index) => patternsOf(rule, index));
  const constraints = rules.flatMap((rule, index) => constraintsOf(rule, index));
  return [
    `id: ${id}`,
    `language: ${language.name}`,
    'rule:',
    '  any:',
    ...patterns.map((pattern) => `    - pattern: ${JSON.stringify(pattern)}`),
    ...(constraints.length > 0 ? ['constraints:', ...constraints] : []),
    '',
  ].join('\n');
}

/** A before-side with either kind of quotation marks, since those are no matter to a template. */
function patternsOf(rule: Rule, index: number): string[] {
  const text = readableSide(rule.before, rule).replaceAll(
    /(\${1,3})(\d+)/g,
    (_, sign: string, hole: string) => sign + variable(index, Number(hole)),
  );
  return [...new Set([text.replaceAll('"', "'"), text.replaceAll("'", '"')])];
}

function constraintsOf({ before, holes }: Rule, index: number): string[] {
  return holesIn(before).flatMap((hole) => {
    const choice = holes[hole - 1]?.oneOf;
    if (choice === undefined) return [];
    const texts = choice.map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'));
    const regex = JSON.stringify(`^(${texts.join('|')})$`);
    return [`  ${variable(index, hole)}: { regex: ${regex} }`];
  });
}

const variable = (rule: number, hole: number) => `H${rule}_${hole}`;
