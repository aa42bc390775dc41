import { bare } from '../../shared/layout';
import type { TemplateForm } from '../../../core/templateEditing';
import { replacementsFor } from '../sites/emit';
import type { FlatTree } from '../syntax/FlatTree';
import { compileRule } from '../sites/compileRule';
import { Budget, matchAt, type Match } from '../sites/match';
import type { Rule } from '../rules/Pattern';
import { TreeIndex } from '../syntax/TreeIndex';
import { matchesIn } from '../sites/matchesIn';
import { replaced } from '../syntax/Replacement';
import type { Reading } from './Reading';
import { wrappersOf } from './wrappers';

/** What rules do with the before-side of an example. */
export interface Outcome {
  /** Index of the rule that fits. */
  rule: number;
  /** What it turns the example into. */
  result: string;
  /** It fits its own result as a whole, or somewhere in it. */
  firesAgain: 'as a whole' | 'inside' | 'no';
}

type Parsing = Pick<Reading, 'grammar' | 'parse'>;

/** The surroundings in which a piece of code can be read so that one of these rules fits it. */
export async function surroundingsFor(
  rules: readonly Rule[],
  code: string,
  parsing: Parsing,
): Promise<{ prefix: string; suffix: string } | undefined> {
  for (const around of wrappersOf(parsing.grammar)) {
    if ((await matched(rules, code, around, parsing)) !== undefined) return around;
  }
  return undefined;
}

/** What the first of the rules that fits makes of a piece of code; `undefined` where none fits. */
export async function outcomeOf(
  rules: readonly Rule[],
  code: string,
  around: { prefix: string; suffix: string },
  parsing: Parsing,
): Promise<Outcome | undefined> {
  const found = await matched(rules, code, around, parsing);
  if (!found) return undefined;
  const { rule, match, tree } = found;
  const replacements = replacementsFor(rules[rule]!, match, tree);
  if (replacements === undefined) return undefined;
  const text = replaced(tree, 0, tree.text.length, replacements);
  const end = text.length - (tree.text.length - match.end);
  return {
    rule,
    result: text.slice(around.prefix.length, text.length - around.suffix.length),
    firesAgain: await firesAgain(rules[rule]!, text, match.start, end, parsing),
  };
}

async function matched(
  rules: readonly Rule[],
  code: string,
  { prefix, suffix }: { prefix: string; suffix: string },
  { parse }: Parsing,
): Promise<{ rule: number; match: Match; tree: FlatTree } | undefined> {
  const tree = await parse(prefix + code + suffix);
  if (tree === undefined) return undefined;
  const index = new TreeIndex(tree);
  const end = prefix.length + code.length;
  for (const [at, rule] of rules.entries()) {
    const match = matchesIn(compileRule(rule, tree.kinds), index).find(
      (each) => each.start >= prefix.length && each.end <= end,
    );
    if (match) return { rule: at, match, tree };
  }
  return undefined;
}

async function firesAgain(
  rule: Rule,
  text: string,
  start: number,
  end: number,
  { parse }: Parsing,
): Promise<Outcome['firesAgain']> {
  const tree = await parse(text);
  if (tree === undefined) return 'no';
  const compiled = compileRule(rule, tree.kinds);
  let inside = false;
  for (let node = 0; node < tree.count; node++) {
    if (tree.start[node]! < start || tree.end[node]! > end) continue;
    if (matchAt(compiled, tree, node, new Budget(100_000)) === undefined) continue;
    if (tree.start[node] === start) return 'as a whole';
    inside = true;
  }
  return inside ? 'inside' : 'no';
}

/** Whether a result is what an example shows, white space aside. */
export const isSameCode = (result: string, { after }: TemplateForm): boolean =>
  bare(result) === bare(after);
