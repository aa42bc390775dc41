import type { TemplateForm } from '../../core/templateEditing';
import type { CodeTemplate } from '../../core/types';
import { commented } from './comments';

/** The words around the code, in the person's language. */
export interface FormsWords {
  help: readonly string[];
  before: string;
  after: string;
  /** Of a template that only inserts. */
  inserted: string;
}

export interface ReadForms {
  forms: TemplateForm[];
  /** Where each side begins in the text, a UTF-16 offset. */
  starts: Record<keyof TemplateForm, number>[];
}

/** Tells the lines between which the code lies from the code. */
const RULE = '═══';

const SIDES = ['before', 'after'] as const;

/** The forms of a template as one text to edit. */
export function formsText(
  forms: readonly TemplateForm[],
  { kind, language }: Pick<CodeTemplate, 'kind' | 'language'>,
  words: FormsWords,
): string {
  const section = (title: string, code: string, index: number): string => {
    const number = forms.length > 1 ? ` ${index + 1}/${forms.length}` : '';
    return `${commented(`${RULE} ${title}${number} ${RULE}`, language)}\n${code}\n`;
  };
  const sections = forms.flatMap(({ before, after }, index) =>
    kind === 'snippet'
      ? [section(words.inserted, after, index)]
      : [section(words.before, before, index), section(words.after, after, index)],
  );
  const help = words.help.map((line) => commented(line, language));
  return [...help, '', ...sections].join('\n');
}

/**
 * The forms that an edited text has, each side without white space around it.
 * @param count how many forms there must be
 * @returns nothing when the lines between which the code lies are no longer those
 */
export function readForms(
  text: string,
  kind: CodeTemplate['kind'],
  count: number,
): ReadForms | undefined {
  const sections: { text: string; start: number }[] = [];
  for (const { 0: line, index: start } of text.matchAll(/[^\n]*(?:\n|$)/g)) {
    const section = sections.at(-1);
    if (line.includes(RULE)) sections.push({ text: '', start: start + line.length });
    else if (section) section.text += line;
  }
  if (sections.length !== (kind === 'snippet' ? count : count * 2)) return undefined;
  const sides = sections.map((section) => ({
    text: section.text.trim().replaceAll('\r\n', '\n'),
    start: section.start + (section.text.length - section.text.trimStart().length),
  }));
  const nothing = { text: '', start: sides[0]?.start ?? 0 };
  const pairs = Array.from({ length: count }, (_, index) =>
    kind === 'snippet' ? [nothing, sides[index]!] : sides.slice(index * 2, index * 2 + 2),
  );
  const each = <T>(pick: (side: { text: string; start: number }) => T) =>
    pairs.map(
      (pair) =>
        Object.fromEntries(SIDES.map((name, at) => [name, pick(pair[at]!)])) as Record<
          keyof TemplateForm,
          T
        >,
    );
  return { forms: each((side) => side.text), starts: each((side) => side.start) };
}
