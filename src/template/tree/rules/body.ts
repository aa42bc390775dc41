import * as v from 'valibot';
import { IMPORT_POSITIONS } from '../imports/places';
import type { HoleRule } from './HoleRule';
import { holesIn, isRest, type Pattern, type Rule } from './Pattern';
import { hasAdjoiningParts } from './ruleGates';

/** Bounds that no honest template reaches; a file on disk may hold anything. */
const MAX_NODES = 4_000;
const MAX_DEPTH = 120;
const MAX_RULES = 200;
const MAX_RUNS = 20;

/** From narrow to wide: the code as it stands, but for local names, as learned, all that is shared. */
const LEVEL_NAMES = ['exact', 'names', 'learned', 'wide'] as const;
export type LevelName = (typeof LEVEL_NAMES)[number];

const layout = v.pipe(v.string(), v.maxLength(400), v.regex(/^[\n\t\f\r ]*$/));
const kind = v.pipe(v.string(), v.minLength(1), v.maxLength(120));
const holeNumber = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(500));
const text = v.pipe(v.string(), v.maxLength(20_000));
const texts = v.pipe(v.array(v.pipe(v.string(), v.maxLength(2_000))), v.maxLength(200));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(100_000));

const atom = v.union([
  v.strictObject({ k: kind, t: text, g: layout }),
  v.strictObject({
    k: kind,
    p: v.pipe(v.array(v.union([v.pipe(text, v.minLength(1)), holeNumber])), v.maxLength(80)),
    g: layout,
  }),
  v.strictObject({ h: holeNumber, g: layout }),
  v.strictObject({ r: holeNumber, g: layout }),
]);

const holeRule = v.strictObject({
  name: v.pipe(v.string(), v.maxLength(60)),
  seen: v.pipe(v.array(v.pipe(v.string(), v.maxLength(120))), v.maxLength(200)),
  never: v.optional(texts),
  strict: v.optional(v.boolean()),
  plain: v.optional(v.boolean()),
  operation: v.optional(v.boolean()),
  oneOf: v.optional(texts),
  noneOf: v.optional(texts),
  unused: v.optional(texts),
  min: v.optional(count),
  max: v.optional(count),
  lacks: v.optional(texts),
  part: v.optional(v.picklist(['quote', 'word', 'any'])),
  not: v.optional(v.pipe(v.string(), v.maxLength(200))),
  only: v.optional(v.pipe(v.string(), v.maxLength(200))),
  reassigned: v.optional(v.boolean()),
  valued: v.optional(v.boolean()),
  borrowed: v.optional(
    v.strictObject({
      around: kind,
      down: v.pipe(v.array(v.strictObject({ kind, nth: count })), v.maxLength(20)),
    }),
  ),
} satisfies Record<keyof HoleRule, v.GenericSchema>);

const bond = v.strictObject({
  a: holeNumber,
  b: holeNumber,
  is: v.picklist(['same', 'within', 'apart']),
});

/** One thing that an import brings: see `Brought`. */
const brought = v.strictObject({
  module: v.pipe(v.string(), v.maxLength(500)),
  member: v.pipe(v.string(), v.maxLength(200)),
  name: v.pipe(v.string(), v.maxLength(200)),
  variant: v.pipe(v.string(), v.maxLength(40)),
});

/** Code that a file needs besides the rewritten places, added once. */
const companion = v.strictObject({
  /** The import to add, as one statement, in the language of the template. */
  text: v.pipe(v.string(), v.minLength(1), v.maxLength(2_000)),
  /** Kind of its node. */
  kind,
  /** It is there already when a file imports all of these. */
  names: v.pipe(texts, v.minLength(1)),
  /** Fixed words of an import that can be extended instead: those before the list of names. */
  extend: v.optional(v.pipe(v.string(), v.maxLength(500))),
  /** What it brings; absent where nothing is known but its text. */
  of: v.optional(brought),
  /** Path of the example, where the module is written relative to it. */
  from: v.optional(v.pipe(v.string(), v.maxLength(2_000))),
  /** Whether the example keeps sorts of imports apart by a blank line. */
  apart: v.optional(v.boolean()),
  /** Whether the example puts it behind names that come after it in the alphabet. */
  last: v.optional(v.boolean()),
  /** New code with one of these words needs the import, although it does not name what that brings. */
  for: v.optional(texts),
});

const bodyShape = v.strictObject({
  version: v.literal(1),
  level: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10)),
  /** From specific to general. */
  levels: v.pipe(
    v.array(
      v.strictObject({
        name: v.optional(v.picklist(LEVEL_NAMES)),
        rules: v.pipe(
          v.array(
            v.strictObject({
              before: v.array(v.unknown()),
              after: v.array(v.unknown()),
              holes: v.pipe(v.array(holeRule), v.maxLength(500)),
              support: count,
              places: v.optional(
                v.pipe(v.array(v.picklist(IMPORT_POSITIONS)), v.maxLength(IMPORT_POSITIONS.length)),
              ),
              owner: v.optional(text),
              marks: v.optional(texts),
              bonds: v.optional(v.pipe(v.array(bond), v.maxLength(200))),
              from: v.optional(text),
              needs: v.optional(texts),
              binds: v.optional(texts),
              origins: v.optional(v.record(v.pipe(v.string(), v.maxLength(200)), text)),
              dropped: v.optional(texts),
              verbatim: v.optional(v.boolean()),
              top: v.optional(v.boolean()),
            }),
          ),
          v.minLength(1),
          v.maxLength(MAX_RULES),
        ),
      }),
    ),
    v.minLength(1),
    v.maxLength(11),
  ),
  /** A person chose the level. */
  chosen: v.optional(v.boolean()),
  companions: v.pipe(v.array(companion), v.maxLength(40)),
  /** Imports that go where nothing uses them any more. */
  obsolete: v.optional(v.pipe(v.array(brought), v.maxLength(40))),
  /** Edits of the examples, to check a narrower template against: text before, and after. */
  examples: v.pipe(v.array(v.strictObject({ before: text, after: text })), v.maxLength(60)),
});

export type Companion = v.InferOutput<typeof companion>;
export interface Body {
  version: 1;
  level: number;
  levels: { name?: LevelName; rules: Rule[] }[];
  chosen?: boolean;
  companions: Companion[];
  obsolete?: v.InferOutput<typeof brought>[];
  examples: { before: string; after: string }[];
}

/** The body of a template that was read from outside. Throws a plain error when it is not one. */
export function parseBody(value: unknown): Body {
  const result = v.safeParse(bodyShape, value);
  if (!result.success) throw damaged(result.issues[0].message);
  const { levels, level } = result.output;
  if (level >= levels.length) throw damaged('there is no such level');
  const size = { nodes: 0 };
  return {
    ...result.output,
    levels: levels.map(({ rules, ...level }) => ({
      ...level,
      rules: rules.map((rule) => parseRule(rule, size)),
    })),
  };
}

function parseRule(
  raw: Omit<Rule, 'before' | 'after'> & { before: unknown[]; after: unknown[] },
  size: { nodes: number },
): Rule {
  const side = (list: unknown[]) => list.map((each) => parsePattern(each, 0, size));
  const rule: Rule = { ...raw, before: side(raw.before), after: side(raw.after) };
  for (const hole of holesIn([...rule.before, ...rule.after])) {
    if (hole > rule.holes.length) throw damaged(`hole ${hole} has no rule`);
  }
  if (hasAdjoiningParts([...rule.before, ...rule.after])) {
    throw damaged('two parts of a text have nothing between them');
  }
  return rule;
}

function parsePattern(value: unknown, depth: number, size: { nodes: number }): Pattern {
  if (++size.nodes > MAX_NODES * 20 || depth > MAX_DEPTH) throw damaged('it is too large');
  if (typeof value === 'object' && value !== null && 'c' in value) {
    const { k, c, ...others } = value as { k: unknown; c: unknown };
    if (
      Object.keys(others).length > 0 ||
      !v.is(kind, k) ||
      !Array.isArray(c) ||
      c.length > MAX_NODES
    ) {
      throw damaged('a node is not one');
    }
    const children = c.map((child) => parsePattern(child, depth + 1, size));
    if (children.filter(isRest).length > MAX_RUNS)
      throw damaged('it has too many runs in one list');
    return { k, c: children };
  }
  const result = v.safeParse(atom, value);
  if (!result.success) throw damaged(result.issues[0].message);
  return result.output;
}

const damaged = (why: string) => new Error(`The code template is damaged: ${why}`);

export const rulesOf = (body: Body): Rule[] => body.levels[body.level]!.rules;
