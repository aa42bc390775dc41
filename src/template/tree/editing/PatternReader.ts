import { portableLayout } from '../../shared/layout';
import { childrenOf, type FlatTree, isLeaf, kindOf, textOf } from '../syntax/FlatTree';
import { isContent, isQuoteMark } from '../syntax/Kinds';
import type { Pattern } from '../rules/Pattern';
import { PLACEHOLDER, type Style, WHOLE } from './placeholders';
import type { Reading } from './Reading';

/** Indentation of the text in which a person edits. */
const UNIT = '    ';

/** Makes patterns of nodes: placeholders become holes again. */
export class PatternReader {
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

const isStatement = (kind: string): boolean => /(statement|declaration|definition)$/.test(kind);

function partsIn(text: string): (string | number)[] {
  return text
    .split(PLACEHOLDER)
    .map((part, index) => (index % 2 === 1 ? Number(part) : part))
    .filter((part) => part !== '');
}
