import type { CodeTemplate } from '../../../core/types';
import { type Body, type Element, elementKey, holesOf, type HoleRule } from '../rules/body';
import { renumber, withoutAddedNames } from '../rules/finishBody';
import { gateReasons } from '../rules/gates';
import { inputsOf } from '../rules/inputs';
import { toTemplate } from '../rules/readable';
import { render } from '../sites/render';
import { findMatches } from '../sites/sites';
import { tokenize } from '../text/tokenize';
import type { EditedTemplate, TemplateForm, TemplateProblem } from '../../../core/templateEditing';
import { codeOf, elementsOf } from './elements';
import { escapeHoles, isMark, type Piece, piecesOf } from '../../shared/holeText';

/** A template of tokens as a person edits it. */
export function tokenForm(body: Body): TemplateForm {
  return { before: shown(body.before, body.indent), after: shown(body.after, body.indent) };
}

function shown(elements: readonly Element[], indent: string): string {
  return elements
    .map((item, index) => {
      const layout = index === 0 ? '' : item.layout.replaceAll('\t', indent);
      if (item.is === 'literal') return layout + escapeHoles(item.text);
      if (item.is === 'hole') return `${layout}$${item.hole}`;
      const content = item.parts.map((part) =>
        typeof part === 'number' ? `$${part}` : escapeHoles(part),
      );
      return layout + item.open + content.join('') + item.close;
    })
    .join('');
}

/** A template of tokens from its edited form, or what is wrong with it. */
export function editTokens(
  { language }: CodeTemplate,
  body: Body,
  form: TemplateForm,
): EditedTemplate {
  const old = tokenForm(body);
  const problems: TemplateProblem[] = [];
  const fail = (side: keyof TemplateForm, message: string, start = 0, end = form[side].length) =>
    problems.push({ severity: 'error', form: 0, side, start, end, message });
  const side = (name: keyof TemplateForm): Element[] => {
    const text = form[name].trim();
    if (text === old[name]) return body[name];
    const elements = elementsOf(piecesIn(text, body.holes), language, body.indent);
    if (elements) return withKept(body[name], elements);
    fail(name, 'A hole stands for a whole word, or for a part of a string.');
    return [];
  };
  const [before, after] = [side('before'), side('after')];
  if (problems.length > 0) return { problems };
  const known = new Set([...holesOf(before), ...inputsOf(body).keys()]);
  for (const piece of piecesIn(form.after, body.holes)) {
    if (!isMark(piece) || known.has(piece.hole)) continue;
    const { start, end } = piece;
    const name = form.after.slice(start, end);
    fail(
      'after',
      `${name} is not in the code before, so nothing is known that could stand here.`,
      start,
      end,
    );
  }
  if (problems.length > 0) return { problems };
  const holes = holesFor(body, [...before, ...after]);
  const next = withoutAddedNames(renumber({ ...body, before, after, holes }));
  const [reason] = gateReasons(next, true);
  if (reason !== undefined)
    fail(after.length > 0 ? 'before' : 'after', `This cannot be applied: ${reason}.`);
  else if (firesAgain(next, codeOf(piecesIn(form.before.trim(), body.holes)), language)) {
    fail('after', 'It would fit its own result, and change it again and again.');
  }
  return problems.length > 0
    ? { problems }
    : { template: toTemplate(language, 'rewrite', next), problems };
}

const piecesIn = (text: string, holes: readonly HoleRule[]): Piece[] =>
  piecesOf(text, (hole) => (holes[hole - 1] ? false : undefined));

/** The elements that an edit left at both ends as they were learned. */
function withKept(old: readonly Element[], now: readonly Element[]): Element[] {
  const least = Math.min(old.length, now.length);
  const same = (a: Element, b: Element) => elementKey(a) === elementKey(b) && a.layout === b.layout;
  let first = 0;
  while (first < least && same(old[first]!, now[first]!)) first++;
  let last = 0;
  while (last < least - first && same(old.at(-1 - last)!, now.at(-1 - last)!)) last++;
  return [
    ...old.slice(0, first),
    ...now.slice(first, now.length - last),
    ...old.slice(old.length - last),
  ];
}

function holesFor(body: Body, elements: readonly Element[]): HoleRule[] {
  const used = holesOf(elements);
  const most = Math.max(body.holes.length, ...used);
  const inStrings = holesOf(elements.filter(({ is }) => is === 'opened'));
  return Array.from({ length: most }, (_, index): HoleRule => {
    const shape = inStrings.has(index + 1) ? 'part' : 'expression';
    return body.holes[index] ?? { shape, name: 'code' };
  });
}

/** Whether a template fits what it makes of its own before-side. */
function firesAgain(body: Body, before: string, language: string): boolean {
  const source = tokenize(before, language);
  const [match] = findMatches(body, source);
  const rendering = match && render(body, source, match);
  if (!rendering) return false;
  const { start, end, newText } = rendering;
  const result = before.slice(0, start) + newText + before.slice(end);
  return [...findMatches(body, tokenize(result, language))].length > 0;
}
