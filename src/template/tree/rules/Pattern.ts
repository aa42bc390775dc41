import type { ImportPosition } from '../imports/places';
import type { Bond } from './bonds';
import type { HoleRule } from './HoleRule';

/**
 * A tree with holes. `k` is a node's kind, `t` the text of a leaf, `c` the children without comments,
 * `p` a leaf opened into fixed parts and holes, `h` a hole for one node, `r` a hole for a run of
 * siblings, possibly none. `g` is the white space before it, in the portable form of `layout.ts`.
 */
export type Pattern = Leaf | Opened | Inner | Hole | Rest;

export interface Leaf {
  k: string;
  t: string;
  g: string;
}
export interface Opened {
  k: string;
  p: (string | number)[];
  g: string;
}
export interface Inner {
  k: string;
  c: Pattern[];
}
export interface Hole {
  h: number;
  g: string;
}
export interface Rest {
  r: number;
  g: string;
}

/** One before-side with its after-side. Both are runs of siblings; a hole's rule is at its number − 1. */
export interface Rule {
  before: Pattern[];
  after: Pattern[];
  holes: HoleRule[];
  /** Edits of the examples that it was learned from. */
  support: number;
  /** Where the examples stood; a match anywhere else is none. */
  places?: ImportPosition[];
  /** What the codes of its holes have to do with each other in all examples. */
  bonds?: Bond[];
  /** The name of what the match is a part of: see `ownerOf`. */
  owner?: string;
  /** Marks of the function around it, which the new code needs: see `marksAround`. */
  marks?: string[];
  /** The module that the matched name must be imported from. */
  from?: string;
  /** Names that the after-side uses and that a file must have for itself. */
  needs?: string[];
  /** Names that the after-side newly declares: a function that has one already is left alone. */
  binds?: string[];
  /** What imported names of the before-side stand for, by how the example spells them. */
  origins?: Record<string, string>;
  /** Comments that the example took away: only these may be lost. */
  dropped?: string[];
  /** It is the changed code as it stands, since nothing wider gives its example back. */
  verbatim?: boolean;
  /** It has no before-side: the after-side belongs at the top of each file that lacks it. */
  top?: boolean;
}

export const isHole = (pattern: Pattern): pattern is Hole => 'h' in pattern;
export const isRest = (pattern: Pattern): pattern is Rest => 'r' in pattern;
export const isInner = (pattern: Pattern): pattern is Inner => 'c' in pattern;
export const isOpened = (pattern: Pattern): pattern is Opened => 'p' in pattern;
export const isLiteral = (pattern: Pattern): pattern is Leaf => 't' in pattern;

/** Leaves and holes of patterns from left to right. */
export type Atom = Leaf | Opened | Hole | Rest;

export function atomsOf(patterns: readonly Pattern[]): Atom[] {
  const atoms: Atom[] = [];
  const visit = (pattern: Pattern): void => {
    if (isInner(pattern)) pattern.c.forEach(visit);
    else atoms.push(pattern);
  };
  patterns.forEach(visit);
  return atoms;
}

/** What makes two atoms the same code, white space aside. */
export function atomKey(atom: Atom): string {
  if (isLiteral(atom)) return `t${atom.t}`;
  if (isOpened(atom)) return `p${JSON.stringify(atom.p)}`;
  return isHole(atom) ? `h${atom.h}` : `r${atom.r}`;
}

/** Numbers of the holes that occur in patterns, in order of their first occurrence. */
export function holesIn(patterns: readonly Pattern[]): number[] {
  const numbers = new Set<number>();
  for (const atom of atomsOf(patterns)) {
    if (isHole(atom)) numbers.add(atom.h);
    else if (isRest(atom)) numbers.add(atom.r);
    else if (isOpened(atom)) {
      for (const part of atom.p) if (typeof part === 'number') numbers.add(part);
    }
  }
  return [...numbers];
}

/** Whether the code of a hole comes from around the place, and not from the before-side. */
export const isBorrowed = ({ holes }: Rule, hole: number): boolean =>
  holes[hole - 1]?.borrowed !== undefined;

/** A rule as text that is equal for equal rules, whatever the numbers of their holes. */
export function ruleKey(rule: Rule): string {
  const order = new Map(holesIn([...rule.before, ...rule.after]).map((hole, at) => [hole, at + 1]));
  const renumbered = (pattern: Pattern): unknown => {
    if (isInner(pattern)) return [pattern.k, pattern.c.map(renumbered)];
    if (isLiteral(pattern)) return [pattern.k, pattern.t];
    if (isOpened(pattern)) {
      return [
        pattern.k,
        pattern.p.map((part) => (typeof part === 'number' ? order.get(part)! : `s${part}`)),
      ];
    }
    if (isRest(pattern)) return { r: order.get(pattern.r) };
    return { h: order.get(pattern.h), borrowed: rule.holes[pattern.h - 1]?.borrowed };
  };
  return JSON.stringify([rule.before.map(renumbered), rule.after.map(renumbered)]);
}
