import type { Body, Element } from './body';
import { keptElements } from './keptElements';
import { concreteLayout, indentationAt, indentUnitOf, lineEndingOf } from './layout';
import type { Match } from './matchTypes';
import { openString } from './openedStrings';
import type { Source, Span } from './tokens';

/** The after-side for one match. */
export interface Rendering {
  start: number;
  end: number;
  newText: string;
  /** Every comment within the match is still there. */
  keepsComments: boolean;
}

/**
 * Writes the after-side of a template in place of a match: what stays keeps its text, comments and
 * layout; what is new is indented like the site and takes its line endings. `undefined` where the
 * text of a hole cannot stand in the string that it belongs into.
 */
export function render(body: Body, source: Source, match: Match): Rendering | undefined {
  const start = source.tokens[match.from]?.start ?? 0;
  const end = source.tokens[match.to - 1]?.end ?? start;
  if (body.after.length === 0) return deletion(source, match, start, end);
  return new Renderer(body, source, match).run(start, end);
}

class Renderer {
  private readonly baseIndent: string;
  private readonly unit: string;
  private readonly lineEnding: string;
  private readonly kept: number[];
  private readonly used: Span[] = [];

  constructor(
    private readonly body: Body,
    private readonly source: Source,
    private readonly match: Match,
  ) {
    const { text } = source;
    this.baseIndent = indentationAt(text, source.tokens[match.from]?.start ?? 0);
    this.unit = indentUnitOf(text);
    this.lineEnding = lineEndingOf(text);
    this.kept = keptElements(body);
  }

  run(start: number, end: number): Rendering | undefined {
    let newText = '';
    let previous = -1;
    const { after } = this.body;
    for (const [index, item] of after.entries()) {
      if (this.isVoid(index)) continue;
      const text = this.textOf(item, index);
      if (text === undefined) return undefined;
      newText += (previous < 0 ? '' : this.layoutBefore(index, previous)) + text;
      previous = index;
    }
    const lost = this.source.comments.some(
      (comment) =>
        comment.start >= start &&
        comment.end <= end &&
        !this.used.some((span) => span.start <= comment.start && span.end >= comment.end),
    );
    return { start, end, newText, keepsComments: !lost };
  }

  /** An empty hole, and the comma that would have stood between it and its neighbour. */
  private isVoid(index: number): boolean {
    const item = this.body.after[index];
    if (item === undefined) return true;
    if (item.is === 'hole') return this.isEmptyHole(index);
    if (item.is !== 'literal' || item.text !== ',' || (this.kept[index] ?? -1) >= 0) return false;
    const closes = /^[)\]}>]$/.test(literalText(this.body.after[index + 2]) ?? '');
    return this.isEmptyHole(index - 1) || (this.isEmptyHole(index + 1) && closes);
  }

  private isEmptyHole(index: number): boolean {
    const item = this.body.after[index];
    if (item?.is !== 'hole') return false;
    const span = this.match.holes.get(item.hole);
    return span !== undefined && span.start === span.end;
  }

  private textOf(item: Element, index: number): string | undefined {
    const kept = this.kept[index] ?? -1;
    if (item.is === 'literal') {
      const span = kept >= 0 ? this.match.spans[kept] : undefined;
      return span ? this.take(span) : this.localLines(item.text);
    }
    if (item.is === 'opened') return this.openedText(item);
    const span = this.match.holes.get(item.hole);
    if (span === undefined) return undefined;
    const before = kept >= 0 ? kept : this.body.before.findIndex((other) => isHole(other, item.hole));
    const by = levelAt(this.body.after, index) - levelAt(this.body.before, before);
    return this.shift(this.take(span), by);
  }

  private openedText(item: Extract<Element, { is: 'opened' }>): string | undefined {
    const own = openString(item.open + item.close);
    if (!own) return undefined;
    const quote = this.siteQuote() ?? own.quote;
    let text = own.prefix + quote;
    for (const part of item.parts) {
      if (typeof part === 'string') {
        text += part;
        continue;
      }
      const span = this.match.holes.get(part);
      if (span === undefined) return undefined;
      const shape = this.body.holes[part - 1]?.shape;
      const taken = this.take(span);
      const inner = shape === 'part' ? taken : (openString(taken)?.content ?? taken);
      if (shape !== 'part' && /["'`\\\n]/.test(inner)) return undefined;
      text += inner;
    }
    return text + quote;
  }

  /** The quotes of the first string at the site that is taken apart. */
  private siteQuote(): string | undefined {
    for (const [index, item] of this.body.before.entries()) {
      const span = this.match.spans[index];
      const isString = item.is === 'opened' || (item.is === 'hole' && this.isOneOf(item.hole));
      if (!isString || !span) continue;
      const quote = openString(this.source.text.slice(span.start, span.end))?.quote;
      if (quote !== undefined) return quote;
    }
    return undefined;
  }

  private isOneOf(hole: number): boolean {
    return this.body.holes[hole - 1]?.oneOf !== undefined;
  }

  private layoutBefore(index: number, previous: number): string {
    const item = this.body.after[index];
    const kept = this.kept[index] ?? -1;
    const own = concreteLayout(item?.layout ?? '', this.baseIndent, this.unit, this.lineEnding);
    const gap = kept > 0 ? this.gapBefore(kept) : undefined;
    if (gap !== undefined && (this.kept[previous] ?? -2) === kept - 1) {
      const by = levelAt(this.body.after, index) - levelAt(this.body.before, kept);
      return this.shift(this.take(gap), by);
    }
    if (gap !== undefined && this.lineBreakIn(gap) && !own.includes('\n')) return this.take(gap);
    if (isNewArgument(this.body.after, index) && this.kept[index - 1] === -1) {
      const following = this.body.after.findIndex((_, at) => at > index && (this.kept[at] ?? -1) >= 0);
      const rest = following < 0 ? undefined : this.gapBefore(this.kept[following] ?? 0);
      const argument = this.argumentIndent(index);
      if (rest && argument !== undefined && this.lineBreakIn(rest)) return this.lineEnding + argument;
    }
    const isFirstInBracket = /^[([]$/.test(literalText(this.body.after[previous]) ?? '');
    return isFirstInBracket && previous !== index - 1 ? '' : own;
  }

  /** The indentation of the last argument before, when it stands on a line of its own. */
  private argumentIndent(index: number): string | undefined {
    for (let at = index - 1; at >= 0; at--) {
      const kept = this.kept[at] ?? -1;
      const span = kept >= 0 ? this.match.spans[kept] : undefined;
      if (!span || span.start === span.end) continue;
      const lineStart = this.source.text.lastIndexOf('\n', span.end - 1) + 1;
      if (lineStart <= (this.source.tokens[this.match.from]?.start ?? 0)) return undefined;
      return indentationAt(this.source.text, span.end);
    }
    return undefined;
  }

  private gapBefore(before: number): Span | undefined {
    const left = this.match.spans[before - 1];
    const right = this.match.spans[before];
    return left && right ? { start: left.end, end: right.start } : undefined;
  }

  private lineBreakIn(span: Span): boolean {
    return this.source.text.slice(span.start, span.end).includes('\n');
  }

  private take(span: Span): string {
    this.used.push(span);
    return this.source.text.slice(span.start, span.end);
  }

  private localLines(text: string): string {
    return text.replaceAll(/\r?\n/g, this.lineEnding);
  }

  /** Lines after the first, indented by so many levels more, or less. */
  private shift(text: string, by: number): string {
    if (by === 0 || !text.includes('\n')) return text;
    const { unit } = this;
    return text.replaceAll(/\n([ \t]*)(?=[^\s])/g, (line, indent: string) => {
      if (by > 0) return `\n${indent}${unit.repeat(by)}`;
      return indent.startsWith(unit) ? `\n${indent.slice(unit.length * -by)}` : line;
    });
  }
}

/** Removes whole lines where nothing else is left on them. */
function deletion(source: Source, match: Match, start: number, end: number): Rendering {
  const { text, tokens, comments } = source;
  let last = end;
  if (tokens[match.to]?.text === ';') last = tokens[match.to]?.end ?? end;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const nextBreak = text.indexOf('\n', last);
  const lineEnd = nextBreak < 0 ? text.length : nextBreak + 1;
  const isAlone =
    text.slice(lineStart, start).trim() === '' && text.slice(last, lineEnd).trim() === '';
  return {
    start: isAlone ? lineStart : start,
    end: isAlone ? lineEnd : last,
    newText: '',
    keepsComments: !comments.some((comment) => comment.start >= start && comment.end <= last),
  };
}

function isHole(item: Element, hole: number): boolean {
  return item.is === 'hole' && item.hole === hole;
}

function literalText(item: Element | undefined): string | undefined {
  return item?.is === 'literal' ? item.text : undefined;
}

function isNewArgument(elements: readonly Element[], index: number): boolean {
  return literalText(elements[index - 1]) === ',';
}

/** Levels of indentation, against the first line, of the line on which an element stands. */
function levelAt(elements: readonly Element[], index: number): number {
  for (let at = index; at >= 0; at--) {
    const layout = elements[at]?.layout ?? '';
    if (layout.includes('\n')) return layout.split('\t').length - 1;
  }
  return 0;
}
