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
  private readonly ownLine: OwnLine | undefined;

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
    this.ownLine = this.argumentOnOwnLine();
  }

  run(start: number, end: number): Rendering | undefined {
    let newText = '';
    let previous = -1;
    const { after } = this.body;
    for (const [index, item] of after.entries()) {
      if (this.isVoid(index)) continue;
      const text = this.textOf(item, index);
      if (text === undefined) return undefined;
      if (index === this.ownLine?.comma) {
        newText += this.ownLine.before;
        previous = index;
        continue;
      }
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
    const before =
      kept >= 0 ? kept : this.body.before.findIndex((other) => isHole(other, item.hole));
    const by = levelAt(this.body.after, index) - levelAt(this.body.before, before);
    return this.shift(span, by);
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
    const gap = kept > 0 ? this.gapBefore(kept) : undefined;
    if (this.ownLine && index === this.ownLine.comma + 1) return this.ownLine.indent;
    if (this.ownLine && index === this.ownLine.closer && gap) {
      this.take(gap);
      return this.ownLine.after;
    }
    const own = concreteLayout(item?.layout ?? '', this.baseIndent, this.unit, this.lineEnding);
    if (gap !== undefined && (this.kept[previous] ?? -2) === kept - 1) {
      const by = levelAt(this.body.after, index) - levelAt(this.body.before, kept);
      return this.shift(gap, by);
    }
    if (gap !== undefined && this.lineBreakIn(gap) && !own.includes('\n')) return this.take(gap);
    const isFirstInBracket = /^[([]$/.test(literalText(this.body.after[previous]) ?? '');
    return isFirstInBracket && previous !== index - 1 ? '' : own;
  }

  /** A new last argument, where the arguments of the site stand on lines of their own. */
  private argumentOnOwnLine(): OwnLine | undefined {
    const { after } = this.body;
    for (const [index, item] of after.entries()) {
      const isNewComma = literalText(item) === ',' && this.kept[index] === -1;
      const last = this.match.spans[this.kept[index - 1] ?? -1];
      const closer = this.kept.findIndex((kept, at) => at > index && kept >= 0);
      const gap = this.gapBefore(this.kept[closer] ?? -1);
      const closes = /^[)\]}]$/.test(literalText(after[closer]) ?? '');
      if (!isNewComma || !last || last.start === last.end || !gap || !closes) continue;
      const text = this.source.text.slice(gap.start, gap.end);
      const lineBreak = text.search(/\r?\n/);
      const lineStart = this.source.text.lastIndexOf('\n', last.end - 1) + 1;
      if (lineBreak < 0 || lineStart <= this.siteStart()) continue;
      const hasComma = text.startsWith(',');
      const head = text.slice(0, lineBreak);
      return {
        comma: index,
        closer,
        before: hasComma ? head : `,${head}`,
        indent: this.lineEnding + indentationAt(this.source.text, last.end),
        after: (hasComma ? ',' : '') + text.slice(lineBreak),
      };
    }
    return undefined;
  }

  private siteStart(): number {
    return this.source.tokens[this.match.from]?.start ?? 0;
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

  /** The text of a span with its lines after the first indented by so many levels more, or less. */
  private shift(span: Span, by: number): string {
    const text = this.take(span);
    if (by === 0 || !text.includes('\n')) return text;
    const { unit } = this;
    return text.replaceAll(/\n([ \t]*)(?=[^\s])/g, (line, indent: string, offset: number) => {
      if (isInString(this.source, span.start + offset)) return line;
      if (by > 0) return `\n${indent}${unit.repeat(by)}`;
      return indent.startsWith(unit) ? `\n${indent.slice(unit.length * -by)}` : line;
    });
  }
}

/** How to write an argument on its own line after the last one. */
interface OwnLine {
  /** The new comma, and the bracket that closes the list, as indices of the after-side. */
  comma: number;
  closer: number;
  /** What follows the last argument on its line: the comma, and a comment if there is one. */
  before: string;
  indent: string;
  /** What stands before the closing bracket. */
  after: string;
}

function isInString({ tokens }: Source, offset: number): boolean {
  let low = 0;
  let high = tokens.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((tokens[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const token = tokens[low];
  return token?.kind === 'string' && token.start < offset && offset < token.end;
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

/** Levels of indentation, against the first line, of the line on which an element stands. */
function levelAt(elements: readonly Element[], index: number): number {
  for (let at = index; at >= 0; at--) {
    const layout = elements[at]?.layout ?? '';
    if (layout.includes('\n')) return layout.split('\t').length - 1;
  }
  return 0;
}
