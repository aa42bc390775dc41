import type { Element } from '../rules/body';
import { isConnector } from '../text/chains';
import { endsStatement, isSeparator } from '../text/extents';
import { indentationAt, indentUnitOf, portableLayout } from '../../shared/layout';
import { openString } from '../text/openedStrings';
import { isCloser, isOpener, type Source } from '../text/tokens';

/** The tokens of an edit on one side, and which of them have become holes or opened strings. */
export class AbstractedSide {
  /** Hole of each token, by the token's index. */
  private readonly holes = new Map<number, number>();
  /** Tokens of each hole. */
  private readonly lengths = new Map<number, number>();
  /** Parts of strings that were taken apart. */
  private readonly opened = new Map<number, (string | number)[]>();

  constructor(
    readonly source: Source,
    readonly from: number,
    readonly to: number,
  ) {}

  isFree(from: number, to: number): boolean {
    for (let index = from; index < to; index++) if (this.holes.has(index)) return false;
    return true;
  }

  /** Makes `length` tokens at each of the places a hole. */
  fill(hole: number, places: readonly number[], length: number): void {
    this.lengths.set(hole, length);
    for (const at of places) {
      for (let offset = 0; offset < length; offset++) this.holes.set(at + offset, hole);
    }
  }

  open(index: number, parts: (string | number)[]): void {
    this.opened.set(index, parts);
  }

  /** Where the keys occur as a whole expression, left to right, in tokens that are free. */
  occurrences(keys: readonly string[]): number[] {
    const { source } = this;
    const found: number[] = [];
    for (let at = this.from; at + keys.length <= this.to; at++) {
      if (isConnector(source, at - 1) || !this.isFree(at, at + keys.length)) continue;
      if (!keys.every((key, offset) => source.tokens[at + offset]?.key === key)) continue;
      if (keys.length === 1 && this.namesArgument(at)) continue;
      found.push(at);
      at += keys.length - 1;
    }
    return found;
  }

  /** String tokens that are free. */
  strings(): number[] {
    const found: number[] = [];
    for (let index = this.from; index < this.to; index++) {
      if (this.source.tokens[index]?.kind === 'string' && this.isFree(index, index + 1)) {
        found.push(index);
      }
    }
    return found;
  }

  /** The hole fills a whole argument, value or statement wherever it stands. */
  standsAlone(hole: number): boolean {
    for (const [index, other] of this.holes) {
      if (other !== hole) continue;
      const begins = this.holes.get(index - 1) !== hole;
      const ends = this.holes.get(index + 1) !== hole;
      if (begins && !this.beginsItem(index)) return false;
      if (ends && !this.endsItem(index + 1)) return false;
    }
    return true;
  }

  elements(): Element[] {
    const { source } = this;
    const base = indentationAt(source.text, source.tokens[this.from]?.start ?? 0);
    const unit = indentUnitOf(source.text);
    const list: Element[] = [];
    for (let index = this.from; index < this.to; index++) {
      const token = source.tokens[index];
      if (token === undefined) break;
      const isFirst = index === this.from;
      const space = source.text.slice(source.tokens[index - 1]?.end ?? token.start, token.start);
      const layout = isFirst ? '' : portableLayout(space, base, unit);
      const common = { break: !isFirst && token.breakBefore, layout };
      const hole = this.holes.get(index);
      const parts = this.opened.get(index);
      const string = parts ? openString(token.text) : undefined;
      if (hole !== undefined) {
        list.push({ is: 'hole', hole, ...common });
        index += (this.lengths.get(hole) ?? 1) - 1;
      } else if (parts && string) {
        const { prefix, quote } = string;
        list.push({ is: 'opened', open: prefix + quote, close: quote, parts, ...common });
      } else list.push({ is: 'literal', text: token.text, kind: token.kind, ...common });
    }
    return list;
  }

  /** `url=` in a call is no use of the variable `url`. */
  private namesArgument(at: number): boolean {
    const { parent, tokens } = this.source;
    return tokens[at + 1]?.text === '=' && tokens[parent[at] ?? -1]?.text === '(';
  }

  private beginsItem(index: number): boolean {
    const { source } = this;
    if (isOpener(source, index - 1) || isSeparator(source, index - 1)) return true;
    return /^(?:=|:=|=>|return)$/.test(source.tokens[index - 1]?.text ?? '');
  }

  private endsItem(index: number): boolean {
    const { source } = this;
    return isCloser(source, index) || isSeparator(source, index) || endsStatement(source, index);
  }
}
