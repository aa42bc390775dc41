import { categoryOf } from '../languages/kinds';
import type { Route } from '../languages/routes';

/** What a hole may stand for. */
export interface HoleRule {
  /** A name from the first example, for people. */
  name: string;
  /** Kinds of node that it stood for in the examples; empty for a part of a text. */
  seen: string[];
  /** None of these kinds: what already has the form of the after-side. */
  never?: string[];
  /** Nothing of another category than those in `seen`. */
  strict?: boolean;
  /** No constant such as `null`, unless the examples showed one. */
  plain?: boolean;
  /** No name, call or literal: parentheses come around it. */
  operation?: boolean;
  /** Nothing else than one of these texts. */
  oneOf?: string[];
  /** Never one of these texts. */
  noneOf?: string[];
  /** No word of these, which would mean something else where the code goes: see `changedWords`. */
  unused?: string[];
  /** Fewest and most nodes that a run may have. */
  min?: number;
  max?: number;
  /** No element of the run may begin with one of these words. */
  lacks?: string[];
  /** A part of a text: `quote` marks, or a `word`, or anything. */
  part?: 'quote' | 'word' | 'any';
  /** Characters that the part may not contain. */
  not?: string;
  /** The only characters besides letters, digits and `_` that the part may contain. */
  only?: string;
  /** Whether each declared name has a value from the start. */
  valued?: boolean;
  /** Whether a declared name is assigned to again in its function. */
  reassigned?: boolean;
  /** The way to the code that the hole takes, if the before-side does not have the hole. */
  borrowed?: Route;
}

/** How a field of rules is joined; `undefined` leaves it out, so that it bounds nothing. */
interface Joined<T> {
  /** Of two rules of a node, or two of a part of a text. */
  node: (a: HoleRule, b: HoleRule) => T | undefined;
  /** Of two rules of a run. */
  run: (a: HoleRule, b: HoleRule) => T | undefined;
  /** Of a run, from the rules of its pieces in a row; a piece that is one node has `min` and `max` 1. */
  row: (pieces: readonly HoleRule[]) => T | undefined;
}

/** So many different texts at one place show that any would do. */
const MANY = 2;
const MANY_TYPES = 1;
const MANY_PARTS = 100;

const dropped = () => undefined;

/** Each once; nothing where there is none. */
function onceEach<T>(all: readonly T[]): T[] | undefined {
  return all.length > 0 ? [...new Set(all)] : undefined;
}

/** Where both rules ask for it. */
const asked = (key: 'strict' | 'plain' | 'operation') => (a: HoleRule, b: HoleRule) =>
  (a[key] && b[key]) || undefined;

/** Where both rules say the same. */
const agreed = (key: 'valued' | 'reassigned') => (a: HoleRule, b: HoleRule) =>
  a[key] === b[key] ? a[key] : undefined;

/** The way that both go; what is borrowed in another way cannot be joined. */
const sameWay = (a: HoleRule, b: HoleRule) =>
  JSON.stringify(a.borrowed) === JSON.stringify(b.borrowed) ? a.borrowed : undefined;

/** Whatever either rule excludes. */
const excluded = (key: 'unused' | 'lacks') => (a: HoleRule, b: HoleRule) =>
  onceEach([...(a[key] ?? []), ...(b[key] ?? [])]);

/** Of the only piece: what is said of one piece is not said of several in a row. */
const ofOnly =
  <K extends keyof HoleRule>(key: K) =>
  (pieces: readonly HoleRule[]): HoleRule[K] | undefined =>
    pieces.length === 1 ? pieces[0]![key] : undefined;

/** Of the last piece that has it. */
const ofLast =
  <K extends keyof HoleRule>(key: K) =>
  (pieces: readonly HoleRule[]): HoleRule[K] | undefined =>
    pieces.filter((piece) => piece[key] !== undefined).at(-1)?.[key];

const bothSeen = (a: HoleRule, b: HoleRule) => [...new Set([...a.seen, ...b.seen])];

/** Kinds that either rule excludes, unless one of them shows that it may be one. */
const excludedKinds = (a: HoleRule, b: HoleRule) =>
  onceEach(
    [...(a.never ?? []), ...(b.never ?? [])].filter((kind) => !bothSeen(a, b).includes(kind)),
  );

/** Kinds that every piece excludes: of a run nobody knows which element is which piece. */
const excludedByAll = ([first, ...others]: readonly HoleRule[]) =>
  onceEach(
    first?.never?.filter((kind) => others.every(({ never }) => never?.includes(kind))) ?? [],
  );

const finite = (most: number) => (Number.isFinite(most) ? most : undefined);

const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);

/** The texts of both rules, unless they are so many that any would do. */
function bothTexts(a: HoleRule, b: HoleRule): string[] | undefined {
  if (a.oneOf === undefined || b.oneOf === undefined) return undefined;
  const texts = [...new Set([...a.oneOf, ...b.oneOf])];
  const isType = bothSeen(a, b).every((kind) => categoryOf(kind) === 'type');
  const most = a.part !== undefined ? MANY_PARTS : isType ? MANY_TYPES : MANY;
  return texts.length <= most ? texts : undefined;
}

/** What a person said that it is not, unless the other rule shows that it is. */
function excludedTexts(a: HoleRule, b: HoleRule): string[] | undefined {
  const shown = [...(a.oneOf ?? []), ...(b.oneOf ?? [])];
  const texts = [...(a.noneOf ?? []), ...(b.noneOf ?? [])];
  return onceEach(texts.filter((text) => !shown.includes(text)));
}

/** The algebra of the fields: a field that is missing here does not compile. */
export const FIELDS = {
  name: { node: (a) => a.name, run: () => 'rest', row: () => 'rest' },
  seen: { node: bothSeen, run: bothSeen, row: (pieces) => pieces.flatMap(({ seen }) => seen) },
  strict: { node: asked('strict'), run: dropped, row: dropped },
  plain: { node: asked('plain'), run: dropped, row: dropped },
  operation: { node: asked('operation'), run: dropped, row: dropped },
  never: { node: excludedKinds, run: excludedKinds, row: excludedByAll },
  oneOf: { node: bothTexts, run: dropped, row: ofOnly('oneOf') },
  min: {
    node: dropped,
    run: (a, b) => Math.min(a.min ?? 0, b.min ?? 0),
    row: (pieces) => sum(pieces.map(({ min }) => min ?? 0)),
  },
  max: {
    node: dropped,
    run: (a, b) => finite(Math.max(a.max ?? Infinity, b.max ?? Infinity)),
    row: (pieces) => finite(sum(pieces.map(({ max }) => max ?? Infinity))),
  },
  noneOf: {
    node: excludedTexts,
    run: excludedTexts,
    row: ofOnly('noneOf'),
  },
  part: {
    node: (a, b) => (a.part === b.part ? a.part : 'any'),
    run: dropped,
    row: dropped,
  },
  not: {
    node: (a, b) => onceEach([...`${a.not ?? ''}${b.not ?? ''}`])?.join(''),
    run: dropped,
    row: dropped,
  },
  only: {
    node: (a, b) =>
      a.only === undefined || b.only === undefined
        ? undefined
        : [...new Set(a.only + b.only)].join(''),
    run: dropped,
    row: dropped,
  },
  reassigned: { node: agreed('reassigned'), run: agreed('reassigned'), row: ofLast('reassigned') },
  valued: { node: agreed('valued'), run: agreed('valued'), row: ofLast('valued') },
  lacks: { node: excluded('lacks'), run: excluded('lacks'), row: ofLast('lacks') },
  unused: {
    node: excluded('unused'),
    run: excluded('unused'),
    row: (pieces) => onceEach(pieces.flatMap(({ unused }) => unused ?? [])),
  },
  borrowed: { node: sameWay, run: dropped, row: dropped },
} satisfies { [K in keyof Required<HoleRule>]: Joined<HoleRule[K]> };
