import type { Kinds } from '../syntax/Kinds';
import { atomsOf, isInner, isLiteral, isOpened, type Pattern, type Rule } from '../rules/Pattern';

/** A rule made ready for trees whose kinds have these numbers. */
export interface CompiledRule {
  rule: Rule;
  before: Compiled[];
  atoms: number;
  /** Kind of the first node of a match, -1 for any. */
  rootKind: number;
}

export interface Compiled {
  pattern: Pattern;
  kind: number;
  /** Index of the atom, -1 for inner nodes. */
  atom: number;
  children: Compiled[];
}

export function compileRule(rule: Rule, kinds: Kinds): CompiledRule {
  let atom = 0;
  const compile = (pattern: Pattern): Compiled => {
    if (isInner(pattern)) {
      return { pattern, kind: kinds.number(pattern.k), atom: -1, children: pattern.c.map(compile) };
    }
    const kind = isLiteral(pattern) || isOpened(pattern) ? kinds.number(pattern.k) : -1;
    return { pattern, kind, atom: atom++, children: [] };
  };
  const before = rule.before.map(compile);
  return { rule, before, atoms: atomsOf(rule.before).length, rootKind: before[0]?.kind ?? -1 };
}

export const isSeparatorPattern = (compiled: Compiled) =>
  isLiteral(compiled.pattern) && (compiled.pattern.t === ',' || compiled.pattern.t === ';');
