import type { CodeTemplate } from '../../../core/types';
import type { Body } from '../rules/body';
import { escapeSnippet, LEARNER, tabStop } from '../rules/readable';
import type { EditedTemplate, TemplateForm } from '../../../core/templateEditing';
import { elementsOf } from './elements';
import { escapeHoles, isMark, piecesOf } from '../../shared/holeText';

const MAX_ELEMENTS = 600;

/** An insert-only template as a person edits it; comments and layout are those of the snippet. */
export function snippetForm({ snippet }: CodeTemplate): TemplateForm {
  let after = '';
  let code = '';
  const flush = (beforeHole: boolean): void => {
    const escaped = escapeHoles(code);
    after += beforeHole ? escaped.replace(/\\+$/, (slashes) => slashes + slashes) : escaped;
    code = '';
  };
  const part = /\\([\\$}])|\$\{(\d+)(?::((?:\\.|[^\\}])*))?\}|\$(\d+)|[\s\S]/g;
  for (const found of snippet.matchAll(part)) {
    const [whole, literal, stop, , plain] = found;
    const hole = Number(stop ?? plain ?? -1);
    if (hole === 0) continue;
    if (hole < 0) {
      code += literal ?? whole;
      continue;
    }
    flush(true);
    after += `$${hole}`;
  }
  flush(false);
  return { before: '', after };
}

/** An insert-only template from its edited text, or what is wrong with it. */
export function editSnippet(
  { language }: CodeTemplate,
  body: Body,
  { after: text }: TemplateForm,
): EditedTemplate {
  const fail = (message: string): EditedTemplate => ({
    problems: [{ severity: 'error', form: 0, side: 'after', start: 0, end: text.length, message }],
  });
  const pieces = piecesOf(text.trim(), (hole) => (body.holes[hole - 1] ? false : undefined));
  const order = [...new Set(pieces.filter(isMark).map(({ hole }) => hole))];
  const numbered = pieces.map((piece) =>
    isMark(piece) ? { ...piece, hole: order.indexOf(piece.hole) + 1 } : piece,
  );
  const holes = order.map(
    (hole) => body.holes[hole - 1] ?? { shape: 'operand' as const, name: 'value' },
  );
  const elements = elementsOf(numbered, language, body.indent);
  if (!elements) return fail('A tab stop stands for a whole word, or for a part of a string.');
  if (elements.length === 0) return fail('There is no code to insert.');
  if (elements.length > MAX_ELEMENTS) return fail('This is too long for a pattern.');
  const seen = new Set<number>();
  const stops = numbered.map((piece) => {
    if (!isMark(piece)) return escapeSnippet(piece.code);
    if (seen.has(piece.hole)) return `\${${piece.hole}}`;
    seen.add(piece.hole);
    return tabStop(piece.hole, holes[piece.hole - 1]?.name ?? 'value');
  });
  const template: CodeTemplate = {
    learner: LEARNER,
    kind: 'snippet',
    language,
    before: '',
    after: numbered.map((piece) => (isMark(piece) ? `$${piece.hole}` : piece.code)).join(''),
    snippet: `${stops.join('')}$0`,
    body: { ...body, after: elements, holes } satisfies Body,
  };
  return { template, problems: [] };
}
