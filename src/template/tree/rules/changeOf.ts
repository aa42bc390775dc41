import { atomsOf, isLiteral, type Pattern, type Rule } from './Pattern';

/** Words and operators that a rule takes away and those that it brings. */
export function changeOf(rule: Rule): string {
  const words = (side: readonly Pattern[]) => {
    const list = atomsOf(side).flatMap((atom) =>
      isLiteral(atom) && /[\p{L}=!<>?&|]/u.test(atom.t) ? [atom.t] : [],
    );
    return list;
  };
  const [before, after] = [words(rule.before), words(rule.after)];
  const gone = before.filter((word) => !after.includes(word));
  const come = after.filter((word) => !before.includes(word));
  return `${[...new Set(gone)].sort().join(' ')}>${[...new Set(come)].sort().join(' ')}`;
}
