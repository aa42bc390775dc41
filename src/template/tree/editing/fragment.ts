import { bare } from '../../shared/layout';
import { childrenOf, COMMENT, type FlatTree, has, kindOf } from '../syntax/FlatTree';
import { isBody } from '../languages/kinds';
import type { Pattern } from '../rules/Pattern';
import { PatternReader } from './PatternReader';
import { codeOf, stylesFor } from './placeholders';
import { piecesIn, type Reading } from './Reading';
import { shownSide } from './shownSide';
import { wrappersOf } from './wrappers';

/** Why a piece of code cannot be read: it is no code of the language, or has a comment in it. */
export type Unreadable = 'broken' | 'comment';

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
  let why: Unreadable = 'broken';
  for (const style of stylesFor(reading.grammar)) {
    const code = codeOf(pieces, reading, style);
    for (const { prefix, suffix } of wrappersOf(reading.grammar)) {
      const tree = await reading.parse(prefix + code + suffix);
      if (tree === undefined || tree.errors > 0) continue;
      const run = runAt(tree, prefix.length, prefix.length + code.length, kind);
      if (run === undefined) continue;
      const read = new PatternReader(tree, reading, style, prefix.length).patterns(run);
      const shown = shownSide(read, reading.holes, reading.quote?.mark ?? '').text;
      if (bare(shown) === bare(text)) return read;
      if (run.some((node) => hasComment(tree, node))) why = 'comment';
    }
  }
  return why;
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

function hasComment(tree: FlatTree, root: number): boolean {
  for (let node = root; node < root + tree.size[root]!; node++) {
    if (has(tree, node, COMMENT)) return true;
  }
  return false;
}
