import { bare } from '../../shared/layout';
import type { Example } from '../lessons/Example';
import { replacementsFor } from '../sites/emit';
import { replaced } from '../syntax/Replacement';
import { isWithin } from '../syntax/FlatTree';
import type { Lesson } from '../lessons/Lesson';
import { compileRule, type CompiledRule } from '../sites/compileRule';
import { Budget, type Match, matchAt } from '../sites/match';
import type { Rule } from '../rules/Pattern';
import { spelledMatches } from '../sites/matchesIn';

export interface Verdict {
  /** Lessons that the rule reproduces. */
  right: Lesson[];
  /** Places that the rule would have changed otherwise than was done. */
  wrong: { example: Example; match: Match }[];
  /** Places that look alike and were left alone. */
  left: { example: Example; match: Match }[];
  /** It matches inside its own result. */
  refires: boolean;
}

/** Tries a rule on all examples: on what was changed, and on what was left unchanged on purpose. */
export function tryRule(rule: Rule, examples: readonly Example[]): Verdict {
  const verdict: Verdict = { right: [], wrong: [], left: [], refires: false };
  for (const example of examples) {
    const { versions, lessons } = example;
    const own = compileRule(rule, versions.before.kinds);
    for (const { match, rule: spelled } of spelledMatches(rule, own, example.beforeIndex)) {
      const lesson = lessons.find(
        ({ region }) =>
          region.before[0] === match.nodes[0] && region.before.length === match.nodes.length,
      );
      if (lesson !== undefined) {
        if (reproduces(spelled.rule, match, lesson)) verdict.right.push(lesson);
        else verdict.wrong.push({ example, match });
      } else if (isUntouched(example, match)) verdict.left.push({ example, match });
      else if (!sameAfter(spelled.rule, match, example)) verdict.wrong.push({ example, match });
    }
    if (!verdict.refires) verdict.refires = refires(own, verdict.right, example);
  }
  return verdict;
}

/** Whether the rule turns a lesson's before-side into its after-side, white space aside. */
export function reproduces(rule: Rule, match: Match, lesson: Lesson): boolean {
  const { versions, region } = lesson;
  if (rule.after.length === 0) return region.after.length === 0;
  const replacements = replacementsFor(rule, match, versions.before);
  if (replacements === undefined) return false;
  if (region.after.length === 0) return false;
  const result = replaced(versions.before, match.start, match.end, replacements);
  const start = versions.after.start[region.after[0]!]!;
  const wanted = versions.after.text.slice(start, versions.after.end[region.after.at(-1)!]);
  if (region.transparent.size === 0) return bare(result) === bare(wanted);
  const inner = [...region.transparent].map(([before, after]) => [
    versions.before.text.slice(versions.before.start[before], versions.before.end[before]),
    versions.after.text.slice(versions.after.start[after], versions.after.end[after]),
  ]);
  let expected = bare(wanted);
  for (const [before, after] of inner)
    expected = expected.replace(bare(after!), () => bare(before!));
  return bare(result) === expected;
}

/** Nothing in or around the match was changed. */
function isUntouched({ versions, differences }: Example, match: Match): boolean {
  return differences.edits.every((edit) => {
    const inside = edit.before.some(
      (node) =>
        match.nodes.some((each) => isWithin(versions.before, node, each)) ||
        match.nodes.some((each) => isWithin(versions.before, each, node)),
    );
    const parent = edit.chain[0]!.before;
    return !inside && !match.nodes.some((each) => isWithin(versions.before, parent, each));
  });
}

/** Whether a match in changed code leads to text that the other version has at the paired node. */
function sameAfter(rule: Rule, match: Match, { versions, differences }: Example): boolean {
  const partner = match.nodes.length === 1 ? differences.paired.get(match.nodes[0]!) : undefined;
  if (partner === undefined) return true;
  const replacements = replacementsFor(rule, match, versions.before);
  if (replacements === undefined) return true;
  const { after } = versions;
  const result = bare(replaced(versions.before, match.start, match.end, replacements));
  const wanted = bare(after.text.slice(after.start[partner], after.end[partner]));
  return result === wanted || replacements.every(({ newText }) => wanted.includes(bare(newText)));
}

/** Whether a rule matches at or below what it produced. */
function refires(compiled: CompiledRule, right: readonly Lesson[], example: Example): boolean {
  const budget = new Budget(200_000);
  for (const { versions, region } of right) {
    if (versions !== example.versions || region.after.length === 0) continue;
    const [root] = region.after;
    if (matchAt(compiled, versions.after, root!, budget) !== undefined) return true;
  }
  return false;
}
