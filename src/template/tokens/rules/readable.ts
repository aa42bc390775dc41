import type { CodeTemplate } from '../../../core/types';
import { type Body, type Element, parseBody } from './body';

export const LEARNER = 'tokens';

/** The template that the rest of the house sees. */
export function toTemplate(language: string, kind: CodeTemplate['kind'], body: Body): CodeTemplate {
  return {
    learner: LEARNER,
    kind,
    language,
    before: readableText(body.before, body.indent),
    after: readableText(body.after, body.indent),
    snippet: snippetText(body),
    body,
  };
}

/** The checked body of a template. Throws where it is damaged or of another learner. */
export function bodyOf(template: CodeTemplate): Body {
  if (template.learner !== LEARNER) {
    throw new Error(`The template belongs to the learner “${template.learner}”.`);
  }
  return parseBody(template.body);
}

/** Elements as text for people: holes are `$1`, `$2`, …. */
function readableText(elements: readonly Element[], indent: string): string {
  return elements
    .map((item) => {
      const layout = item.layout.replaceAll('\t', indent);
      if (item.is === 'literal') return layout + item.text;
      if (item.is === 'hole') return `${layout}$${item.hole}`;
      const content = item.parts.map((part) => (typeof part === 'number' ? `$${part}` : part));
      return layout + item.open + content.join('') + item.close;
    })
    .join('');
}

/** The after-side in VS Code's snippet syntax; a hole is a tab stop, linked where it occurs again. */
function snippetText(body: Body): string {
  const seen = new Map<number, number>();
  const stop = (hole: number): string => {
    const known = seen.get(hole);
    if (known !== undefined) return `\${${known}}`;
    seen.set(hole, seen.size + 1);
    return tabStop(seen.size, body.holes[hole - 1]?.name ?? 'value');
  };
  const texts = body.after.map((item) => {
    const layout = item.layout.replaceAll(/\t/g, item.layout.includes('\n') ? '\t' : ' ');
    if (item.is === 'literal') return layout + escapeSnippet(item.text);
    if (item.is === 'hole') return layout + stop(item.hole);
    const parts = item.parts.map((part) =>
      typeof part === 'number' ? stop(part) : escapeSnippet(part),
    );
    return layout + item.open + parts.join('') + item.close;
  });
  return `${texts.join('')}$0`;
}

/** A tab stop with a placeholder in VS Code's snippet syntax. */
export function tabStop(number: number, placeholder: string): string {
  return `\${${number}:${escapeSnippet(placeholder)}}`;
}

/** Text as it must stand in a VS Code snippet to be inserted unchanged. */
export function escapeSnippet(text: string): string {
  return text.replaceAll(/[\\$}]/g, '\\$&');
}
