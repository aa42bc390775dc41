import { isCall, isConnector, isMember, isNameKind } from '../languages/kinds';
import { holesIn, isInner, isLiteral, isOpened, type Pattern, type Rule } from './Pattern';

/** A short name is a common one; without a fixed receiver even more so: `push`, `parse`, `get`. */
const MIN_NAME = 3;
const MIN_METHOD = 6;

/**
 * Whether a rule is worth a question where a file lacks names that it needs. What a hole stands for
 * must be kept, since code that is thrown away is replaced by what only its surroundings had; and the
 * name of a call or member must tell the place.
 */
export function isAskable({ before, after, holes }: Rule): boolean {
  const kept = new Set(holesIn(after));
  const keepsAll = holesIn(before).every(
    (hole) => kept.has(hole) || holes[hole - 1]?.part === 'quote',
  );
  return keepsAll && before.some(tellsPlace);
}

function tellsPlace(pattern: Pattern): boolean {
  if (!isInner(pattern)) return false;
  const { k, c } = pattern;
  const names = isMember(k) ? c.slice(-1) : isCall(k) ? c : [];
  return names.some((name) => isTelling(name, c)) || c.some(tellsPlace);
}

function isTelling(name: Pattern, siblings: readonly Pattern[]): boolean {
  if (isInner(name) || !isLiteral(name) || !isNameKind(name.k)) return false;
  const at = siblings.indexOf(name);
  const before = siblings[at - 1];
  const isMethod = before !== undefined && isLiteral(before) && isConnector(before.t);
  const isLoose = isMethod && !siblings.slice(0, at).every(isFixed);
  return name.t.length >= (isLoose ? MIN_METHOD : MIN_NAME);
}

function isFixed(pattern: Pattern): boolean {
  return isInner(pattern) ? pattern.c.every(isFixed) : isLiteral(pattern) || isOpened(pattern);
}
