import { atomsOf, isHole, isLiteral, isOpened, type Rule } from './Pattern';

/**
 * A text that occurs in every file in which a rule matches: the longest fixed word, else the longest
 * fixed text. Empty when there is none.
 */
export function requiredText(rule: Rule): string {
  let best = '';
  for (const atom of atomsOf(rule.before)) {
    const texts = isLiteral(atom)
      ? [atom.t]
      : isOpened(atom)
        ? atom.p.filter((part) => typeof part === 'string')
        : [];
    for (const text of texts) if (weight(text) > weight(best)) best = text;
  }
  return best;
}

/** Texts of which every file with a site has one, where a hole tells more than the fixed words. */
export function requiredTexts(rule: Rule): string[] {
  const fixed = requiredText(rule);
  if (weight(fixed) >= 4) return [fixed];
  for (const atom of atomsOf(rule.before)) {
    const choice = isHole(atom) ? rule.holes[atom.h - 1]?.oneOf : undefined;
    if (choice?.every((text) => !/\s/.test(text) && text.length >= 3) === true) return choice;
  }
  return [fixed];
}

const weight = (text: string) => (/[\p{L}\p{N}]/u.test(text) ? text.length : text.length / 4);
