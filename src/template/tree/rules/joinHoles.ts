import { categoryOf } from '../syntax/categories';
import type { HoleRule } from './Pattern';

/** So many different texts at one place show that any would do. */
const MANY = 2;
const MANY_TYPES = 1;
const MANY_PARTS = 100;

/** What a hole may stand for that comes from two. `undefined` when a part of a text meets a node. */
export function joinHoles(a: HoleRule, b: HoleRule): HoleRule | undefined {
  if ((a.part === undefined) !== (b.part === undefined)) return undefined;
  const rule: HoleRule = { name: a.name, seen: [...new Set([...a.seen, ...b.seen])] };
  if (a.strict && b.strict) rule.strict = true;
  if (a.plain && b.plain) rule.plain = true;
  const never = [...new Set([...(a.never ?? []), ...(b.never ?? [])])];
  if (never.length > 0) rule.never = never;
  if (a.oneOf !== undefined && b.oneOf !== undefined) {
    const texts = [...new Set([...a.oneOf, ...b.oneOf])];
    const isType = rule.seen.every((kind) => categoryOf(kind) === 'type');
    const most = a.part !== undefined ? MANY_PARTS : isType ? MANY_TYPES : MANY;
    if (texts.length <= most) rule.oneOf = texts;
  }
  const noneOf = jointlyExcluded(a, b);
  if (noneOf.length > 0) rule.noneOf = noneOf;
  if (a.part !== undefined && b.part !== undefined) rule.part = a.part === b.part ? a.part : 'any';
  const not = [...new Set(`${a.not ?? ''}${b.not ?? ''}`)].join('');
  if (not !== '') rule.not = not;
  if (a.only !== undefined && b.only !== undefined)
    rule.only = [...new Set(a.only + b.only)].join('');
  if (a.reassigned !== undefined && a.reassigned === b.reassigned) rule.reassigned = a.reassigned;
  if (a.valued !== undefined && a.valued === b.valued) rule.valued = a.valued;
  const lacks = [...new Set([...(a.lacks ?? []), ...(b.lacks ?? [])])];
  if (lacks.length > 0) rule.lacks = lacks;
  const unused = [...new Set([...(a.unused ?? []), ...(b.unused ?? [])])];
  if (unused.length > 0) rule.unused = unused;
  return rule;
}

/** What a person said that it is not, unless the other one shows that it is. */
export function jointlyExcluded(a: HoleRule, b: HoleRule): string[] {
  const shown = [...(a.oneOf ?? []), ...(b.oneOf ?? [])];
  const excluded = new Set([...(a.noneOf ?? []), ...(b.noneOf ?? [])]);
  return [...excluded].filter((text) => !shown.includes(text));
}
