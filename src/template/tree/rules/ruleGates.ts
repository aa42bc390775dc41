import { isConstant } from '../languages/kinds';
import {
  atomsOf,
  holesIn,
  isBorrowed,
  isHole,
  isInner,
  isLiteral,
  isOpened,
  isRest,
  type Pattern,
  type Rule,
} from './Pattern';

/** Why a rule may not be applied on its own, `undefined` when nothing speaks against it. */
export function problemOf(rule: Rule): string | undefined {
  if (rule.top) return rule.after.length > 0 ? undefined : 'it inserts nothing';
  if (rule.before.length === 0) return 'the change only inserts, and nothing beside it tells where';
  if (!hasLiteral(rule.before) && !hasChoice(rule))
    return 'the old code is too general to search for';
  if (hasAdjoiningParts([...rule.before, ...rule.after])) {
    return 'two holes stand side by side within a text, which could be cut in many ways';
  }
  const known = new Set(holesIn(rule.before));
  const isKnown = (hole: number) => known.has(hole) || isBorrowed(rule, hole);
  if (!holesIn(rule.after).every(isKnown)) {
    return 'the new code needs code that the old code does not have';
  }
  if (JSON.stringify(strip(rule.before)) === JSON.stringify(strip(rule.after))) {
    return 'nothing but layout changed';
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

/**
 * Whether something tells the places of a rule from all others of their form: a name that stays fixed,
 * or a word or operator that the rule takes away. Where code is only put around or beside what is there
 * (`$1 => $2` → `$1 => { log(); $2 }`), keywords and operators tell nothing.
 */
export const tellsPlace = (rule: Rule): boolean =>
  hasTellingName(rule.before) ||
  hasChoice(rule) ||
  (losesWord(rule) && !dropsHole(rule)) ||
  !brings(rule) ||
  hasRareKeyword(rule.before);

/**
 * Whether a name comes where only an operator was. What an operator does depends on what it stands
 * between: `err == io.EOF` → `errors.Is(err, io.EOF)` does not make `errors.Is($1, $2)` of each `$1 == $2`.
 */
export function isOperatorForName({ before, after }: Rule): boolean {
  const holes = atomsOf(before).flatMap((atom) => (isHole(atom) ? [atom.h] : []));
  const repeats = new Set(holes).size < holes.length;
  const lost = lostWords({ before, after });
  const losesOperator = lost.length > 0 && !lost.some((word) => /\p{L}/u.test(word));
  return losesOperator && !repeats && !hasRareKeyword(before) && hasTellingName(after);
}

/** Keywords that stand nearly everywhere, so that they tell no place. */
const EVERYDAY = new Set(
  (
    'if else elif elsif elseif for foreach while do end return let var val const mut function fn ' +
    'func def fun class struct interface enum new public private protected internal static final ' +
    'void int string bool boolean import use using from in of is as not and or then begin this ' +
    'self async await case when match switch type export default readonly override abstract pub'
  ).split(' '),
);

const hasRareKeyword = (patterns: readonly Pattern[]): boolean =>
  atomsOf(patterns).some(
    (atom) =>
      isLiteral(atom) &&
      atom.k.startsWith('"') &&
      /^\p{L}{3,}$/u.test(atom.t) &&
      !EVERYDAY.has(atom.t.toLowerCase()),
  );

/** Whether the after-side has words or operators that the before-side does not have. */
function brings({ before, after }: Rule): boolean {
  const known = new Set(atomsOf(before).flatMap((atom) => (isLiteral(atom) ? [atom.t] : [])));
  return atomsOf(after).some(
    (atom) => isLiteral(atom) && !/^[()[\]{},;:.'"\s]*$/.test(atom.t) && !known.has(atom.t),
  );
}

/** Whether code is taken away that is none of the rule's own words, nor a variable that it repeats. */
function dropsHole({ before, after, holes }: Rule): boolean {
  const kept = new Set(holesIn(after));
  const all = atomsOf(before).flatMap((atom) =>
    isHole(atom) ? [atom.h] : isRest(atom) ? [atom.r] : [],
  );
  return all.some(
    (hole) =>
      !kept.has(hole) &&
      holes[hole - 1]?.part === undefined &&
      all.filter((other) => other === hole).length === 1,
  );
}

function hasTellingName(patterns: readonly Pattern[]): boolean {
  return atomsOf(patterns).some((atom) => {
    if (isLiteral(atom)) return isTellingKind(atom.k) && /\p{L}/u.test(atom.t);
    return (
      isOpened(atom) && atom.p.some((part) => typeof part === 'string' && /\p{L}{2}/u.test(part))
    );
  });
}

const isTellingKind = (kind: string): boolean =>
  !/primitive|predefined/.test(kind) &&
  /identifier|(?:^|_)name$|^constant$|^word$|content|fragment|symbol/.test(kind);

/** Whether the before-side has words or operators that the after-side does not have as often. */
const losesWord = (rule: Rule): boolean =>
  atomsOf(rule.before).some(isOpened) || lostWords(rule).length > 0;

function lostWords({ before, after }: Pick<Rule, 'before' | 'after'>): string[] {
  const kept = atomsOf(after).flatMap((atom) => (isLiteral(atom) ? [atom.t] : []));
  return atomsOf(before).flatMap((atom) => {
    if (!isLiteral(atom) || /^[,;()[\]{}]$/.test(atom.t) || isNumber(atom.t)) return [];
    const at = kept.indexOf(atom.t);
    if (at >= 0) kept.splice(at, 1);
    return at < 0 ? [atom.t] : [];
  });
}

/** A number stands for anything: `1` → `2` tells no place. */
const isNumber = (text: string): boolean => /^\d[\d.]*$/.test(text);

const isOperator = (text: string) => /^[=!<>+\-*/%&|^~?]{1,3}$/.test(text);

function strip(patterns: readonly Pattern[]): unknown {
  return patterns.map((pattern) => {
    if (isInner(pattern)) return { k: pattern.k, c: strip(pattern.c) };
    const { g, ...rest } = pattern;
    void g;
    return rest;
  });
}
