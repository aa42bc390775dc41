import { atBreadth, type Lesson } from './lessons';
import type { Cluster } from './cluster';
import { type Rule, ruleKey } from './Pattern';
import { problemOf } from './ruleGates';
import { type Example, tryRule } from './Trial';
import type { Breadth } from './HoleChoice';

const MAX_RULES = 60;

/**
 * The same examples as rules from specific to general: as they stand, in local names only, each by
 * itself, as learned, and as wide as both sides allow.
 */
export function levelsOf(
  clusters: readonly Cluster[],
  examples: readonly Example[],
): { levels: { rules: Rule[] }[]; level: number } {
  if (clusters.every(({ rule }) => rule.top))
    return { levels: [{ rules: clusters.map(({ rule }) => rule) }], level: 0 };
  const lessons = clusters.flatMap((cluster) => cluster.lessons);
  const learned = clusters.map(({ rule, lessons: own }) => ({ ...rule, support: own.length }));
  const narrow = (['exact', 'names'] as const).map((breadth) => rulesAt(lessons, breadth));
  const wide = rulesAt(lessons, 'wide').filter((rule) => {
    const verdict = tryRule(rule, examples);
    return verdict.right.length > 0 && !verdict.refires;
  });
  const all = [...narrow, learned, wide].filter((rules) => rules.length > 0);
  const levels: Rule[][] = [];
  for (const rules of all) {
    const key = rules.map(ruleKey).sort().join('\n');
    if (rules === learned || !levels.some((other) => other.map(ruleKey).sort().join('\n') === key))
      levels.push(rules);
  }
  return { levels: levels.map((rules) => ({ rules })), level: levels.indexOf(learned) };
}

function rulesAt(lessons: readonly Lesson[], breadth: Breadth): Rule[] {
  const rules = new Map<string, Rule>();
  for (const lesson of lessons) {
    const rule = atBreadth(lesson, breadth);
    if (problemOf(rule) !== undefined) continue;
    const key = ruleKey(rule);
    const known = rules.get(key);
    if (known !== undefined) known.support++;
    else if (rules.size < MAX_RULES) rules.set(key, rule);
  }
  return [...rules.values()];
}
