import type { TextRange } from '../../Templates';
import { type Body, rulesOf } from '../rules/body';
import { surroundingsFor } from '../editing/exampleTrial';
import type { FlatTree } from '../syntax/FlatTree';
import type { Kinds } from '../syntax/Kinds';
import { compileRule } from '../sites/compileRule';
import type { Match } from '../sites/match';
import { narrowings } from './narrowings';
import type { Rule } from '../rules/Pattern';
import { TreeIndex } from '../syntax/TreeIndex';
import { spelledMatches } from '../sites/matchesIn';

type Parse = (text: string) => Promise<FlatTree | undefined>;

/** A place in a tree. Offsets are UTF-16 units. */
interface Stretch {
  index: TreeIndex;
  start: number;
  end: number;
}

/**
 * A body that does not match at a place: each offending rule narrower, else a more specific level. Every
 * example that a rule matched, it still matches; `undefined` where that cannot be.
 */
export async function tightened(
  body: Body,
  index: TreeIndex,
  { start, end }: TextRange,
  parse: Parse,
  kinds: Kinds,
): Promise<Body | undefined> {
  const rules = rulesOf(body);
  const place = { index, start, end: Math.max(end, start + 1) };
  const fires = (rule: Rule) => matchesOf(rule, place, kinds).length > 0;
  if (!rules.some(fires)) return body;
  const shown = await readExamples(body, index.tree.grammar, parse);
  const next = rules.map((rule) => (fires(rule) ? narrowed(rule, place, shown, kinds) : rule));
  if (!next.every((rule) => rule !== undefined)) return undefined;
  const levels = body.levels.map((level, at) =>
    at === body.level ? { ...level, rules: next } : level,
  );
  return { ...body, levels };
}

/** The examples of a body, each where it can be read: a piece of code may be none by itself. */
async function readExamples(body: Body, grammar: string, parse: Parse): Promise<Stretch[]> {
  const shown: Stretch[] = [];
  for (const { before } of body.examples) {
    const around = await surroundingsFor(rulesOf(body), before, { grammar, parse });
    const tree = around && (await parse(around.prefix + before + around.suffix));
    if (!tree) continue;
    const start = around.prefix.length;
    shown.push({ index: new TreeIndex(tree), start, end: start + before.length });
  }
  return shown;
}

/** The first narrower form of a rule that does not match at a place, and matches all that it did. */
function narrowed(
  rule: Rule,
  place: Stretch,
  examples: readonly Stretch[],
  kinds: Kinds,
): Rule | undefined {
  const [match] = matchesOf(rule, place, kinds);
  const own = examples.filter((each) => matchesOf(rule, each, kinds).length > 0);
  const shown = own.flatMap((each) =>
    matchesOf(rule, each, kinds).map((one) => ({ tree: each.index.tree, match: one })),
  );
  const bad = { tree: place.index.tree, match: match! };
  const code = examples.map(({ index }) => index.tree.text).join('\n');
  for (const each of narrowings(rule, bad, shown, code)) {
    if (matchesOf(each, place, kinds).length > 0) continue;
    if (own.every((example) => matchesOf(each, example, kinds).length > 0)) return each;
  }
  return undefined;
}

/** Matches of a rule that meet a place, however its file spells what it imports. */
function matchesOf(rule: Rule, { index, start, end }: Stretch, kinds: Kinds): Match[] {
  return spelledMatches(rule, compileRule(rule, kinds), index)
    .map(({ match }) => match)
    .filter((match) => match.start < end && match.end > start);
}
