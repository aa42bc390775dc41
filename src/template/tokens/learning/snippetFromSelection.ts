import type { CodeTemplate } from '../../../core/types';
import { NothingToLearn } from '../../../core/errors';
import { bindingsOf, type Bindings } from '../text/bindings';
import type { Body, Element, HoleRule } from '../rules/body';
import { indentUnitOf, portableLayout, widthOf } from '../../shared/layout';
import { escapeSnippet, tabStop, toTemplate } from '../rules/readable';
import { tabStops } from './tabStops';
import { tokenize } from '../text/tokenize';
import type { Source } from '../text/tokens';

const MAX_TOKENS = 600;

/**
 * An insert-only template from selected code: without its common indentation, and with the names
 * that it declares or repeats as linked tab stops. Throws `NothingToLearn` when there is no code in
 * the text, or more than a template can hold.
 */
export function snippetFromSelection(language: string, text: string): CodeTemplate {
  return snippetOf(language, text);
}

/** The same, for a text whose imported names are known from its file. */
export function snippetOf(language: string, text: string, file?: Bindings): CodeTemplate {
  const plain = dedent(text);
  const source = tokenize(plain, language);
  if (source.tokens.length === 0) throw new NothingToLearn(['the text has no code in it']);
  if (source.tokens.length > MAX_TOKENS) {
    throw new NothingToLearn([`the text is longer than ${MAX_TOKENS} tokens`]);
  }
  const own = bindingsOf(source);
  const imported = new Set([...own.imported, ...(file?.imported ?? [])]);
  const stops = tabStops(source, { imported, local: own.local });
  const holeOf = new Map(
    stops.flatMap(({ tokens }, index) => tokens.map((token) => [token, index + 1] as const)),
  );
  const rules = stops.map(({ name }): HoleRule => ({ shape: 'operand', name: name.slice(0, 60) }));
  const body = snippetBody(source, holeOf, rules);
  const placeholder = (hole: number, isFirst: boolean) =>
    isFirst ? tabStop(hole, rules[hole - 1]?.name ?? '') : `\${${hole}}`;
  return {
    ...toTemplate(language, 'snippet', body),
    after: substitute(
      source,
      holeOf,
      (hole) => `$${hole}`,
      (code) => code,
    ),
    snippet: `${substitute(source, holeOf, placeholder, escapeSnippet)}$0`,
  };
}

function snippetBody(source: Source, holeOf: ReadonlyMap<number, number>, holes: HoleRule[]): Body {
  const unit = indentUnitOf(source.text);
  const after = source.tokens.map((token, index): Element => {
    const space = source.text.slice(source.tokens[index - 1]?.end ?? token.start, token.start);
    const common = { break: token.breakBefore, layout: portableLayout(space, '', unit) };
    const hole = holeOf.get(index);
    if (hole !== undefined) return { is: 'hole', hole, ...common };
    return { is: 'literal', text: token.text, kind: token.kind, ...common };
  });
  return {
    version: 1,
    before: [],
    after,
    holes,
    beginsStatement: false,
    endsStatement: false,
    spaceAfter: false,
    skipsOwnResult: false,
    indent: unit,
  };
}

function substitute(
  source: Source,
  holeOf: ReadonlyMap<number, number>,
  placeholder: (hole: number, isFirst: boolean) => string,
  code: (text: string) => string,
): string {
  const seen = new Set<number>();
  let text = '';
  let at = 0;
  source.tokens.forEach((token, index) => {
    const hole = holeOf.get(index);
    if (hole === undefined) return;
    text += code(source.text.slice(at, token.start)) + placeholder(hole, !seen.has(hole));
    seen.add(hole);
    at = token.end;
  });
  return text + code(source.text.slice(at));
}

/** Without empty lines around, without the indentation that all lines share, with `\n` line ends. */
function dedent(text: string): string {
  const lines = text.replaceAll('\r\n', '\n').split('\n');
  while (lines[0]?.trim() === '') lines.shift();
  while (lines[lines.length - 1]?.trim() === '') lines.pop();
  const indents = lines.filter((line) => line.trim() !== '').map(indentOf);
  const first = indents[0] ?? '';
  const others = indents.slice(1);
  const common = others.reduce(
    (shortest, indent) => commonPrefix(shortest, indent),
    others[0] ?? first,
  );
  const cut = first === '' ? hangingIndent(lines, common) : commonPrefix(first, common);
  return lines
    .map((line, index) => {
      if (index === 0 && first === '') return line.trimEnd();
      return (line.startsWith(cut) ? line.slice(cut.length) : line.trimStart()).trimEnd();
    })
    .join('\n');
}

/**
 * A selection that begins within its first line has lost that line's indentation; the last line, which
 * closes what the first opened, has it.
 */
function hangingIndent(lines: readonly string[], common: string): string {
  const last = lines[lines.length - 1] ?? '';
  return lines.length > 1 && /^\s*[)\]}]|^\s*end\b/.test(last) && widthOf(common) > 0 ? common : '';
}

function indentOf(line: string): string {
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

function commonPrefix(one: string, other: string): string {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return one.slice(0, length);
}
