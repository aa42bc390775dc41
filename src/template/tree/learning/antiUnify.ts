import { joinHoles, joinRuns, runOf } from '../rules/joinHoles';
import { longestCommon } from '../syntax/longestCommon';
import type { HoleRule } from '../rules/HoleRule';
import {
  isHole,
  isInner,
  isLiteral,
  isOpened,
  isRest,
  type Pattern,
  type Rule,
} from '../rules/Pattern';
import { alike, gapOf, isSeparator, keyOf, literalText } from '../rules/patternText';
import { problemOf } from '../rules/ruleGates';

/**
 * The most specific rule that covers two rules, before- and after-sides taken together with one table
 * of holes: the same pair of sub-trees is the same hole everywhere. `undefined` when there is none
 * that could be applied.
 */
export function antiUnify(a: Rule, b: Rule): Rule | undefined {
  const table = new Table(a, b);
  const before = table.sides(a.before, b.before);
  if (before === undefined) return undefined;
  table.close();
  const after = table.sides(a.after, b.after);
  if (after === undefined) return undefined;
  const rule: Rule = { before, after, holes: table.holes, support: a.support + b.support };
  const needs = [...new Set([...(a.needs ?? []), ...(b.needs ?? [])])];
  if (needs.length > 0) rule.needs = needs;
  const binds = [...new Set([...(a.binds ?? []), ...(b.binds ?? [])])];
  if (binds.length > 0) rule.binds = binds;
  const dropped = [...new Set([...(a.dropped ?? []), ...(b.dropped ?? [])])];
  if (dropped.length > 0) rule.dropped = dropped;
  if (a.places && b.places) rule.places = [...new Set([...a.places, ...b.places])];
  if (a.owner !== undefined && a.owner === b.owner) rule.owner = a.owner;
  const marks = commonMarks(a, b);
  if (marks.length > 0) rule.marks = marks;
  const origins = commonOrigins(a, b);
  if (origins !== undefined) rule.origins = origins;
  return problemOf(rule) === undefined ? rule : undefined;
}

/** `file` where either has it: then the function is asked only where there is one. */
function commonMarks({ marks: a = [] }: Rule, { marks: b = [] }: Rule): string[] {
  const both = new Set([...a, ...b]);
  return [...both].filter(
    (mark) =>
      mark === 'file' || a.length === 0 || b.length === 0 || (a.includes(mark) && b.includes(mark)),
  );
}

/** What names stand for in both rules, or in the one that has them. */
function commonOrigins(a: Rule, b: Rule): Rule['origins'] {
  if (a.origins === undefined || b.origins === undefined) return a.origins ?? b.origins;
  const [left, right] = [a.origins, b.origins];
  const agreed = Object.entries({ ...left, ...right }).filter(
    ([name]) => left[name] === undefined || right[name] === undefined || left[name] === right[name],
  );
  return agreed.length === 0 ? undefined : Object.fromEntries(agreed);
}

class Table {
  readonly holes: HoleRule[] = [];
  private readonly numbers = new Map<string, number>();
  private closed = false;

  constructor(
    private readonly a: Rule,
    private readonly b: Rule,
  ) {}

  /** From now on no new hole may appear but a borrowed one: the after-side has those of the before-side. */
  close(): void {
    this.closed = true;
  }

  sides(a: readonly Pattern[], b: readonly Pattern[]): Pattern[] | undefined {
    if (a.length !== b.length) return undefined;
    const result: Pattern[] = [];
    for (const [index, pattern] of a.entries()) {
      const one = this.pair(pattern, b[index]!);
      if (one === undefined) return undefined;
      result.push(one);
    }
    return result;
  }

  private pair(a: Pattern, b: Pattern): Pattern | undefined {
    if (isRest(a) || isRest(b)) return this.rest([a], [b]);
    if (isHole(a) && isHole(b))
      return this.hole(`h${a.h}`, `h${b.h}`, a.g, () =>
        joinHoles(this.rule(a.h, 0), this.rule(b.h, 1)),
      );
    if (isLiteral(a) && isLiteral(b) && a.k === b.k && a.t === b.t) return a;
    if (isOpened(a) && isOpened(b) && a.k === b.k) {
      const parts = this.parts(a.p, b.p);
      return parts === undefined ? this.lifted(a, b) : { k: a.k, p: parts, g: a.g };
    }
    if (isInner(a) && isInner(b) && a.k === b.k) {
      const children = this.children(a.c, b.c);
      if (children !== undefined) return { k: a.k, c: children };
    }
    return this.lifted(a, b);
  }

  /** One hole for two sub-trees that differ. */
  private lifted(a: Pattern, b: Pattern): Pattern | undefined {
    const seenA = this.seen(a, 0);
    const seenB = this.seen(b, 1);
    if (seenA === undefined || seenB === undefined) return undefined;
    return this.hole(keyOf(a), keyOf(b), gapOf(a), () => joinHoles(seenA, seenB));
  }

  /** What a sub-tree would be as a hole; a token cannot be one. */
  private seen(pattern: Pattern, side: 0 | 1): HoleRule | undefined {
    if (isHole(pattern)) return this.rule(pattern.h, side);
    if (isRest(pattern)) return undefined;
    if (pattern.k.startsWith('"') || /^string_(start|end)$/.test(pattern.k)) return undefined;
    const rule: HoleRule = { name: 'code', seen: [pattern.k] };
    if (isLiteral(pattern)) {
      rule.oneOf = [pattern.t];
      if (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(pattern.t)) rule.name = pattern.t.slice(0, 30);
    } else if (isInner(pattern)) {
      const text = literalText(pattern);
      if (text !== undefined) rule.oneOf = [text];
    }
    return rule;
  }

  private rule(hole: number, side: 0 | 1): HoleRule {
    return (side === 0 ? this.a : this.b).holes[hole - 1] ?? { name: 'code', seen: [] };
  }

  private hole(
    keyA: string,
    keyB: string,
    gap: string,
    rule: () => HoleRule | undefined,
  ): Pattern | undefined {
    const number = this.number(keyA, keyB, rule);
    return number === undefined ? undefined : { h: number, g: gap };
  }

  private number(keyA: string, keyB: string, rule: () => HoleRule | undefined): number | undefined {
    const key = `${keyA}\u0000${keyB}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const made = rule();
    if (made === undefined || (this.closed && made.borrowed === undefined)) return undefined;
    this.holes.push(made);
    this.numbers.set(key, this.holes.length);
    return this.holes.length;
  }

  private parts(
    a: readonly (string | number)[],
    b: readonly (string | number)[],
  ): (string | number)[] | undefined {
    if (a.length === b.length && a.every((part, index) => typeof part === typeof b[index])) {
      const parts: (string | number)[] = [];
      for (const [index, part] of a.entries()) {
        const other = b[index]!;
        if (typeof part === 'string' && part === other) parts.push(part);
        else if (typeof part === 'number' && typeof other === 'number') {
          const hole = this.number(`h${part}`, `h${other}`, () =>
            joinHoles(this.rule(part, 0), this.rule(other, 1)),
          );
          if (hole === undefined) return undefined;
          parts.push(hole);
        } else return undefined;
      }
      return parts;
    }
    return undefined;
  }

  private children(a: readonly Pattern[], b: readonly Pattern[]): Pattern[] | undefined {
    const listsA = a.filter((child) => !isSeparator(child));
    const listsB = b.filter((child) => !isSeparator(child));
    const aligned = listsA.every(
      (child, at) => isRest(child) === (listsB[at] !== undefined && isRest(listsB[at])),
    );
    if (listsA.length === listsB.length && aligned) {
      return this.sides(a.length === b.length ? a : listsA, a.length === b.length ? b : listsB);
    }
    return this.sequence(a, b);
  }

  /** Lists of different lengths: what stands at the ends of both stays, the rest is one hole. */
  private sequence(a: readonly Pattern[], b: readonly Pattern[]): Pattern[] | undefined {
    const plainA = a.filter((child) => !isSeparator(child));
    const plainB = b.filter((child) => !isSeparator(child));
    const fixed = (pattern: Pattern) => !isRest(pattern);
    const pairs = longestCommon(
      plainA.length,
      plainB.length,
      (i, j) => fixed(plainA[i]!) && fixed(plainB[j]!) && alike(plainA[i]!, plainB[j]!),
    );
    const result: Pattern[] = [];
    let [i, j] = [0, 0];
    for (const [nextI, nextJ] of [...pairs, [plainA.length, plainB.length] as const]) {
      const runA = plainA.slice(i, nextI);
      const runB = plainB.slice(j, nextJ);
      if (runA.length > 0 || runB.length > 0) {
        const one =
          runA.length === 1 && runB.length === 1 && !isRest(runA[0]!) && !isRest(runB[0]!)
            ? this.pair(runA[0]!, runB[0]!)
            : this.rest(runA, runB);
        if (one === undefined) return undefined;
        this.push(result, one, a, b, runA[0] ?? runB[0]!);
      }
      if (nextI < plainA.length) {
        const one = this.pair(plainA[nextI]!, plainB[nextJ]!);
        if (one === undefined) return undefined;
        this.push(result, one, a, b, plainA[nextI]!);
      }
      i = nextI + 1;
      j = nextJ + 1;
    }
    return result;
  }

  /** Puts an element with the separator that stood before it in either list. */
  private push(
    result: Pattern[],
    one: Pattern,
    a: readonly Pattern[],
    b: readonly Pattern[],
    from: Pattern,
  ): void {
    for (const list of [a, b]) {
      const at = list.indexOf(from);
      const separator = at > 0 ? list[at - 1] : undefined;
      if (separator !== undefined && isSeparator(separator)) {
        if (result.length > 0 && !isSeparator(result.at(-1)!)) result.push(separator);
        break;
      }
    }
    result.push(one);
  }

  private rest(a: readonly Pattern[], b: readonly Pattern[]): Pattern | undefined {
    const first = a[0] ?? b[0]!;
    const ruleA = this.restRule(a, 0);
    const ruleB = this.restRule(b, 1);
    if (ruleA === undefined || ruleB === undefined) return undefined;
    const keyA = a.map(keyOf).join();
    const keyB = b.map(keyOf).join();
    const number = this.number(keyA, keyB, () => joinRuns(ruleA, ruleB));
    return number === undefined ? undefined : { r: number, g: gapOf(first) };
  }

  private restRule(run: readonly Pattern[], side: 0 | 1): HoleRule | undefined {
    const pieces: HoleRule[] = [];
    for (const pattern of run) {
      const own = isRest(pattern) ? this.rule(pattern.r, side) : this.seen(pattern, side);
      if (own === undefined) return undefined;
      pieces.push(isRest(pattern) ? own : asPiece(own));
    }
    return runOf(pieces);
  }
}

/** The rule of one node as a piece of a run, with what must hold there too. */
function asPiece({ name, seen, never, oneOf, noneOf, unused }: HoleRule): HoleRule {
  return {
    name,
    seen,
    min: 1,
    max: 1,
    ...(never && { never }),
    ...(oneOf && { oneOf }),
    ...(noneOf && { noneOf }),
    ...(unused && { unused }),
  };
}
