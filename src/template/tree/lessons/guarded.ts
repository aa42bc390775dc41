import type { Lesson } from './Lesson';
import { isWithinImport, placeOf } from '../imports/places';
import { standsAlone } from '../languages/kinds';
import { neededNames } from './neededNames';
import type { HoleRule } from '../rules/HoleRule';
import { type Inner, isHole, isInner, isLiteral, type Pattern, type Rule } from '../rules/Pattern';
import { hasName } from '../rules/ruleGates';
import { originsOf } from '../sites/spellings';

/** Where no fixed name tells the place, holes stay near what the example showed. */
export function guarded(lesson: Lesson): Rule {
  const { rule, versions, region } = lesson;
  const named = hasName(rule.before);
  const holes = rule.holes.map(({ reassigned, valued, ...hole }): HoleRule => {
    if (named) return hole;
    const kept = {
      ...hole,
      ...(reassigned !== undefined && { reassigned }),
      ...(valued !== undefined && { valued }),
    };
    return hole.part === undefined && hole.name !== 'rest' ? { ...kept, plain: true } : kept;
  });
  const needs = neededNames(rule, lesson);
  const origins = isWithinImport(versions.before, region.before[0]!)
    ? undefined
    : originsOf(rule.before, versions.before);
  return {
    ...rule,
    holes: withoutOwnForm(rule, holes),
    places: [placeOf(versions.before, region.before[0]!)],
    ...(needs.length > 0 && { needs }),
    ...(origins && { origins }),
  };
}

/**
 * What the after-side newly puts around a hole is not put around it twice, and no parentheses are put
 * around what needs none where the example put them around an operation.
 */
function withoutOwnForm(rule: Rule, holes: readonly HoleRule[]): HoleRule[] {
  const old = new Set<string>();
  const kinds = (pattern: Pattern): void => {
    if (!isInner(pattern)) return;
    old.add(pattern.k);
    pattern.c.forEach(kinds);
  };
  rule.before.forEach(kinds);
  const never = new Map<number, string>();
  const held = new Set<number>();
  const visit = (pattern: Pattern): void => {
    if (!isInner(pattern)) return;
    const [first] = pattern.c;
    const isNew =
      !old.has(pattern.k) && !/binary|member|call|attribute|subscript|body|block/.test(pattern.k);
    const holes = pattern.c.filter(isHole);
    const isWrapped = holes.length === 1 && pattern.c.every((c) => isHole(c) || isLiteral(c));
    if (isNew && isWrapped && isInParentheses(pattern)) held.add(holes[0]!.h);
    if (isNew && first !== undefined && isHole(first)) never.set(first.h, pattern.k);
    else if (isNew && isWrapped) never.set(holes[0]!.h, pattern.k);
    pattern.c.forEach(visit);
  };
  rule.after.forEach(visit);
  return holes.map((each, index) => {
    const isOperation = held.has(index + 1) && !each.seen.some(standsAlone);
    const hole = isOperation ? { ...each, operation: true } : each;
    const kind = never.get(index + 1);
    return kind === undefined || hole.seen.includes(kind) ? hole : { ...hole, never: [kind] };
  });
}

/** Whether a pattern is a pair of parentheses around what they hold together. */
const isInParentheses = ({ k, c }: Inner): boolean =>
  k.includes('parenthes') &&
  c.length === 3 &&
  isText(c[0]!, '(') &&
  isHole(c[1]!) &&
  isText(c[2]!, ')');

const isText = (pattern: Pattern, text: string): boolean =>
  isLiteral(pattern) && pattern.t === text;
