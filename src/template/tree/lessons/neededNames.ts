import type { Lesson } from './Lesson';
import { boundIn } from '../languages/names';
import { freeNames } from '../rules/freeNames';
import { atomsOf, isLiteral, type Rule } from '../rules/Pattern';

/** Names of the example's file that the after-side uses without having them from the before-side. */
export function neededNames(
  rule: Rule,
  { names, versions, region }: Pick<Lesson, 'names' | 'versions' | 'region'>,
): string[] {
  const known = new Set(atomsOf(rule.before).flatMap((atom) => (isLiteral(atom) ? [atom.t] : [])));
  const own = boundIn(versions.after, region.after);
  const isNeeded = (name: string) =>
    (names.local.has(name) || names.declared.has(name)) && !known.has(name) && !own.has(name);
  return [...new Set(freeNames(rule.after).map(({ leaf }) => leaf.t))].filter(isNeeded);
}

/** Names that the after-side declares and the before-side does not have. */
export function boundNamesOf(rule: Rule, { versions, region }: Lesson): string[] {
  const known = new Set(atomsOf(rule.before).flatMap((atom) => (isLiteral(atom) ? [atom.t] : [])));
  const own = boundIn(versions.after, region.after);
  const written = atomsOf(rule.after).flatMap((atom) => (isLiteral(atom) ? [atom.t] : []));
  return [...new Set(written)].filter((name) => own.has(name) && !known.has(name));
}
