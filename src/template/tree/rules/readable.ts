import {
  type Atom,
  atomsOf,
  isHole,
  isLiteral,
  isOpened,
  type Leaf,
  type Pattern,
  type Rule,
} from './Pattern';

import { grammarNamed } from '../languages/grammars';
import { freeNames } from './freeNames';

/** How strings of a grammar are quoted; some languages have single characters in the other marks. */
export const quoteOf = (grammar: string | undefined): string =>
  (grammar === undefined ? undefined : grammarNamed(grammar)?.quote) ?? "'";

/**
 * One side of a rule for people: holes are `$1`, runs `$$$1`, with four spaces a level.
 * @param quote written where the rule leaves the mark of a string to the site
 */
export function readableSide(patterns: readonly Pattern[], rule: Rule, quote = "'"): string {
  const hole = (number: number, isRun: boolean) => `${isRun ? '$$$' : '$'}${number}`;
  return text(patterns, hole, rule, plain, quote);
}

/** The after-side in the editor's snippet syntax, with linked tab stops; `quote` as above. */
export function snippetOf(rule: Rule, quote = "'"): string {
  const seen = new Set<number>();
  const stops = inputStops(rule);
  const literal = (code: string) => code.replaceAll(/[\\$}]/g, '\\$&');
  return text(
    rule.after,
    (number) => {
      if (seen.has(number)) return `$${number}`;
      seen.add(number);
      const name = literal(rule.holes[number - 1]?.name ?? 'code');
      return `\${${number}:${name}}`;
    },
    rule,
    (code, leaf) => {
      const stop = leaf && stops.get(leaf);
      return stop === undefined ? literal(code) : `\${${stop}:${literal(code)}}`;
    },
    quote,
  );
}

/** Tab stops for names that a file may lack, numbered after the holes; one stop for each name. */
function inputStops(rule: Rule): ReadonlyMap<Leaf, number> {
  const needs = rule.needs ?? [];
  const leaves = freeNames(rule.after).map(({ leaf }) => leaf);
  return new Map(
    leaves
      .filter(({ t }) => needs.includes(t))
      .map((leaf) => [leaf, rule.holes.length + 1 + needs.indexOf(leaf.t)]),
  );
}

const plain = (literal: string) => literal;

function text(
  patterns: readonly Pattern[],
  hole: (number: number, isRun: boolean) => string,
  rule: Rule,
  literal: (text: string, leaf?: Leaf) => string,
  quote: string,
): string {
  return atomsOf(patterns)
    .map((atom, index) => (index === 0 ? '' : atom.g.replaceAll('\t', '    ')) + one(atom))
    .join('');

  function one(atom: Atom): string {
    if (isLiteral(atom)) return literal(atom.t, atom);
    if (!isOpened(atom)) return isHole(atom) ? hole(atom.h, false) : hole(atom.r, true);
    return atom.p
      .map((part) => {
        if (typeof part === 'string') return literal(part);
        return rule.holes[part - 1]?.part === 'quote' ? quote : hole(part, false);
      })
      .join('');
  }
}
