import { antiUnify } from './antiUnify';
import { problemOf } from '../rules/ruleGates';
import { atBreadth } from '../lessons/lessons';
import type { Lesson } from '../lessons/Lesson';
import type { HoleRule } from '../rules/HoleRule';
import type { Rule } from '../rules/Pattern';
import { compileRule } from '../sites/compileRule';
import { matchAt, Budget, type Match } from '../sites/match';
import type { FlatTree } from '../syntax/FlatTree';

/** A place where a rule must not match. */
export interface Negative {
  tree: FlatTree;
  match: Match;
}

/** Rules below a rule, from near to far: each excludes more. */
export function* narrower(
  rule: Rule,
  lessons: readonly Lesson[],
  negatives: readonly Negative[],
): Generator<Rule> {
  const indices = rule.holes.map((_, index) => index);
  const strict = (each: HoleRule): HoleRule =>
    each.part === undefined ? { ...each, strict: true } : each;
  for (const index of indices) yield withHole(rule, index, strict);
  const deep = unified(lessons.map((lesson) => atBreadth(lesson, 'deep')));
  if (deep !== undefined) yield { ...deep, ...(rule.places && { places: rule.places }) };
  for (const index of indices) {
    const shown = textsOf(rule, index, lessons);
    const bad = negatives.map(({ match }) => match.holes.get(index + 1)?.text);
    if (
      shown.length > 0 &&
      bad.every((text) => text !== undefined && isWord(text) && !shown.includes(text))
    ) {
      yield withHole(rule, index, (each) => ({
        ...each,
        noneOf: [...new Set([...(each.noneOf ?? []), ...(bad as string[])])].slice(0, 50),
      }));
    }
  }
  yield { ...rule, holes: rule.holes.map(strict) };
  for (const index of indices) {
    const shown = textsOf(rule, index, lessons);
    if (shown.length > 0 && shown.length <= 12 && shown.every(isWord))
      yield withHole(rule, index, (each) => ({ ...each, oneOf: shown }));
  }
}

/**
 * The rule with runs no longer than the lessons showed: a list that has got a new element is then
 * none of those that lack it. `undefined` when all runs are bounded already.
 */
export function withShownRuns(rule: Rule, lessons: readonly Lesson[]): Rule | undefined {
  const lengths = new Map<number, number>();
  for (const lesson of lessons) {
    for (const [hole, { nodes }] of matchOf(rule, lesson)?.holes ?? []) {
      lengths.set(hole - 1, Math.max(lengths.get(hole - 1) ?? 0, nodes.length));
    }
  }
  const isOpen = ({ min, max }: HoleRule, index: number) =>
    min !== undefined && max === undefined && lengths.has(index);
  if (!rule.holes.some(isOpen)) return undefined;
  const holes = rule.holes.map((hole, index) =>
    isOpen(hole, index) ? { ...hole, max: lengths.get(index)! } : hole,
  );
  return { ...rule, holes };
}

/** A name or another short piece: a set of them says more than how the examples happened to look. */
const isWord = (text: string) => /^["']?[\w$.:@-]{0,40}["']?$/.test(text);

function withHole(rule: Rule, index: number, change: (hole: HoleRule) => HoleRule): Rule {
  return { ...rule, holes: rule.holes.map((each, at) => (at === index ? change(each) : each)) };
}

/** What a hole stood for in the lessons. */
function textsOf(rule: Rule, index: number, lessons: readonly Lesson[]): string[] {
  const texts = new Set<string>();
  for (const lesson of lessons) {
    const text = matchOf(rule, lesson)?.holes.get(index + 1)?.text;
    if (text !== undefined) texts.add(text);
  }
  return [...texts];
}

/** Where the rule fits the place of a lesson; none where it does not. */
export function matchOf(rule: Rule, { versions: { before }, region }: Lesson): Match | undefined {
  const compiled = compileRule(rule, before.kinds);
  return matchAt(compiled, before, region.before[0]!, new Budget(100_000));
}

/** One rule for all, if there is one. */
function unified(rules: readonly Rule[]): Rule | undefined {
  let all: Rule | undefined = rules[0];
  for (const rule of rules.slice(1, 40)) all = all && antiUnify(all, rule);
  return all !== undefined && problemOf(all) === undefined ? all : undefined;
}
