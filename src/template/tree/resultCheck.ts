import type { TextEdit } from '../../core/ports';
import { applyEdits } from '../../core/edits';
import { compileRule, type CompiledRule } from './compileRule';
import { type FlatTree, nodeAt } from './FlatTree';
import { type Bound, Budget, type Match, matchAt } from './match';
import { holesIn, isInner, type Rule } from './Pattern';
import type { Found } from './Scanner';
import type { Shifts } from './Shifts';

/** What became of a text: its tree now, and where the edits of a site moved things. */
export interface Result {
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
  if (rule.rule.top || root === undefined || rule.rule.after.length !== 1) return true;
  const { after, shifts, own } = result;
  const there = shifts.stretch(match.start, match.end, (edit) => own.has(edit));
  const node = nodeAt(after, there.start, there.end);
  if (node === undefined) return false;
  if (!isInner(root)) return true;
  const expected = expectedOf(rule, after);
  for (let at = node; at < after.count && after.start[at] === there.start; at++) {
    if (after.end[at] !== there.end) continue;
    const found = matchAt(expected, after, at, new Budget(200_000));
    if (found === undefined) continue;
    if (holesIn(rule.rule.after).every((hole) => isSameHole(hole, match, found, result)))
      return true;
  }
  return false;
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

/** The after-side as something to look for. */
function expectedOf(rule: CompiledRule, { kinds }: FlatTree): CompiledRule {
  const known = expectations.get(rule);
  if (known !== undefined) return known;
  const expected = compileRule(asPattern(rule.rule), kinds);
  expectations.set(rule, expected);
  return expected;
}

function asPattern(rule: Rule): Rule {
  const holes = rule.holes.map(({ name, part }) => ({
    name,
    seen: ['pair', 'spread'],
    ...(part && { part }),
  }));
  return { before: rule.after, after: [], holes, support: 0 };
}
