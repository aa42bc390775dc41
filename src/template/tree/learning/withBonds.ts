import type { Lesson } from '../lessons/Lesson';
import { type Bond, bondsOf, type Texts, varietyOf } from '../rules/bonds';
import { holesIn, isBorrowed, type Rule } from '../rules/Pattern';
import { matchOf } from './specialise';

/**
 * So many different codes of each hole it takes to show that a bond is no chance: that a name stands
 * twice says more than that it stands nowhere.
 */
const ENOUGH = { same: 1, within: 2, apart: 3 };

/** A rule with what its holes have to do with each other, where its lessons leave no doubt. */
export function withBonds(rule: Rule, lessons: readonly Lesson[]): Rule {
  const places = lessons.flatMap((lesson): Texts[] => {
    const match = matchOf(rule, lesson);
    return match ? [match.holes] : [];
  });
  if (places.length < lessons.length) return rule;
  const holes = holesIn(rule.before).filter(
    (hole) => !isBorrowed(rule, hole) && rule.holes[hole - 1]?.part === undefined,
  );
  const isSure = ({ a, b, is }: Bond) =>
    Math.min(varietyOf(a, places), varietyOf(b, places)) >= ENOUGH[is];
  const bonds = bondsOf(places, holes).filter(isSure);
  return bonds.length > 0 ? { ...rule, bonds } : rule;
}
