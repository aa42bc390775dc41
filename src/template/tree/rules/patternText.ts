import { isPlainNameKind } from '../syntax/FlatTree';
import { isHole, isInner, isLiteral, isOpened, isRest, type Pattern } from './Pattern';

/** How many fixed words a rule has lost against another: what generalising costs. */
export function wordsOf(patterns: readonly Pattern[]): string[] {
  return patterns.flatMap((pattern) => {
    if (isInner(pattern)) return wordsOf(pattern.c);
    if (isLiteral(pattern)) return /[\p{L}\p{N}]/u.test(pattern.t) ? [pattern.t] : [];
    return [];
  });
}

export const isSeparator = (pattern: Pattern) =>
  isLiteral(pattern) && (pattern.t === ',' || pattern.t === ';');

/** Whether two elements are worth being paired rather than swallowed by a run. */
export function alike(a: Pattern, b: Pattern): boolean {
  if (isLiteral(a) && isLiteral(b)) return a.k === b.k && a.t === b.t;
  if (isHole(a) && isHole(b)) return false;
  if (isOpened(a) && isOpened(b)) return a.k === b.k;
  if (isInner(a) && isInner(b) && a.k === b.k) {
    const words = new Set(wordsOf([a]));
    return (
      wordsOf([b]).some((word) => words.has(word)) ||
      (words.size === 0 && wordsOf([b]).length === 0)
    );
  }
  return false;
}

export function gapOf(pattern: Pattern): string {
  if (!isInner(pattern)) return pattern.g;
  return pattern.c[0] === undefined ? '' : gapOf(pattern.c[0]);
}

/** Equal for equal sub-trees of one rule, white space aside. */
export function keyOf(pattern: Pattern): string {
  if (isHole(pattern)) return `h${pattern.h}`;
  if (isRest(pattern)) return `r${pattern.r}`;
  if (isInner(pattern))
    return `${pattern.k}(${pattern.c
      .filter((child) => !isSeparator(child))
      .map(keyOf)
      .join()})`;
  if (isOpened(pattern)) return `${pattern.k}${JSON.stringify(pattern.p)}`;
  const kind = isPlainNameKind(pattern.k) ? 'name' : pattern.k;
  return `${kind} ${JSON.stringify(pattern.t)}`;
}

/** The text of a pattern without holes and white space, `undefined` when it has holes other than marks. */
export function literalText(pattern: Pattern): string | undefined {
  if (isLiteral(pattern)) return pattern.g === '' ? pattern.t : undefined;
  if (!isInner(pattern)) return undefined;
  const texts = pattern.c.map(literalText);
  return texts.every((text) => text !== undefined) ? texts.join('') : undefined;
}
