import type { EditInput } from '../../../core/ports';
import type { Body, Element } from '../rules/body';
import { argumentOnOwnLine, gapBefore, literalText, type OwnLine } from './argumentOnOwnLine';
import { deletion } from './deletion';
import { inputsOf } from '../rules/inputs';
import { keptElements } from '../rules/keptElements';
import { concreteLayout, indentationAt, indentUnitOf, lineEndingOf } from '../../shared/layout';
import type { Match } from './matchTypes';
import type { Rendering } from './Rendering';
import { openString } from '../text/openedStrings';
import type { Source, Span } from '../text/tokens';

/**
 * Writes the after-side of a template in place of a match: what stays keeps its text, comments and
 * layout; what is new is indented like the site and takes its line endings; what a person is to fill
 * in has the name that it has in the example. `undefined` where the
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
  private readonly names: ReadonlyMap<number, string>;
  private readonly inputs: EditInput[] = [];
  private newText = '';

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
    this.ownLine = argumentOnOwnLine(body, this.kept, source, match);
    this.names = inputsOf(body);
  }

  run(start: number, end: number): Rendering | undefined {
    let previous = -1;
    const { after } = this.body;
    for (const [index, item] of after.entries()) {
      if (this.isVoid(index)) continue;
      if (index === this.ownLine?.comma) {
        this.newText += this.ownLine.before;
        previous = index;
        continue;
      }
      if (previous >= 0) this.newText += this.layoutBefore(index, previous);
      if (!this.write(item, index)) return undefined;
      previous = index;
    }
    const lost = this.source.comments.some(
      (comment) =>
        comment.start >= start &&
        comment.end <= end &&
        !this.used.some((span) => span.start <= comment.start && span.end >= comment.end),
    );
    const [before, behind] = this.spacesAround(start, end);
    const inputs = this.inputs.map(({ name, start: from, end: to }) => ({
      name,
      start: from + before.length,
      end: to + before.length,
    }));
    const newText = before + this.newText + behind;
    return { start, end, newText, keepsComments: !lost, inputs };
  }

  /** Spaces where the new text would otherwise run into what stands beside it. */
  private spacesAround(start: number, end: number): [before: string, behind: string] {
    const { newText } = this;
    const { text } = this.source;
    const runsInto = (left: string, right: string) => /\w$/.test(left) && /^\w/.test(right);
    const next = text.charAt(end);
    const isNew = this.kept[this.kept.length - 1] === -1;
    const needsSpace = this.body.spaceAfter && isNew && /^[^\s;,)\]]/.test(next);
    return [
      runsInto(text.slice(Math.max(0, start - 1), start), newText) ? ' ' : '',
      needsSpace || runsInto(newText, next) ? ' ' : '',
    ];
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

  /** Adds an element to the new text; `false` where its text cannot stand there. */
  private write(item: Element, index: number): boolean {
    const kept = this.kept[index] ?? -1;
    if (item.is === 'literal') {
      const span = kept >= 0 ? this.match.spans[kept] : undefined;
      this.newText += span ? this.take(span) : this.localLines(item.text);
      return true;
    }
    if (item.is === 'opened') return this.writeOpened(item);
    const span = this.match.holes.get(item.hole);
    if (span === undefined) return this.writeInput(item.hole);
    const before =
      kept >= 0 ? kept : this.body.before.findIndex((other) => isHole(other, item.hole));
    const by = levelAt(this.body.after, index) - levelAt(this.body.before, before);
    this.newText += this.shift(span, by);
    return true;
  }

  private writeOpened(item: Extract<Element, { is: 'opened' }>): boolean {
    const own = openString(item.open + item.close);
    if (!own) return false;
    const quote = this.siteQuote() ?? own.quote;
    this.newText += own.prefix + quote;
    for (const part of item.parts) {
      const span = typeof part === 'number' ? this.match.holes.get(part) : undefined;
      if (typeof part === 'string') this.newText += part;
      else if (span === undefined) {
        if (!this.writeInput(part)) return false;
      } else {
        const shape = this.body.holes[part - 1]?.shape;
        const taken = this.take(span);
        const inner = shape === 'part' ? taken : (openString(taken)?.content ?? taken);
        if (shape !== 'part' && /["'`\\\n]/.test(inner)) return false;
        this.newText += inner;
      }
    }
    this.newText += quote;
    return true;
  }

  private writeInput(hole: number): boolean {
    const name = this.names.get(hole);
    if (name === undefined) return false;
    const start = this.newText.length;
    this.newText += name;
    this.inputs.push({ name, start, end: this.newText.length });
    return true;
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
    const gap = kept > 0 ? gapBefore(this.match, kept) : undefined;
    const { ownLine } = this;
    if (ownLine && index === ownLine.comma + 1) return ownLine.indent;
    if (gap && index === ownLine?.closer) {
      this.take(gap);
      return ownLine.after;
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

function isHole(item: Element, hole: number): boolean {
  return item.is === 'hole' && item.hole === hole;
}

/** Levels of indentation, against the first line, of the line on which an element stands. */
function levelAt(elements: readonly Element[], index: number): number {
  for (let at = index; at >= 0; at--) {
    const layout = elements[at]?.layout ?? '';
    if (layout.includes('\n')) return layout.split('\t').length - 1;
  }
  return 0;
}
