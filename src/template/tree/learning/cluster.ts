import { antiUnify } from './antiUnify';
import { wordsOf } from '../rules/patternText';
import type { Lesson } from '../lessons/Lesson';
import { categoryOf, isMember } from '../languages/kinds';
import type { HoleRule } from '../rules/HoleRule';
import { isHole, isInner, type Pattern, type Rule, ruleKey } from '../rules/Pattern';
import { problemOf } from '../rules/ruleGates';
import { tryRule, type Verdict } from './Trial';
import type { Example } from '../lessons/Example';

/** A rule with the lessons that it reproduces. */
export interface Cluster {
  rule: Rule;
  lessons: Lesson[];
}

const MAX_RULES = 120;
const MAX_ATTEMPTS = 400;
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
  const merging = new Merging(examples);
  let current = [...clusters]
    .sort((a, b) => b.lessons.length - a.lessons.length)
    .slice(0, MAX_RULES);
  for (let attempts = 0; attempts < MAX_ATTEMPTS; attempts++) {
    const pair = merging.cheapest(current);
    if (pair === undefined) return current;
    const both = [...pair.a.lessons, ...pair.b.lessons];
    const rule = merging.holding(pair, both);
    if (rule === undefined) continue;
    current = [
      ...current.filter((each) => each !== pair.a && each !== pair.b),
      { rule: { ...rule, support: both.length }, lessons: both },
    ];
  }
  return current;
}

interface Candidate {
  a: Cluster;
  b: Cluster;
  rule: Rule;
  cost: number;
}

/** Remembers what pairs of clusters would become, and what rules did on the examples. */
class Merging {
  private readonly pairs = new Map<Cluster, Map<Cluster, Candidate | 'refused'>>();
  private readonly left = new Map<Cluster, number>();

  constructor(private readonly examples: readonly Example[]) {}

  cheapest(clusters: readonly Cluster[]): Candidate | undefined {
    let best: Candidate | undefined;
    for (const [index, a] of clusters.entries()) {
      for (const b of clusters.slice(index + 1)) {
        const candidate = this.candidate(a, b);
        if (candidate !== 'refused' && (best === undefined || candidate.cost < best.cost))
          best = candidate;
      }
    }
    return best;
  }

  private candidate(a: Cluster, b: Cluster): Candidate | 'refused' {
    const known = this.pairs.get(a)?.get(b);
    if (known !== undefined) return known;
    const rule = antiUnify(a.rule, b.rule);
    const made: Candidate | 'refused' =
      rule === undefined || lossOf(rule, a, b) > MAX_LOSS
        ? 'refused'
        : { a, b, rule, cost: costOf(a, b) };
    this.remember(a, b, made);
    return made;
  }

  private remember(a: Cluster, b: Cluster, value: Candidate | 'refused'): void {
    const row = this.pairs.get(a) ?? new Map<Cluster, Candidate | 'refused'>();
    row.set(b, value);
    this.pairs.set(a, row);
  }

  /** The rule of a pair, opened if possible, when the examples do not speak against it. */
  holding({ a, b, rule }: Candidate, lessons: readonly Lesson[]): Rule | undefined {
    const left = this.leftBy(a) + this.leftBy(b);
    const taken = [opened(rule, lessons), rule].find(
      (each) => each !== undefined && holds(tryRule(each, this.examples), lessons, left),
    );
    if (taken === undefined) this.remember(a, b, 'refused');
    return taken;
  }

  private leftBy(cluster: Cluster): number {
    const known = this.left.get(cluster);
    if (known !== undefined) return known;
    const count = tryRule(cluster.rule, this.examples).left.length;
    this.left.set(cluster, count);
    return count;
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
  const members = holesInMembers(rule.before);
  const isOpen = (hole: HoleRule, index: number) =>
    !members.has(index + 1) &&
    hole.oneOf !== undefined &&
    hole.oneOf.length > 1 &&
    hole.part === undefined &&
    hole.seen.every((kind) => /^(reference|type)$/.test(categoryOf(kind)));
  if (!rule.holes.some(isOpen)) return undefined;
  const holes = rule.holes.map((hole, index) => {
    if (!isOpen(hole, index)) return hole;
    const { oneOf, ...rest } = hole;
    void oneOf;
    return { ...rest, strict: true };
  });
  const wide = { ...rule, holes };
  return problemOf(wide) === undefined ? wide : undefined;
}

/** Holes for the names of members: what one module has, another need not have. */
function holesInMembers(patterns: readonly Pattern[]): Set<number> {
  const found = new Set<number>();
  const visit = (pattern: Pattern): void => {
    if (!isInner(pattern)) return;
    for (const [at, child] of pattern.c.entries()) {
      if (isMember(pattern.k) && at > 0 && isHole(child)) found.add(child.h);
      visit(child);
    }
  };
  patterns.forEach(visit);
  return found;
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
  const choices = rule.holes.filter(
    ({ oneOf, part }) => oneOf !== undefined && part === undefined,
  ).length;
  const kept = wordsOf(rule.before).length + choices / 2;
  const had = Math.max(wordsOf(a.rule.before).length, wordsOf(b.rule.before).length);
  return had === 0 ? 0 : 1 - kept / had;
}
