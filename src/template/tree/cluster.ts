import { antiUnify, wordsOf } from './antiUnify';
import type { Lesson } from './lessons';
import { categoryOf } from './categories';
import { type HoleRule, type Rule, ruleKey } from './Pattern';
import { problemOf } from './ruleGates';
import { type Example, tryRule, type Verdict } from './Trial';

/** A rule with the lessons that it reproduces. */
export interface Cluster {
  rule: Rule;
  lessons: Lesson[];
}

const MAX_RULES = 120;
/** Merging may lose at most this share of the fixed words of the before-side. */
const MAX_LOSS = 0.5;

/** Lessons that tell the same rule, put together. */
export function sameRules(lessons: readonly { lesson: Lesson; rule: Rule }[]): Cluster[] {
  const byKey = new Map<string, Cluster>();
  for (const { lesson, rule } of lessons) {
    const key = ruleKey(rule);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, { rule: { ...rule, support: 1 }, lessons: [lesson] });
    else {
      const joined = antiUnify(known.rule, rule);
      if (joined !== undefined) known.rule = joined;
      known.lessons.push(lesson);
    }
  }
  return [...byKey.values()];
}

/**
 * Merges the cheapest pair of rules as long as one is cheap enough, reproduces the lessons of both,
 * and does not touch what the examples left alone (greedy clustering, as in Getafix and Revisar).
 */
export function merged(clusters: readonly Cluster[], examples: readonly Example[]): Cluster[] {
  let current = [...clusters].sort((a, b) => b.lessons.length - a.lessons.length).slice(0, MAX_RULES);
  const refused = new Set<string>();
  for (;;) {
    const pair = cheapest(current, refused);
    if (pair === undefined) return current;
    const { a, b, rule } = pair;
    const both = [...a.lessons, ...b.lessons];
    const before = tryRule(a.rule, examples).left.length + tryRule(b.rule, examples).left.length;
    const taken = [opened(rule, both), rule].find(
      (each) => each !== undefined && holds(tryRule(each, examples), both, before),
    );
    if (taken === undefined) {
      refused.add(pairKey(a, b));
      continue;
    }
    current = [
      ...current.filter((each) => each !== a && each !== b),
      { rule: { ...taken, support: both.length }, lessons: both },
    ];
  }
}

function holds(verdict: Verdict, lessons: readonly Lesson[], left: number): boolean {
  return (
    lessons.every((lesson) => verdict.right.includes(lesson)) &&
    verdict.wrong.length === 0 &&
    !verdict.refires &&
    verdict.left.length <= left
  );
}

/** The rule with any name where examples of two files or more had different ones. */
function opened(rule: Rule, lessons: readonly Lesson[]): Rule | undefined {
  if (new Set(lessons.map(({ versions }) => versions)).size < 2) return undefined;
  const isOpen = (hole: HoleRule) =>
    hole.oneOf !== undefined &&
    hole.oneOf.length > 1 &&
    hole.part === undefined &&
    hole.seen.every((kind) => /^(reference|type)$/.test(categoryOf(kind)));
  if (!rule.holes.some(isOpen)) return undefined;
  const holes = rule.holes.map((hole) => {
    if (!isOpen(hole)) return hole;
    const { oneOf, ...rest } = hole;
    void oneOf;
    return { ...rest, strict: true };
  });
  const wide = { ...rule, holes };
  return problemOf(wide) === undefined ? wide : undefined;
}

const pairKey = (a: Cluster, b: Cluster) => `${ruleKey(a.rule)}\n${ruleKey(b.rule)}`;

function cheapest(
  clusters: readonly Cluster[],
  refused: ReadonlySet<string>,
): { a: Cluster; b: Cluster; rule: Rule } | undefined {
  let best: { a: Cluster; b: Cluster; rule: Rule; cost: number } | undefined;
  for (const [index, a] of clusters.entries()) {
    for (const b of clusters.slice(index + 1)) {
      const cost = costOf(a, b);
      if ((best !== undefined && cost >= best.cost) || refused.has(pairKey(a, b))) continue;
      if (a.rule.before.length !== b.rule.before.length || a.rule.after.length !== b.rule.after.length) continue;
      const rule = antiUnify(a.rule, b.rule);
      if (rule === undefined || lossOf(rule, a, b) > MAX_LOSS) continue;
      best = { a, b, rule, cost };
    }
  }
  return best;
}

/** Share of fixed words that two before-sides do not have in common, 0..1. */
function costOf(a: Cluster, b: Cluster): number {
  const [left, right] = [wordsOf(a.rule.before), wordsOf(b.rule.before)];
  const common = left.filter((word) => right.includes(word)).length;
  const most = Math.max(left.length, right.length);
  return most === 0 ? 0 : 1 - common / most;
}

/** Share of fixed words that a rule lost; one that became a choice counts half. */
function lossOf(rule: Rule, a: Cluster, b: Cluster): number {
  const choices = rule.holes.filter(({ oneOf, part }) => oneOf !== undefined && part === undefined).length;
  const kept = wordsOf(rule.before).length + choices / 2;
  const had = Math.max(wordsOf(a.rule.before).length, wordsOf(b.rule.before).length);
  return had === 0 ? 0 : 1 - kept / had;
}
