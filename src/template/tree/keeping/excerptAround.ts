import type { RejectedPlace } from '../../../core/types';
import { isBody } from '../languages/kinds';
import { compileRule } from '../sites/compileRule';
import { type FlatTree, kindOf } from '../syntax/FlatTree';
import type { Kinds } from '../syntax/Kinds';
import type { Rule } from '../rules/Pattern';
import { dedented } from './piece';
import { TreeIndex } from '../syntax/TreeIndex';
import { spelledMatches } from '../sites/matchesIn';

/** A file that is longer than this, in UTF-16 units, is not kept for one place in it. */
const MAX_WHOLE = 6_000;

/**
 * The smallest run of statements around a place that parses and in which rules still fit there; the
 * whole file where there is none and it is small.
 */
export async function excerptAround(
  rules: readonly Rule[],
  place: RejectedPlace,
  parse: (text: string) => Promise<FlatTree | undefined>,
  kinds: Kinds,
): Promise<RejectedPlace | undefined> {
  const tree = await parse(place.text);
  if (tree === undefined) return undefined;
  const fits = (each: RejectedPlace, within: FlatTree): boolean => {
    const index = new TreeIndex(within);
    return rules.some((rule) =>
      spelledMatches(rule, compileRule(rule, kinds), index).some(
        ({ match }) => match.start < each.end && match.end > each.start,
      ),
    );
  };
  for (const node of statementsAround(tree, place)) {
    const piece = pieceOf(tree, node, place);
    const own = piece && (await parse(piece.text));
    if (own?.errors === 0 && fits(piece!, own)) return piece;
  }
  return place.text.length <= MAX_WHOLE ? place : undefined;
}

/** Statements that hold a place, the smallest first. */
function statementsAround(tree: FlatTree, { start, end }: RejectedPlace): number[] {
  const found: number[] = [];
  for (let node = 1; node < tree.count; node++) {
    if (tree.start[node]! > start || tree.end[node]! < end) continue;
    const parent = tree.parent[node]!;
    if (tree.parent[parent]! < 0 || isBody(kindOf(tree, parent))) found.unshift(node);
  }
  return found;
}

function pieceOf(tree: FlatTree, node: number, place: RejectedPlace): RejectedPlace | undefined {
  const from = tree.start[node]!;
  const before = dedented(tree.text, [from, place.start]);
  const until = dedented(tree.text, [from, place.end]);
  const text = dedented(tree.text, [from, tree.end[node]!]);
  // Within a text of several lines the indentation may be a part of it.
  if (!text.startsWith(until) || !until.startsWith(before)) return undefined;
  return { path: place.path, text: `${text}\n`, start: before.length, end: until.length };
}
