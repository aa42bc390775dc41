import { changeOf } from './changeOf';
import type { Pattern, Rule } from './Pattern';

/**
 * Those of some rules that have to do with known ones, or with another one that does: they change the
 * same words, or code of the same form. `assertEquals` → `assertEqual` and `assertNotEquals` →
 * `assertNotEqual` are one pattern; a renamed variable beside them is none of it.
 */
export function relatedRules(rules: readonly Rule[], known: readonly Rule[]): Rule[] {
  const words = new Set(known.flatMap(changedWords));
  const shapes = new Set(known.map(shapeOf));
  const related = new Set<Rule>();
  for (let size = -1; size < related.size;) {
    size = related.size;
    for (const rule of rules) {
      const own = changedWords(rule);
      const belongs =
        shapes.has(shapeOf(rule)) ||
        own.some((word) => [...words].some((other) => areRelated(word, other)));
      if (!belongs || related.has(rule)) continue;
      related.add(rule);
      for (const word of own) words.add(word);
    }
  }
  return rules.filter((rule) => related.has(rule));
}

/** Kinds of the outermost nodes of both sides, to tell changes of one sort. */
function shapeOf(rule: Rule): string {
  const kinds = (side: readonly Pattern[]): string =>
    side.map((pattern) => ('k' in pattern ? pattern.k : '$')).join();
  return `${kinds(rule.before)}>${kinds(rule.after)}`;
}

/** Whether two words are the same, or one is made of the other: `equal` and `notEqual`. */
function areRelated(a: string, b: string): boolean {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x === y || (Math.min(x.length, y.length) >= 4 && (x.includes(y) || y.includes(x)));
}

const changedWords = (rule: Rule): string[] =>
  changeOf(rule)
    .split(/[ >]/)
    .filter((word) => word !== '');
