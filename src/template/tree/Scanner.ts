import type { Site } from '../../core/ports';
import { replacementsFor, topText } from './emit';
import type { FlatTree } from './FlatTree';
import { compileRule, type CompiledRule } from './compileRule';
import { Budget, type Match, matchAt } from './match';
import type { Kinds } from './Kinds';
import { holesIn, type Rule } from './Pattern';
import { requiredTexts } from './prefilter';
import { compiledFor } from './spellings';
import { topOffset } from './topInsertion';
import type { TreeIndex } from './TreeIndex';

export interface Found {
  rule: CompiledRule;
  match: Match;
}

/** The rules of one template, ready to be looked for. */
export class Scanner {
  private readonly rules: CompiledRule[];
  private readonly required: string[][];

  constructor(rules: readonly Rule[], kinds: Kinds) {
    this.rules = rules.map((rule) => compileRule(rule, kinds));
    this.required = rules.map(requiredTexts);
  }

  /** Whether a text could hold a site: no parsing yet. */
  mayMatch(text: string): boolean {
    return this.required.some((texts) => texts.some((each) => text.includes(each)));
  }

  /** Places in the order of the text; where several rules fit one place, the first of them counts. */
  find(index: TreeIndex, budget = new Budget()): Found[] {
    const { tree } = index;
    const found = new Map<number, Found>();
    for (const [at, rule] of this.rules.entries()) {
      if (rule.rule.top) {
        const match = matchAtTop(rule.rule, tree);
        if (match !== undefined) found.set(-1, { rule, match });
        continue;
      }
      if (!this.required[at]!.some((text) => tree.text.includes(text))) continue;
      if (rule.rule.needs?.every((name) => hasWord(tree.text, name)) === false) continue;
      for (const spelled of compiledFor(rule.rule, rule, tree)) {
        for (const node of index.nodesOf(spelled.rootKind)) {
          if (found.has(node)) continue;
          const match = matchAt(spelled, tree, node, budget);
          if (match !== undefined && changes(spelled, match, tree))
            found.set(node, { rule: spelled, match });
        }
      }
    }
    return [...found.values()].sort(
      (a, b) => a.match.start - b.match.start || b.match.end - a.match.end,
    );
  }

  /** The match at exactly these offsets. */
  at(index: TreeIndex, start: number, end: number): Found | undefined {
    return this.find(index).find(({ match }) => match.start === start && match.end === end);
  }
}

/** The empty place at the top of a file where something is missing. */
function matchAtTop(rule: Rule, tree: FlatTree): Match | undefined {
  const offset = topOffset(rule, topText(rule), tree);
  if (offset === undefined) return undefined;
  return { nodes: [], start: offset, end: offset, holes: new Map(), spans: [] };
}

/** Whether something would be changed, and no comment lost. */
function changes(rule: CompiledRule, match: Match, tree: FlatTree): boolean {
  const replacements = replacementsFor(rule.rule, match, tree);
  return replacements !== undefined && replacements.length > 0;
}

export function siteOf(path: string, tree: FlatTree, { rule, match }: Found): Site {
  const holes: Record<string, string> = {};
  for (const number of holesIn(rule.rule.before)) {
    const hole = match.holes.get(number);
    if (hole !== undefined && rule.rule.holes[number - 1]?.part !== 'quote')
      holes[number] = hole.text;
  }
  let line = 0;
  for (
    let at = tree.text.indexOf('\n');
    at >= 0 && at < match.start;
    at = tree.text.indexOf('\n', at + 1)
  )
    line++;
  return {
    path,
    start: match.start,
    end: match.end,
    line,
    text: tree.text.slice(match.start, match.end),
    holes,
  };
}

/** Whether a name occurs in a text as a word. */
function hasWord(text: string, name: string): boolean {
  const isPart = (char: string) => /[\p{L}\p{N}_$]/u.test(char);
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    if (!isPart(text.charAt(at - 1)) && !isPart(text.charAt(at + name.length))) return true;
  }
  return false;
}
