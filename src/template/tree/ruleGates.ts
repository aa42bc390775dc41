import { isConstant } from './categories';
import { atomsOf, holesIn, isInner, isLiteral, isOpened, type Pattern, type Rule } from './Pattern';

/** Why a rule may not be applied on its own, `undefined` when nothing speaks against it. */
export function problemOf(rule: Rule): string | undefined {
  if (rule.top) return rule.after.length > 0 ? undefined : 'it inserts nothing';
  if (rule.before.length === 0) return 'it only inserts and has no place to go';
  if (!hasLiteral(rule.before) && !hasChoice(rule))
    return 'its before-side has no literal that would tell a place';
  if (hasAdjoiningParts([...rule.before, ...rule.after])) {
    return 'two holes stand side by side within a text, which could be cut in many ways';
  }
  const known = new Set(holesIn(rule.before));
  if (holesIn(rule.after).some((hole) => !known.has(hole))) {
    return 'its after-side needs code that the before-side does not have';
  }
  if (JSON.stringify(strip(rule.before)) === JSON.stringify(strip(rule.after))) {
    return 'it changes nothing but layout';
  }
  return undefined;
}

/** Whether a text has two holes with nothing between them, so that nothing says where one ends. */
export function hasAdjoiningParts(patterns: readonly Pattern[]): boolean {
  return atomsOf(patterns).some(
    (atom) =>
      isOpened(atom) &&
      atom.p.some((part, at) => typeof part === 'number' && typeof atom.p[at + 1] === 'number'),
  );
}

/** Whether there is a fixed word or operator, and not punctuation and constants only. */
export function hasLiteral(patterns: readonly Pattern[]): boolean {
  return atomsOf(patterns).some((atom) => {
    if (isLiteral(atom)) {
      return (/[\p{L}\p{N}]/u.test(atom.t) && !isConstant(atom.k)) || isOperator(atom.t);
    }
    return (
      isOpened(atom) &&
      atom.p.some(
        (part) => typeof part === 'string' && /[\p{L}\p{N}%]/u.test(part) && part.length > 1,
      )
    );
  });
}

/** Whether a hole stands for one of a few names. */
const hasChoice = (rule: Rule) =>
  rule.holes.some(({ oneOf, part }) => part === undefined && oneOf !== undefined);

/** Whether a fixed name tells the place, not just keywords and operators. */
export function hasName(patterns: readonly Pattern[]): boolean {
  return atomsOf(patterns).some((atom) => {
    if (isLiteral(atom)) return !atom.k.startsWith('"') && /[\p{L}]/u.test(atom.t);
    return (
      isOpened(atom) && atom.p.some((part) => typeof part === 'string' && /\p{L}{2}/u.test(part))
    );
  });
}

const isOperator = (text: string) => /^[=!<>+\-*/%&|^~?]{1,3}$/.test(text);

function strip(patterns: readonly Pattern[]): unknown {
  return patterns.map((pattern) => {
    if (isInner(pattern)) return { k: pattern.k, c: strip(pattern.c) };
    const { g, ...rest } = pattern;
    void g;
    return rest;
  });
}
