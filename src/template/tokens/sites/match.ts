import type { Body, Element, HoleRule, Opened } from '../rules/body';
import { isConnector, isKeyword } from '../text/chains';
import { beginsStatement, endsExpression, endsStatement, isSeparator } from '../text/extents';
import { fitsShape } from './followingShape';
import { holeEnds } from './holeEnds';
import type { Match } from './matchTypes';
import { matchOpened } from './matchOpened';
import { isCloser, isOpener, type Source, type Span } from '../text/tokens';
import { stringKey } from '../text/tokenize';

/** A pattern's elements, ready to be compared with the tokens of one language. */
export interface Pattern {
  body: Body;
  elements: readonly Element[];
  /** Token key of each literal. */
  keys: (string | undefined)[];
}

/** Steps of the matcher, to bound its work: `left` counts down to zero. */
export interface Budget {
  left: number;
}

export function patternOf(body: Body, source: Source, side: 'before' | 'after'): Pattern {
  const elements = body[side];
  const keys = elements.map((item) => {
    if (item.is !== 'literal') return undefined;
    return item.kind === 'string' ? stringKey(item.text, source.rules) : item.text;
  });
  return { body, elements, keys };
}

/** The match of the pattern that begins with token `start`, the shortest one first; or `undefined`. */
export function matchAt(
  pattern: Pattern,
  source: Source,
  start: number,
  budget: Budget,
): Match | undefined {
  if (!canBegin(pattern, source, start)) return undefined;
  const state = new Matching(pattern, source, budget);
  const end = state.run(0, start);
  if (end === undefined) return undefined;
  return { from: start, to: end, spans: state.spans, holes: state.holes };
}

function canBegin({ body, elements, keys }: Pattern, source: Source, start: number): boolean {
  const first = elements[0];
  const token = source.tokens[start];
  if (first === undefined || token === undefined) return false;
  if (first.is === 'literal' && keys[0] !== token.key) return false;
  if (first.is === 'opened' && token.kind !== 'string') return false;
  if (body.beginsStatement && !beginsStatement(source, start)) return false;
  if (first.is !== 'hole') {
    return first.is !== 'literal' || first.kind !== 'word' || !isNamed(source, start, elements[1]);
  }
  const shape = body.holes[first.hole - 1]?.shape;
  const afterOther =
    start > 0 &&
    !token.breakBefore &&
    !isOpener(source, start - 1) &&
    !isSeparator(source, start - 1);
  if (shape === 'expression' && afterOther) {
    return /^(?:=|:=|=>|return|:)$/.test(source.tokens[start - 1]?.text ?? '');
  }
  return !isCloser(source, start);
}

/** A member of something else, or the name in a declaration: not the name that the pattern means. */
function isNamed(source: Source, start: number, second: Element | undefined): boolean {
  const previous = source.tokens[start - 1];
  if (previous === undefined || source.tokens[start]?.breakBefore) return false;
  if (isConnector(source, start - 1) && !isKeyword(source, start)) return true;
  const isCall = second?.is === 'literal' && second.text === '(';
  if (!isCall || previous.kind !== 'word') return false;
  if (/^(?:function|def|func|fn|fun|class|sub|defp|defmacro)$/.test(previous.text)) return true;
  return source.rules.juxtapositionDeclares && !source.rules.keywords.has(previous.text);
}

class Matching {
  readonly spans: Span[] = [];
  readonly holes = new Map<number, Span>();
  /** Tokens of each hole. */
  private readonly bound = new Map<number, { from: number; to: number }>();
  /** Closing brackets that the brackets matched so far wait for. */
  private readonly awaited: number[] = [];

  constructor(
    private readonly pattern: Pattern,
    private readonly source: Source,
    private readonly budget: Budget,
  ) {}

  /** One past the last token when all elements from `index` on match from token `at` on. */
  run(index: number, at: number): number | undefined {
    if (--this.budget.left < 0) return undefined;
    const { elements, body } = this.pattern;
    const item = elements[index];
    if (item === undefined) return this.canEnd(at) ? at : undefined;
    const token = this.source.tokens[at];
    if (index > 0 && token && token.breakBefore !== item.break && !isEmptyable(body, item)) {
      return undefined;
    }
    if (item.is === 'hole') return this.runHole(index, at, item.hole);
    if (item.is === 'opened') return this.runOpened(index, at, item);
    return this.runLiteral(index, at);
  }

  private runLiteral(index: number, at: number): number | undefined {
    const { tokens, partner } = this.source;
    const token = tokens[at];
    if (token === undefined) return undefined;
    if (token.key !== this.pattern.keys[index]) {
      const isTrailingComma = token.text === ',' && isCloser(this.source, at + 1);
      if (!isTrailingComma || tokens[at + 1]?.key !== this.pattern.keys[index]) return undefined;
      return this.runLiteral(index, at + 1);
    }
    const closes = isCloser(this.source, at);
    const opener = this.awaited[this.awaited.length - 1];
    if (closes && opener !== undefined && opener !== partner[at]) return undefined;
    if (isOpener(this.source, at)) this.awaited.push(at);
    if (closes) this.awaited.pop();
    this.spans[index] = { start: token.start, end: token.end };
    const end = this.run(index + 1, at + 1);
    if (end !== undefined) return end;
    if (isOpener(this.source, at)) this.awaited.pop();
    if (closes && opener !== undefined) this.awaited.push(opener);
    return undefined;
  }

  private runOpened(index: number, at: number, item: Opened): number | undefined {
    const token = this.source.tokens[at];
    if (token?.kind !== 'string') return undefined;
    const parts = matchOpened(item, token);
    if (parts === undefined) return undefined;
    const added: number[] = [];
    for (const [hole, span] of parts) {
      const known = this.holes.get(hole);
      if (known === undefined) {
        this.holes.set(hole, span);
        added.push(hole);
      } else if (this.textOf(known) !== this.textOf(span)) {
        for (const other of added) this.holes.delete(other);
        return undefined;
      }
    }
    this.spans[index] = { start: token.start, end: token.end };
    const end = this.run(index + 1, at + 1);
    if (end === undefined) for (const hole of added) this.holes.delete(hole);
    return end;
  }

  private runHole(index: number, at: number, hole: number): number | undefined {
    const known = this.bound.get(hole);
    if (known) {
      const to = at + known.to - known.from;
      if (!this.sameTokens(known.from, known.to, at)) return undefined;
      this.spans[index] = this.spanOf(at, to);
      return this.run(index + 1, to);
    }
    const rule = this.pattern.body.holes[hole - 1];
    if (rule === undefined) return undefined;
    const isLast = index === this.pattern.elements.length - 1;
    const ends = isLast ? this.lastEnd(at, rule) : holeEnds(this.source, at, rule);
    for (const to of ends) {
      if (rule.oneOf && !rule.oneOf.includes(this.keyOf(at, to))) continue;
      if (rule.shape !== 'sequence' && !this.isComplete(at, to)) continue;
      this.bound.set(hole, { from: at, to });
      this.holes.set(hole, this.spanOf(at, to));
      this.spans[index] = this.spanOf(at, to);
      const end = this.run(index + 1, to);
      if (end !== undefined) return end;
      if (this.budget.left < 0) break;
    }
    this.bound.delete(hole);
    this.holes.delete(hole);
    return undefined;
  }

  /** At the end of a pattern a hole takes all that it can. */
  private lastEnd(at: number, rule: HoleRule): number[] {
    let last: number | undefined;
    for (const end of holeEnds(this.source, at, rule)) {
      last = end;
      if (--this.budget.left < 0) return [];
    }
    return last === undefined ? [] : [last];
  }

  /** An expression does not end with an operator, nor is a lone keyword one. */
  private isComplete(from: number, to: number): boolean {
    if (to - from === 1) return !isKeyword(this.source, from);
    const last = this.source.tokens[to - 1];
    return last !== undefined && (last.kind !== 'op' || !isConnector(this.source, to - 1));
  }

  private canEnd(at: number): boolean {
    const { body } = this.pattern;
    if (body.endsStatement && !endsStatement(this.source, at)) return false;
    const next = this.source.tokens[at];
    if (body.follows && !fitsShape(this.source, at, body.follows)) return false;
    return body.followedBy === undefined || next?.text === body.followedBy;
  }

  private sameTokens(from: number, to: number, at: number): boolean {
    const { tokens } = this.source;
    this.budget.left -= to - from;
    for (let offset = 0; offset < to - from; offset++) {
      if (tokens[from + offset]?.key !== tokens[at + offset]?.key) return false;
      if (
        offset > 0 &&
        endsExpression(this.source, at + offset, at) !==
          endsExpression(this.source, from + offset, from)
      ) {
        return false;
      }
    }
    return true;
  }

  private keyOf(from: number, to: number): string {
    return to - from === 1 ? (this.source.tokens[from]?.key ?? '') : '';
  }

  private spanOf(from: number, to: number): Span {
    const start = this.source.tokens[from]?.start ?? this.source.text.length;
    if (from === to) {
      const end = this.source.tokens[from - 1]?.end ?? start;
      return { start: end, end };
    }
    return { start, end: this.source.tokens[to - 1]?.end ?? start };
  }

  private textOf(span: Span): string {
    return this.source.text.slice(span.start, span.end);
  }
}

function isEmptyable(body: Body, item: Element): boolean {
  return item.is === 'hole' && body.holes[item.hole - 1]?.shape === 'sequence';
}
