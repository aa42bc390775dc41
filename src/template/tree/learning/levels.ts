import type { Body, LevelName } from '../rules/body';
import type { Cluster } from './cluster';
import type { Breadth } from '../lessons/HoleChoice';
import { atBreadth } from '../lessons/lessons';
import type { Lesson } from '../lessons/Lesson';
import { type Rule, ruleKey } from '../rules/Pattern';
import { prove } from './proof';
import { problemOf } from '../rules/ruleGates';
import { withBonds } from './withBonds';
import { tryRule } from './Trial';
import type { Example } from '../lessons/Example';

const MAX_RULES = 60;

type Level = Body['levels'][number];

/**
 * The same examples as rules from specific to general: as they stand, in local names only, as learned,
 * and as wide as both sides allow. Only what gives the examples back is a level; the one as learned
 * was held against them already.
 */
export function levelsOf(
  clusters: readonly Cluster[],
  examples: readonly Example[],
): Pick<Body, 'levels' | 'level'> {
  if (clusters.every(({ rule }) => rule.top))
    return { levels: [{ rules: clusters.map(({ rule }) => rule) }], level: 0 };
  const lessons = clusters.flatMap((cluster) => cluster.lessons);
  const learned: Level = {
    name: 'learned',
    rules: clusters.map(({ rule, lessons: own }) => ({
      ...withBonds(rule, own),
      support: own.length,
    })),
  };
  const exact = rulesAt(lessons, 'exact').map((rule) => ({ ...rule, verbatim: true }));
  const wide = rulesAt(lessons, 'wide').filter((rule) => {
    const verdict = tryRule(rule, examples);
    return verdict.right.length > 0 && !verdict.refires;
  });
  const narrow = [level('exact', exact), level('names', rulesAt(lessons, 'names'))];
  const candidates = [
    ...narrow.filter(({ rules }) => given(rules, examples) > 0),
    learned,
    level('wide', wide),
  ];
  const levels: Level[] = [];
  for (const each of candidates) {
    if (each.rules.length === 0 || (each !== learned && isAmong(levels, each))) continue;
    if (each.name === 'wide' && given(wide, examples) < given(learned.rules, examples)) continue;
    levels.push(each);
  }
  return { levels, level: levels.indexOf(learned) };
}

const level = (name: LevelName, rules: Rule[]): Level => ({ name, rules });

const isAmong = (levels: readonly Level[], { rules }: Level): boolean =>
  levels.some((other) => keyOf(other.rules) === keyOf(rules));

const keyOf = (rules: readonly Rule[]): string => rules.map(ruleKey).sort().join('\n');

/** How many changes of the examples rules give back; less than none where they spoil one. */
function given(rules: readonly Rule[], examples: readonly Example[]): number {
  let whole = 0;
  for (const example of examples) {
    const proof = prove(rules, example);
    if (proof.failing.size > 0) return -1;
    whole += proof.whole.length;
  }
  return whole;
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
