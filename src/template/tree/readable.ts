import {
  type Atom,
  atomsOf,
  isHole,
  isLiteral,
  isOpened,
  type Pattern,
  type Rule,
} from './Pattern';

/** One side of a rule for people: holes are `$1`, runs `$$$1`, with four spaces a level. */
export function readableSide(patterns: readonly Pattern[], rule: Rule): string {
  return text(patterns, (number, isRun) => `${isRun ? '$$$' : '$'}${number}`, rule, plain);
}

/** The after-side in the editor's snippet syntax, with linked tab stops. */
export function snippetOf(rule: Rule): string {
  const seen = new Set<number>();
  return text(
    rule.after,
    (number) => {
      if (seen.has(number)) return `$${number}`;
      seen.add(number);
      const name = (rule.holes[number - 1]?.name ?? 'code').replaceAll(/[\\$}]/g, '\\$&');
      return `\${${number}:${name}}`;
    },
    rule,
    (literal) => literal.replaceAll(/[\\$}]/g, '\\$&'),
  );
}

const plain = (literal: string) => literal;

function text(
  patterns: readonly Pattern[],
  hole: (number: number, isRun: boolean) => string,
  rule: Rule,
  literal: (text: string) => string,
): string {
  return atomsOf(patterns)
    .map((atom, index) => (index === 0 ? '' : atom.g.replaceAll('\t', '    ')) + one(atom))
    .join('');

  function one(atom: Atom): string {
    if (isLiteral(atom)) return literal(atom.t);
    if (!isOpened(atom)) return isHole(atom) ? hole(atom.h, false) : hole(atom.r, true);
    return atom.p
      .map((part) => {
        if (typeof part === 'string') return literal(part);
        return rule.holes[part - 1]?.part === 'quote' ? "'" : hole(part, false);
      })
      .join('');
  }
}
