import { isMember } from './categories';
import type { Lesson } from './lessons';
import { isWithinImport, placeOf } from './places';
import type { Names } from './names';
import {
  atomsOf,
  type HoleRule,
  isHole,
  isInner,
  isLiteral,
  type Pattern,
  type Rule,
} from './Pattern';
import { hasName } from './ruleGates';
import { originsOf } from './spellings';

/** Where no fixed name tells the place, holes stay near what the example showed. */
export function guarded({ rule, versions, region, names }: Lesson): Rule {
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
  const needs = neededNames(rule, names);
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

/** Names of the example's file that the after-side uses without having them from the before-side. */
function neededNames(rule: Rule, { local, declared }: Names): string[] {
  const before = new Set(atomsOf(rule.before).flatMap((atom) => (isLiteral(atom) ? [atom.t] : [])));
  const needs = new Set<string>();
  const visit = (pattern: Pattern, isName: boolean): void => {
    if (isInner(pattern)) {
      for (const [at, child] of pattern.c.entries()) visit(child, isMember(pattern.k) && at > 0);
    } else if (isLiteral(pattern) && !isName && !before.has(pattern.t)) {
      if (local.has(pattern.t) || declared.has(pattern.t)) needs.add(pattern.t);
    }
  };
  for (const pattern of rule.after) visit(pattern, false);
  return [...needs];
}

/** What the after-side newly puts around a hole is not put around it twice. */
function withoutOwnForm(rule: Rule, holes: readonly HoleRule[]): HoleRule[] {
  const old = new Set<string>();
  const kinds = (pattern: Pattern): void => {
    if (!isInner(pattern)) return;
    old.add(pattern.k);
    pattern.c.forEach(kinds);
  };
  rule.before.forEach(kinds);
  const never = new Map<number, string>();
  const visit = (pattern: Pattern): void => {
    if (!isInner(pattern)) return;
    const [first] = pattern.c;
    const isNew =
      !old.has(pattern.k) && !/binary|member|call|attribute|subscript|body|block/.test(pattern.k);
    const holes = pattern.c.filter(isHole);
    const isWrapped = holes.length === 1 && pattern.c.every((c) => isHole(c) || isLiteral(c));
    if (isNew && first !== undefined && isHole(first)) never.set(first.h, pattern.k);
    else if (isNew && isWrapped) never.set(holes[0]!.h, pattern.k);
    pattern.c.forEach(visit);
  };
  rule.after.forEach(visit);
  return holes.map((hole, index) => {
    const kind = never.get(index + 1);
    return kind === undefined || hole.seen.includes(kind) ? hole : { ...hole, never: [kind] };
  });
}
