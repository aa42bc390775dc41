import type { TextEdit } from '../../../core/ports';
import { applyEdits } from '../../../core/edits';
import { compileRule, type CompiledRule } from './compileRule';
import { type FlatTree, has, kindOf, NAMED, nodeAt } from '../syntax/FlatTree';
import { isComment } from '../syntax/Kinds';
import { type Bound, Budget, type Match, matchAt } from './match';
import { atomsOf, holesIn, isInner, isRest, type Pattern, type Rule } from '../rules/Pattern';
import type { Found } from './Scanner';
import type { Shifts } from './Shifts';

/** What became of a text: its tree now, and where the edits of a site moved things. */
export interface Result {
  before: FlatTree;
  text: string;
  after: FlatTree;
  shifts: Shifts;
  /** The edits of the site itself. */
  own: ReadonlySet<TextEdit>;
}

/**
 * Whether the after-side stands where the site was: an operator in a hole may otherwise bind in another
 * way than was meant. Other sites may have been changed as well, also within this one.
 */
export function standsAsMeant({ rule, match }: Found, result: Result): boolean {
  const [root] = rule.rule.after;
  if (rule.rule.top || rule.rule.after.length > 1) return true;
  if (root === undefined) return leavesNeighbours(match, result);
  const { after, shifts, own } = result;
  const there = shifts.stretch(match.start, match.end, (edit) => own.has(edit));
  const node = nodeAt(after, there.start, there.end);
  if (node === undefined) return false;
  if (!isInner(root)) return true;
  const expected = expectedOf(rule, match, after);
  for (let at = node; at < after.count && after.start[at] === there.start; at++) {
    if (after.end[at] !== there.end) continue;
    const found = matchAt(expected, after, at, new Budget(200_000));
    if (found === undefined) continue;
    if (holesIn(rule.rule.after).every((hole) => isSameHole(hole, match, found, result)))
      return true;
  }
  return false;
}

/**
 * Whether what stood before a sign or keyword that is gone is a part of the same as it was: in Ruby,
 * `if a then b` without its `then` would call `a` with `b`.
 */
function leavesNeighbours({ start, nodes }: Match, { before, after, shifts }: Result): boolean {
  if (nodes.every((node) => has(before, node, NAMED))) return true;
  const last = outermostUpTo(before, start);
  if (last === undefined) return true;
  const there = shifts.stretch(before.start[last]!, before.end[last]!, () => false);
  const node = nodeAt(after, there.start, there.end);
  if (node === undefined) return false;
  const parent = (tree: FlatTree, of: number): string =>
    kindOf(tree, Math.max(0, tree.parent[of]!));
  return parent(before, last) === parent(after, node);
}

/** The largest node that ends at the last code before an offset and begins no later than all around it. */
function outermostUpTo(tree: FlatTree, offset: number): number | undefined {
  let last: number | undefined;
  for (let node = 0; node < tree.count && tree.start[node]! < offset; node++)
    if (tree.end[node]! <= offset && (last === undefined || tree.end[node]! > tree.end[last]!))
      last = node;
  return last;
}

function isSameHole(hole: number, before: Match, after: Match, result: Result): boolean {
  const old = before.holes.get(hole);
  const now = bare(after.holes.get(hole)?.text);
  return now === bare(old?.text) || (old !== undefined && changedTexts(old, result).includes(now));
}

/** What other sites within a hole make of it, with and without what they insert at its edges. */
function changedTexts({ start, end }: Bound, { text, shifts, own }: Result): string[] {
  const inside = shifts.touching(start, end).filter((edit) => !own.has(edit));
  const within = inside.filter((edit) => edit.start > start && edit.end < end);
  return [inside, within].map((edits) =>
    bare(
      applyEdits(
        text.slice(start, end),
        edits.map((edit) => ({ ...edit, start: edit.start - start, end: edit.end - start })),
      ),
    ),
  );
}

const bare = (text: string | undefined) => (text ?? '').replaceAll(/[\s,]+/g, '');

const expectations = new WeakMap<CompiledRule, CompiledRule>();

/** The after-side as something to look for; where it has several runs, with their lengths at the site. */
function expectedOf(rule: CompiledRule, match: Match, { kinds }: FlatTree): CompiledRule {
  const runs = new Set(atomsOf(rule.rule.after).flatMap((atom) => (isRest(atom) ? [atom.r] : [])));
  if (runs.size > 1)
    return compileRule(
      asPattern(rule.rule, (hole) => lengthOf(hole, match)),
      kinds,
    );
  const known = expectations.get(rule);
  if (known !== undefined) return known;
  const expected = compileRule(
    asPattern(rule.rule, () => undefined),
    kinds,
  );
  expectations.set(rule, expected);
  return expected;
}

const lengthOf = (hole: number, { holes }: Match): number | undefined =>
  holes.get(hole)?.nodes.length;

/** @param lengthOf how many nodes the run of a hole has, where that is to be told */
function asPattern(rule: Rule, lengthOf: (hole: number) => number | undefined): Rule {
  const runs = new Set(atomsOf(rule.before).flatMap((atom) => (isRest(atom) ? [atom.r] : [])));
  const holes = rule.holes.map(({ name, part }, index) => {
    const length = runs.has(index + 1) ? lengthOf(index + 1) : undefined;
    return {
      name,
      seen: ['pair', 'spread'],
      ...(part && { part }),
      ...(length !== undefined && { min: length, max: length }),
    };
  });
  return { before: rule.after.map(withoutComments), after: [], holes, support: 0 };
}

/** A pattern without comments, which matching does not compare. */
function withoutComments(pattern: Pattern): Pattern {
  if (!isInner(pattern)) return pattern;
  const code = pattern.c.filter((child) => !('k' in child && isComment(child.k)));
  return { k: pattern.k, c: code.map(withoutComments) };
}
