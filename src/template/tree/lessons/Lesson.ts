import type { Change } from './changes';
import type { Breadth } from './HoleChoice';
import type { Names } from '../languages/names';
import type { Rule } from '../rules/Pattern';
import type { Region } from './RegionCode';
import type { Versions } from './treeDiff';

/** One place of an example with the rule that it tells by itself. */
export interface Lesson {
  versions: Versions;
  names: Names;
  region: Region;
  rule: Rule;
  /** How general the rule is: `deep` where nothing wider has a literal. */
  breadth: Breadth;
  /** The change that it is told by. */
  change: Change;
}

/** The code of a lesson before and after. */
export function sidesOf({ versions: { before, after }, region }: Lesson): {
  before: string;
  after: string;
} {
  const [first, last] = [region.after[0], region.after.at(-1)];
  return {
    before: before.text.slice(before.start[region.before[0]!], before.end[region.before.at(-1)!]),
    after:
      first === undefined || last === undefined
        ? ''
        : after.text.slice(after.start[first], after.end[last]),
  };
}
