import { freeNames } from '../rules/freeNames';
import { atomsOf, isLiteral, type Pattern, type Rule } from '../rules/Pattern';

/** Names that the new code of a rule uses and that the old one had at most as members of others. */
export function newNames(rule: Rule): ReadonlySet<string> {
  const old = new Set(namesIn(rule.before));
  return new Set(namesIn(rule.after).filter((name) => !old.has(name)));
}

/** Names that the old code of a rule uses and that the new one does not have. */
export function oldNames(rule: Rule): ReadonlySet<string> {
  const now = new Set(namesIn(rule.after));
  return new Set(namesIn(rule.before).filter((name) => !now.has(name)));
}

/** All words of the new code that the old code does not have. */
export function newWords(rule: Rule): string[] {
  const old = new Set(wordsIn(rule.before));
  return [...new Set(wordsIn(rule.after))].filter((word) => !old.has(word));
}

const namesIn = (patterns: readonly Pattern[]) => freeNames(patterns).map(({ leaf }) => leaf.t);

export const wordsIn = (patterns: readonly Pattern[]): string[] =>
  atomsOf(patterns).flatMap((atom) =>
    isLiteral(atom) && /^[\p{L}_$]/u.test(atom.t) ? [atom.t] : [],
  );
