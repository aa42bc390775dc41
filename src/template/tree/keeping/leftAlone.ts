import { isBody } from '../languages/kinds';
import { kindOf, type FlatTree } from '../syntax/FlatTree';
import { guarded } from '../lessons/guarded';
import { dedented, type Piece } from './piece';
import { tryRule } from '../learning/Trial';
import type { Example } from '../lessons/Example';

/** Most places left alone that are kept with a change. */
const MAX_PLACES = 8;
/** None longer than this, in UTF-16 units. */
const MAX_LENGTH = 1_500;

/**
 * Statements that look like what was changed and were left alone, each once, dedented: without them an
 * excerpt would teach that all of the kind is changed.
 * @param parses tells whether a text does by itself
 */
export async function leftAlone(
  example: Example,
  pieces: readonly Piece[],
  parses: (text: string) => Promise<boolean>,
): Promise<string[]> {
  const { before } = example.versions;
  const found = new Map<number, string>();
  for (const rule of new Map(
    example.lessons.map((lesson) => [lesson.change, guarded(lesson)]),
  ).values()) {
    for (const { match } of tryRule(rule, [example]).left) {
      if (found.size >= MAX_PLACES) return [...new Set(found.values())];
      const node = statementOf(before, match.nodes[0]!);
      const [start, end] = [before.start[node]!, before.end[node]!];
      const isThere = pieces.some((piece) => start < piece.before[1] && end > piece.before[0]);
      if (isThere || found.has(node) || end - start > MAX_LENGTH) continue;
      const text = dedented(before.text, [start, end]);
      if (await parses(text)) found.set(node, text);
    }
  }
  return [...new Set(found.values())];
}

/** The statement that holds a node. */
function statementOf(tree: FlatTree, node: number): number {
  let at = node;
  while (tree.parent[at]! > 0 && !isBody(kindOf(tree, tree.parent[at]!))) at = tree.parent[at]!;
  return at;
}
