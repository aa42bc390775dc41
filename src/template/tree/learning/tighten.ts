import { type Body, rulesOf } from '../rules/body';
import type { FlatTree } from '../syntax/FlatTree';
import type { Kinds } from '../syntax/Kinds';
import { compileRule } from '../sites/compileRule';
import type { Match } from '../sites/match';
import type { HoleRule, Rule } from '../rules/Pattern';
import { TreeIndex } from '../syntax/TreeIndex';
import type { TextRange } from '../../shared/TextRange';
import { spelledMatches } from '../sites/matchesIn';

/**
 * A body that does not match at a place: the offending rule with a narrower hole, else a more
 * specific level. All that the body matched in its own examples, it still matches.
 */
export async function tightened(
  body: Body,
  index: TreeIndex,
  negative: TextRange,
  parse: (text: string) => Promise<FlatTree | undefined>,
  kinds: Kinds,
): Promise<Body | undefined> {
  const rules = rulesOf(body);
  const fires = (rule: Rule) => matchOver(rule, index, negative, kinds);
  const offending = rules.filter((rule) => fires(rule) !== undefined);
  if (offending.length === 0) return body;
  const shown: TreeIndex[] = [];
  for (const { before } of body.examples) {
    const tree = await parse(before);
    if (tree !== undefined) shown.push(new TreeIndex(tree));
  }
  const next = rules.flatMap((rule): Rule[] => {
    const match = fires(rule);
    if (match === undefined) return [rule];
    return [...narrowed(rule, match, index.tree, shown, kinds)]
      .filter((each) => fires(each) === undefined)
      .slice(0, 1);
  });
  const covered = (list: readonly Rule[]) =>
    shown.filter((each) => list.some((rule) => matchesAny(rule, each, kinds))).length;
  if (next.length > 0 && covered(next) === covered(rules)) {
    const levels = body.levels.map((level, at) =>
      at === body.level ? { ...level, rules: next } : level,
    );
    return { ...body, levels };
  }
  for (let level = body.level - 1; level >= 0; level--) {
    const narrower = { ...body, level };
    if (rulesOf(narrower).every((rule) => fires(rule) === undefined)) return narrower;
  }
  return undefined;
}

function* narrowed(
  rule: Rule,
  match: Match,
  tree: FlatTree,
  shown: readonly TreeIndex[],
  kinds: Kinds,
): Generator<Rule> {
  const change = (at: number, to: (hole: HoleRule) => HoleRule): Rule => ({
    ...rule,
    holes: rule.holes.map((hole, index) => (index === at ? to(hole) : hole)),
  });
  for (const at of rule.holes.keys()) {
    if (rule.holes[at]!.part === undefined) yield change(at, (hole) => ({ ...hole, strict: true }));
  }
  for (const at of rule.holes.keys()) {
    const bad = match.holes.get(at + 1);
    if (bad === undefined || rule.holes[at]!.part === 'quote') continue;
    const texts = textsIn(rule, at, shown, kinds);
    if (texts.size > 0 && !texts.has(bad.text)) {
      yield change(at, (hole) => ({
        ...hole,
        noneOf: [...(hole.noneOf ?? []), tree.text.slice(bad.start, bad.end)],
      }));
    }
  }
}

function textsIn(rule: Rule, at: number, shown: readonly TreeIndex[], kinds: Kinds): Set<string> {
  const texts = new Set<string>();
  for (const index of shown) {
    for (const match of matches(rule, index, kinds)) {
      const hole = match.holes.get(at + 1);
      if (hole !== undefined) texts.add(hole.text);
    }
  }
  return texts;
}

const matchesAny = (rule: Rule, index: TreeIndex, kinds: Kinds) =>
  matches(rule, index, kinds).length > 0;

function matches(rule: Rule, index: TreeIndex, kinds: Kinds): Match[] {
  return spelledMatches(rule, compileRule(rule, kinds), index).map(({ match }) => match);
}

function matchOver(
  rule: Rule,
  index: TreeIndex,
  place: TextRange,
  kinds: Kinds,
): Match | undefined {
  return matches(rule, index, kinds).find(
    ({ start, end }) => start < Math.max(place.end, place.start + 1) && end > place.start,
  );
}
