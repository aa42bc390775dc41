import type { Body, Element } from '../rules/body';
import { indentationAt, lineEndingOf } from '../../shared/layout';
import type { Match } from './matchTypes';
import type { Source, Span } from '../text/tokens';

/** How to write an argument on its own line after the last one. */
export interface OwnLine {
  /** The new comma, and the bracket that closes the list, as indices of the after-side. */
  comma: number;
  closer: number;
  /** What follows the last argument on its line: the comma, and a comment if there is one. */
  before: string;
  indent: string;
  /** What stands before the closing bracket. */
  after: string;
}

/**
 * Where a template adds a last argument and the arguments of the site stand on lines of their own.
 * `kept` tells for each element of the after-side which one of the before-side it is, or −1.
 */
export function argumentOnOwnLine(
  { after }: Body,
  kept: readonly number[],
  source: Source,
  match: Match,
): OwnLine | undefined {
  const { text } = source;
  const siteStart = source.tokens[match.from]?.start ?? 0;
  for (const [index, item] of after.entries()) {
    if (literalText(item) !== ',' || kept[index] !== -1) continue;
    const last = match.spans[kept[index - 1] ?? -1];
    const closer = kept.findIndex((before, at) => at > index && before >= 0);
    const gap = gapBefore(match, kept[closer] ?? -1);
    const closes = /^[)\]}]$/.test(literalText(after[closer]) ?? '');
    if (!last || last.start === last.end || !gap || !closes) continue;
    const rest = text.slice(gap.start, gap.end);
    const lineBreak = rest.search(/\r?\n/);
    if (lineBreak < 0 || text.lastIndexOf('\n', last.end - 1) < siteStart) continue;
    const hasComma = rest.startsWith(',');
    const head = rest.slice(0, lineBreak);
    return {
      comma: index,
      closer,
      before: hasComma ? head : `,${head}`,
      indent: lineEndingOf(text) + indentationAt(text, last.end),
      after: (hasComma ? ',' : '') + rest.slice(lineBreak),
    };
  }
  return undefined;
}

/** What stands at a site before an element of the before-side. */
export function gapBefore(match: Match, before: number): Span | undefined {
  const left = match.spans[before - 1];
  const right = match.spans[before];
  return left && right ? { start: left.end, end: right.start } : undefined;
}

/** The text of a literal element. */
export function literalText(item: Element | undefined): string | undefined {
  return item?.is === 'literal' ? item.text : undefined;
}
