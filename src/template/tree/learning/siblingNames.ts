import type { Cluster } from './cluster';
import { boundNames } from '../imports/origins';
import { isInner, isLiteral, type Leaf, type Pattern, type Rule } from '../rules/Pattern';
import { problemOf } from '../rules/ruleGates';

/**
 * What a renamed import says of its siblings: with `read_text` → `read_str` goes, for all that comes
 * from the same module, `$1_text` → `$1_str`. `undefined` where no word of the name stays, and for
 * names that are not imported.
 */
export function siblingsOf({ rule, lessons }: Cluster): Rule | undefined {
  const [before, after] = [onlyLeaf(rule.before), onlyLeaf(rule.after)];
  if (before === undefined || before.k !== after?.k) return undefined;
  const origin = lessons
    .map(({ versions }) => boundNames(versions.before).get(before.t))
    .find((each) => each !== undefined);
  if (!origin?.endsWith(`.${before.t}`)) return undefined;
  const cut = cutWord(before.t, after.t);
  if (cut === undefined) return undefined;
  const sibling: Rule = {
    before: rule.before.map((side) => withParts(side, cut.before)),
    after: rule.after.map((side) => withParts(side, cut.after)),
    holes: [{ name: 'name', seen: [], part: 'word' }],
    support: 0,
    from: origin.slice(0, -before.t.length - 1),
    ...(rule.places && { places: rule.places }),
  };
  return problemOf(sibling) === undefined ? sibling : undefined;
}

/** The name that is all there is, with or without nodes around it. */
function onlyLeaf([first, ...others]: readonly Pattern[]): Leaf | undefined {
  if (first === undefined || others.length > 0) return undefined;
  if (isInner(first)) return onlyLeaf(first.c);
  return isLiteral(first) ? first : undefined;
}

/** The pattern with its name made of parts. */
function withParts(pattern: Pattern, p: Parts): Pattern {
  if (isInner(pattern)) return { k: pattern.k, c: pattern.c.map((child) => withParts(child, p)) };
  return isLiteral(pattern) ? { k: pattern.k, p, g: pattern.g } : pattern;
}

type Parts = (string | number)[];

/** Two names that share words at one end, cut there: the shared words are the hole. */
function cutWord(before: string, after: string): { before: Parts; after: Parts } | undefined {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  let head = 0;
  while (old[head] !== undefined && old[head] === now[head]) head++;
  let tail = 0;
  while (old.at(-1 - tail) !== undefined && old.at(-1 - tail) === now.at(-1 - tail)) tail++;
  if (head > 0 === tail > 0 || Math.max(head, tail) >= Math.min(old.length, now.length))
    return undefined;
  const rest = (words: string[]) => (head > 0 ? words.slice(head) : words.slice(0, -tail)).join('');
  const parts = (fixed: string): Parts => (head > 0 ? [1, fixed] : [fixed, 1]);
  return { before: parts(rest(old)), after: parts(rest(now)) };
}

/** The words of a name, each with the mark before it: `read`, `_text`; `read`, `Text`. */
const wordsOf = (name: string): string[] =>
  name.match(/_*(?:\p{Lu}?[\p{Ll}\p{N}]+|\p{Lu}+)/gu) ?? [];
