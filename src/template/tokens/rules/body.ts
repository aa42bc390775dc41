import * as v from 'valibot';

/**
 * The white space before an element, written so that it fits any file: `\n` is a line break and `\t`
 * one level of indentation deeper than the line on which the template begins.
 */
const layout = v.pipe(v.string(), v.maxLength(400), v.regex(/^[\n\t\f\r ]*$/));
const holeNumber = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(200));
const code = v.pipe(v.string(), v.minLength(1), v.maxLength(20_000));

const literal = v.object({
  is: v.literal('literal'),
  text: code,
  kind: v.picklist(['word', 'number', 'string', 'regex', 'op']),
  /** A line break that ends a statement stands before it. */
  break: v.boolean(),
  layout,
});

const hole = v.object({ is: v.literal('hole'), hole: holeNumber, break: v.boolean(), layout });

/** A string that is made of fixed parts and holes; numbers are holes. */
const opened = v.object({
  is: v.literal('opened'),
  /** With prefix, such as `f"`. Matching takes any quotes, rewriting keeps those of the site. */
  open: v.pipe(v.string(), v.minLength(1), v.maxLength(8)),
  close: v.pipe(v.string(), v.minLength(1), v.maxLength(8)),
  parts: v.pipe(v.array(v.union([code, holeNumber])), v.maxLength(60)),
  break: v.boolean(),
  layout,
});

const element = v.variant('is', [literal, hole, opened]);

export const HOLE_SHAPES = ['part', 'name', 'operand', 'expression', 'sequence'] as const;

const holeRule = v.object({
  /**
   * What a hole stands for, from narrow to wide: a part of a string; a single
   * name; a name with its members and calls; an expression up to a comma or bracket; anything inside of a bracket.
   */
  shape: v.picklist(HOLE_SHAPES),
  /** A name from the first example, for people. */
  name: v.pipe(v.string(), v.maxLength(60)),
  /** If given, nothing else than one of these. */
  oneOf: v.optional(v.pipe(v.array(code), v.maxLength(64))),
  /** No short string that would choose another way of doing it may be among its later arguments. */
  withoutFlags: v.optional(v.boolean()),
  /** No argument of one of these names may be in it. */
  without: v.optional(v.pipe(v.array(code), v.maxLength(16))),
});

const elements = v.pipe(v.array(element), v.maxLength(600));

const bodySchema = v.object({
  version: v.literal(1),
  before: elements,
  after: elements,
  /** Rule of hole `n` at index `n - 1`. */
  holes: v.pipe(v.array(holeRule), v.maxLength(200)),
  /** The match must begin, or end, where a statement does. */
  beginsStatement: v.boolean(),
  endsStatement: v.boolean(),
  /** The text of the token that must follow, if any. */
  followedBy: v.optional(code),
  /** Shapes of what must stand glued to the end of a match (`shapeAfter`): one of these. */
  follows: v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(80))), v.maxLength(64))),
  /** White space follows the after-side. */
  spaceAfter: v.boolean(),
  /** What already has the form of the after-side is left alone. */
  skipsOwnResult: v.boolean(),
  /** One level of indentation in the example. */
  indent: v.pipe(v.string(), v.maxLength(16), v.regex(/^(?:\t+| *)$/)),
});

export type Hole = v.InferOutput<typeof hole>;
export type Opened = v.InferOutput<typeof opened>;
export type Element = v.InferOutput<typeof element>;
export type HoleRule = v.InferOutput<typeof holeRule>;
export type Body = v.InferOutput<typeof bodySchema>;

/** The body of a template that was read from outside. Throws a plain error when it is not one. */
export function parseBody(value: unknown): Body {
  const result = v.safeParse(bodySchema, value);
  if (!result.success) {
    throw new Error(`The code template is damaged: ${result.issues[0].message}`);
  }
  const body = result.output;
  for (const used of [...holesOf(body.before), ...holesOf(body.after)]) {
    if (used > body.holes.length) {
      throw new Error(`The code template is damaged: hole ${used} has no rule`);
    }
  }
  return body;
}

/** Numbers of the holes that occur in elements. */
export function holesOf(list: readonly Element[]): Set<number> {
  const numbers = new Set<number>();
  for (const item of list) {
    if (item.is === 'hole') numbers.add(item.hole);
    if (item.is === 'opened') {
      for (const part of item.parts) if (typeof part === 'number') numbers.add(part);
    }
  }
  return numbers;
}

/** What makes two elements of one template equal, layout aside. */
export function elementKey(item: Element): string {
  if (item.is === 'literal') return `L${item.text}`;
  if (item.is === 'hole') return `H${item.hole}`;
  return `O${JSON.stringify([item.open, item.parts])}`;
}
