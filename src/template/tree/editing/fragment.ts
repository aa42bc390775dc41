import { type HoleMark, isMark, type Piece, piecesOf } from '../../editing/holeText';
import { portableLayout } from '../../layout';
import { isBody } from '../categories';
import {
  BROKEN,
  childrenOf,
  COMMENT,
  type FlatTree,
  has,
  isLeaf,
  kindOf,
  textOf,
} from '../FlatTree';
import { isContent, isQuoteMark } from '../Kinds';
import type { HoleRule, Pattern } from '../Pattern';
import { shownSide } from './shownSide';
import { wrappersOf } from './wrappers';

/** What is needed to read code with holes in one language. */
export interface Reading {
  grammar: string;
  parse: (text: string) => Promise<FlatTree | undefined>;
  /** Rules of the holes that are known, by number − 1. */
  holes: readonly HoleRule[];
  /** Hole that stands for the mark of a string, and how it is written. */
  quote?: { hole: number; mark: string };
}

/** Why code cannot be read. Offsets are those of the text that was to be read. */
export interface Unreadable {
  start: number;
  end: number;
}

const PLACEHOLDER = /cpl(?:Hole|Run)(\d+)x/;
/** A placeholder with what is written around it so that it can be parsed. */
const WHOLE = /^[({@]?(\$?)cpl(Hole|Run)(\d+)x[)};]?$/;
/** Indentation of the text in which a person edits. */
const UNIT = '    ';

export const isRunRule = (rule: HoleRule): boolean => rule.min !== undefined;

export const piecesIn = (text: string, holes: readonly HoleRule[]): Piece[] =>
  piecesOf(text, (hole) => {
    const rule = holes[hole - 1];
    return rule && rule.part !== 'quote' ? isRunRule(rule) : undefined;
  });

/**
 * The patterns that a piece of code with holes stands for.
 * @param kind of the node that it must be; without it any node will do, or a run of siblings
 */
export async function patternsOf(
  text: string,
  reading: Reading,
  kind?: string,
): Promise<Pattern[] | Unreadable> {
  const pieces = piecesIn(text, reading.holes);
  let best: { errors: number; at: Unreadable } | undefined;
  for (const style of stylesFor(reading.grammar)) {
    const code = codeOf(pieces, reading, style);
    for (const { prefix, suffix } of wrappersOf(reading.grammar)) {
      const tree = await reading.parse(prefix + code.text + suffix);
      if (tree === undefined) continue;
      const [start, end] = [prefix.length, prefix.length + code.text.length];
      if (tree.errors > 0) {
        if (best === undefined || tree.errors < best.errors) {
          best = { errors: tree.errors, at: code.toText(firstBroken(tree), prefix.length) };
        }
        continue;
      }
      const run = runAt(tree, start, end, kind);
      if (run === undefined) continue;
      const read = new Reader(tree, reading, style, start).patterns(run);
      const shown = shownSide(read, reading.holes, reading.quote?.mark ?? '').text;
      if (bare(shown) === bare(text)) return read;
    }
  }
  return best?.at ?? { start: 0, end: text.length };
}

/** How placeholders are written. */
interface Style {
  /** Only a variable may stand in some places of PHP, and no variable in others. */
  sigil: '' | '$';
  /** With the brackets or the semicolon that belong to what the hole stood for. */
  dressed: boolean;
}

function stylesFor(grammar: string): Style[] {
  const sigils = grammar === 'php' ? (['', '$'] as const) : ([''] as const);
  return [true, false].flatMap((dressed) => sigils.map((sigil) => ({ sigil, dressed })));
}

/** The name that stands for a hole in the code that is parsed. */
function placeholder({ hole, isRun }: HoleMark, reading: Reading, style: Style): string {
  const name = `${style.sigil}cpl${isRun ? 'Run' : 'Hole'}${hole}x`;
  const [seen = ''] = reading.holes[hole - 1]?.seen ?? [];
  if (!style.dressed) return name;
  if (
    /(^|_)(parameters|parameter_list|arguments|argument_list)$|^parenthesized|condition/.test(seen)
  )
    return `(${name})`;
  if (/annotation$|^decorator$/.test(seen)) return `@${name}`;
  const { grammar } = reading;
  if (/python|ruby|bash|css|ini/.test(grammar)) return name;
  if (isBody(seen) || seen === 'compound_statement') return `{${name}}`;
  const endsStatement = /statement$|declaration$/.test(seen) && !/script|tsx|go/.test(grammar);
  return endsStatement ? `${name};` : name;
}

function codeOf(pieces: readonly Piece[], reading: Reading, style: Style) {
  let text = '';
  const starts: { code: number; text: number }[] = [];
  for (const piece of pieces) {
    starts.push({ code: text.length, text: piece.start });
    text += isMark(piece) ? placeholder(piece, reading, style) : piece.code;
  }
  const length = text.length;
  return {
    text,
    toText: ({ start, end }: Unreadable, prefix: number): Unreadable => {
      const one = (offset: number): number => {
        const at = Math.min(Math.max(offset - prefix, 0), length);
        const from = starts.findLast(({ code }) => code <= at);
        return from ? from.text + at - from.code : at;
      };
      const first = one(start);
      return { start: first, end: Math.max(first, one(end)) };
    },
  };
}

function firstBroken(tree: FlatTree): Unreadable {
  for (let node = 0; node < tree.count; node++) {
    if (has(tree, node, BROKEN)) return { start: tree.start[node]!, end: tree.end[node]! };
  }
  return { start: 0, end: 0 };
}

/** The node, or the run of siblings, that covers a span exactly. */
function runAt(
  tree: FlatTree,
  start: number,
  end: number,
  kind: string | undefined,
): number[] | undefined {
  let node = 0;
  let exact: number | undefined;
  for (;;) {
    const children = childrenOf(tree, node).filter((child) => !has(tree, child, COMMENT));
    if (tree.start[node] === start && tree.end[node] === end) {
      if (kind === kindOf(tree, node)) return [node];
      if (node > 0) exact = node;
    }
    const next = children.find((child) => tree.start[child]! <= start && tree.end[child]! >= end);
    if (next !== undefined) {
      node = next;
      continue;
    }
    if (kind !== undefined) return undefined;
    if (exact === node && !isBody(kindOf(tree, node))) return [node];
    const run = children.filter((child) => tree.start[child]! >= start && tree.end[child]! <= end);
    const isExact = tree.start[run[0] ?? -1] === start && tree.end[run.at(-1) ?? -1] === end;
    return isExact ? run : exact === undefined ? undefined : [exact];
  }
}

class Reader {
  private last: number;

  constructor(
    private readonly tree: FlatTree,
    private readonly reading: Reading,
    private readonly style: Style,
    start: number,
  ) {
    this.last = start;
  }

  patterns(run: readonly number[]): Pattern[] {
    return run.map((node) => this.pattern(node));
  }

  private pattern(node: number): Pattern {
    const { tree } = this;
    const mark = this.markAt(node);
    if (mark) {
      const g = this.gap(node);
      return mark.isRun ? { r: mark.hole, g } : { h: mark.hole, g };
    }
    const k = kindOf(tree, node);
    if (!isLeaf(tree, node)) {
      const children = childrenOf(tree, node).filter(
        (child) => !kindOf(tree, child).endsWith('comment'),
      );
      return { k, c: children.map((child) => this.pattern(child)) };
    }
    const g = this.gap(node);
    const t = textOf(tree, node);
    const { quote } = this.reading;
    if (quote && isQuoteMark(k) && t.endsWith(quote.mark)) {
      const prefix = t.slice(0, -quote.mark.length);
      if (!/['"]/.test(prefix)) return { k, p: prefix ? [prefix, quote.hole] : [quote.hole], g };
    }
    return PLACEHOLDER.test(t) ? { k, p: partsIn(t), g } : { k, t, g };
  }

  /** The hole for which a node stands as a whole: the widest for a run, else what the examples had. */
  private markAt(node: number): { hole: number; isRun: boolean } | undefined {
    const { tree, reading, style } = this;
    const found = WHOLE.exec(textOf(tree, node));
    if (found?.[1] !== style.sigil) return undefined;
    const hole = Number(found[3]);
    const isRun = found[2] === 'Run';
    const rule = reading.holes[hole - 1];
    const kind = kindOf(tree, node);
    if (rule?.part !== undefined || (!rule && isContent(kind))) return undefined;
    if (isRun) return /^[({@]/.test(found[0]) ? undefined : { hole, isRun };
    const isSeen = rule?.seen.some(
      (seen) => seen === kind || (isStatement(seen) && isStatement(kind)),
    );
    return isLeaf(tree, node) || isSeen ? { hole, isRun } : undefined;
  }

  private gap(node: number): string {
    const { tree } = this;
    const space = /\s*$/.exec(tree.text.slice(this.last, tree.start[node]))![0];
    this.last = tree.end[node]!;
    return portableLayout(space, '', UNIT);
  }
}

const bare = (text: string) => text.replaceAll(/\s+/g, '');

const isStatement = (kind: string): boolean => /(statement|declaration|definition)$/.test(kind);

function partsIn(text: string): (string | number)[] {
  return text
    .split(PLACEHOLDER)
    .map((part, index) => (index % 2 === 1 ? Number(part) : part))
    .filter((part) => part !== '');
}
