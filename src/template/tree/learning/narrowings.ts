import { categoryOf } from '../languages/kinds';
import { type FlatTree, isLeaf, isPlainName, kindOf, textOf } from '../syntax/FlatTree';
import type { Bound, Match } from '../sites/match';
import type { HoleRule } from '../rules/HoleRule';
import type { Rule } from '../rules/Pattern';

/** A match in a text. */
export interface Matched {
  tree: FlatTree;
  match: Match;
}

/** What a hole stands for in a match. */
interface Filled {
  tree: FlatTree;
  bound: Bound;
}

/** More texts than this are no closed set of values. */
const MAX_VALUES = 12;
/** A hole tells what it may be only where it was shown as so many different things. */
const MIN_SHOWN = 2;

/** A kind of each sort of literal, since a list of numbers may as well be one of texts. */
const LITERALS = ['string', 'number', 'true'];

const WORDS = /[\p{L}_$][\p{L}\p{N}_$]*/gu;

/**
 * Narrower forms of a rule, of which some do not match at a place where it must not. Those come first
 * that say most about what the examples have in common: which kinds of code, which values, then what it
 * is not about. A name that the examples have too tells nothing.
 * @param bad the match that must not be
 * @param shown matches of the rule in its examples
 * @param examples all code that was shown
 */
export function* narrowings(
  rule: Rule,
  bad: Matched,
  shown: readonly Matched[],
  examples: string,
): Generator<Rule> {
  yield { ...rule, holes: rule.holes.map((hole, at) => asShown(hole, filled(at, shown))) };
  const offending = rule.holes.flatMap((hole, at) => {
    const [own] = filled(at, [bad]);
    const others = filled(at, shown);
    const isNew = own && others.length > 0 && !textsOf(others).has(own.bound.text);
    return isNew && hole.part !== 'quote' ? [{ hole, at, own, others }] : [];
  });
  for (const { hole, at, own, others } of offending) {
    if ([own, ...others].every((each) => isValue(hole, each))) yield* closed(rule, at, others);
  }
  for (const { hole, at, own } of offending) {
    const kind = kindOfCode(own);
    if (kind === undefined || hole.seen.some((each) => sortOf(each) === sortOf(kind))) continue;
    yield changed(rule, at, { never: [...(hole.never ?? []), kind] });
  }
  const known = new Set(examples.match(WORDS));
  for (const { hole, at, own } of offending) {
    if (known.has(own.bound.text)) continue;
    const text = own.tree.text.slice(own.bound.start, own.bound.end);
    yield changed(rule, at, { noneOf: [...(hole.noneOf ?? []), text] });
  }
}

const filled = (hole: number, matches: readonly Matched[]): Filled[] =>
  matches.flatMap(({ tree, match }) => {
    const bound = match.holes.get(hole + 1);
    return bound ? [{ tree, bound }] : [];
  });

const textsOf = (all: readonly Filled[]) => new Set(all.map(({ bound }) => bound.text));

const changed = (rule: Rule, at: number, more: Partial<HoleRule>): Rule => ({
  ...rule,
  holes: rule.holes.map((hole, index) => (index === at ? { ...hole, ...more } : hole)),
});

const isLiteral = (kind: string) => ['string', 'number', 'constant'].includes(categoryOf(kind));

const sortOf = (kind: string) => (isLiteral(kind) ? 'literal' : categoryOf(kind));

/** Only such code as it stood for in the examples, and neither more nor less of it. */
function asShown(hole: HoleRule, shown: readonly Filled[]): HoleRule {
  if (hole.part !== undefined || textsOf(shown).size < MIN_SHOWN) return hole;
  const kinds = shown.flatMap(({ tree, bound }) => bound.nodes.map((node) => kindOf(tree, node)));
  const seen = kinds.every(isLiteral) ? [...new Set([...hole.seen, ...LITERALS])] : hole.seen;
  if (hole.min === undefined) return { ...hole, seen, strict: true };
  const lengths = shown.map(({ bound }) => bound.nodes.length);
  const min = Math.max(hole.min, Math.min(...lengths));
  const max = Math.min(hole.max ?? Infinity, Math.max(...lengths));
  return { ...hole, seen, strict: true, min, max };
}

/** The rule with one of the values that were shown, where that is a set of some. */
function* closed(rule: Rule, at: number, shown: readonly Filled[]): Generator<Rule> {
  const texts = textsOf(shown);
  if (texts.size < MIN_SHOWN || texts.size > MAX_VALUES) return;
  yield changed(rule, at, { oneOf: [...new Set([...texts].flatMap(inEitherQuotes))] });
}

/** A text with the other marks around its strings too, where that makes no difference. */
function inEitherQuotes(text: string): string[] {
  if (/[\\$#`]/.test(text) || (text.includes('"') && text.includes("'"))) return [text];
  return [text, text.replaceAll(/["']/g, (mark) => (mark === '"' ? "'" : '"'))];
}

/** Whether a hole stands for values alone, such as `("a", 1)`, and not for code that gives one. */
function isValue({ part }: HoleRule, { tree, bound: { nodes } }: Filled): boolean {
  return part !== undefined || (nodes.length > 0 && nodes.every((node) => isFixed(tree, node)));
}

/** Whether all words in a node are of literals; a text may have code in it. */
function isFixed(tree: FlatTree, root: number): boolean {
  for (let node = root; node < root + tree.size[root]!; node++) {
    const kind = kindOf(tree, node);
    if (!isLeaf(tree, node) || isLiteral(kind) || /escape|symbol/.test(kind)) continue;
    if (/[\p{L}\p{N}]/u.test(textOf(tree, node))) return false;
  }
  return true;
}

/** The kind of code that a hole stands for; none of several nodes, of a name or of a literal. */
function kindOfCode({ tree, bound: { nodes } }: Filled): string | undefined {
  const [node, ...others] = nodes;
  if (node === undefined || others.length > 0 || isPlainName(tree, node)) return undefined;
  const kind = kindOf(tree, node);
  return isLiteral(kind) || kind === 'variable_name' ? undefined : kind;
}
