import { abstractRegion } from './Abstraction';
import type { Breadth } from './HoleChoice';
import type { Names } from './names';
import type { Rule } from './Pattern';
import { shapeOf } from './regionShape';
import type { Region } from './RegionCode';
import { hasName, problemOf } from './ruleGates';
import { separate } from './separate';
import type { Differences, Edit, Versions } from './treeDiff';

/** One place of an example with the rule that it tells by itself. */
export interface Lesson {
  versions: Versions;
  names: Names;
  region: Region;
  rule: Rule;
  /** How general the rule is: `deep` where nothing wider has a literal. */
  breadth: 'usual' | 'deep';
}

export interface Lessons {
  lessons: Lesson[];
  /** Edits that tell no rule, with the reason. */
  refused: { edit: Edit; reason: string }[];
}

const MAX_CLIMB = 6;

/** What the edits of a file tell, each in the smallest context that makes a rule. */
export function lessonsOf(versions: Versions, names: Names, differences: Differences): Lessons {
  const found = new Map<number, Lesson>();
  const refused: Lessons['refused'] = [];
  for (const edit of differences.edits) {
    const outcome = climb(versions, names, edit);
    if (typeof outcome === 'string') refused.push({ edit, reason: outcome });
    else found.set(outcome.region.before[0]!, outcome);
  }
  return { lessons: separate([...found.values()]), refused };
}

function climb(versions: Versions, names: Names, edit: Edit): Lesson | string {
  const regions: Region[] = [];
  const candidates = [
    { before: edit.before, after: edit.after },
    ...edit.chain
      .slice(0, MAX_CLIMB)
      .map((pair) => ({ before: [pair.before], after: [pair.after] })),
  ];
  for (const { before, after } of candidates) {
    const verdict = shapeOf(versions, before, after);
    if (verdict === 'stop') break;
    if (verdict === 'take') regions.push({ before, after, transparent: new Map() });
  }
  let reason = 'it stands by itself in no expression or statement that could be a rule';
  for (const breadth of ['usual', 'deep'] as const) {
    for (const region of regions) {
      const rule = abstractRegion(versions, names, region, breadth);
      const problem = problemOf(rule);
      if (problem === undefined && (breadth === 'usual' || hasName(rule.before))) {
        return { versions, names, region, rule, breadth };
      }
      reason = problem ?? reason;
    }
  }
  return reason;
}

/** The rule of a lesson at another breadth. */
export const atBreadth = (lesson: Lesson, breadth: Breadth): Rule =>
  abstractRegion(lesson.versions, lesson.names, lesson.region, breadth);
