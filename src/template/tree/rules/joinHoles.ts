import { FIELDS, type HoleRule } from './HoleRule';

/**
 * What a hole may stand for that comes from two, each of a node or of a part of a text. `undefined`
 * when a part of a text meets a node.
 */
export function joinHoles(a: HoleRule, b: HoleRule): HoleRule | undefined {
  if ((a.part === undefined) !== (b.part === undefined)) return undefined;
  return fieldByField((field) => FIELDS[field].node(a, b));
}

/** What a run may be that comes from two. */
export const joinRuns = (a: HoleRule, b: HoleRule): HoleRule =>
  fieldByField((field) => FIELDS[field].run(a, b));

/** What a run may be that has these pieces in a row: runs, and nodes with `min` and `max` 1. */
export const runOf = (pieces: readonly HoleRule[]): HoleRule =>
  fieldByField((field) => FIELDS[field].row(pieces));

function fieldByField(valueOf: (field: keyof HoleRule) => unknown): HoleRule {
  const fields = Object.keys(FIELDS) as (keyof HoleRule)[];
  const values = fields.map((field) => [field, valueOf(field)] as const);
  return Object.fromEntries(
    values.filter(([, value]) => value !== undefined),
  ) as unknown as HoleRule;
}
