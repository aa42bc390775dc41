import type { Site } from '../../../core/ports';
import { apartFrom } from './apartFrom';
import { boundNames } from '../imports/origins';
import { newNames } from './ruleNames';
import { isHidden } from '../../shared/hiddenPlaces';
import { isAskable } from '../rules/askable';
import { replacementsFor, topText } from './emit';
import { isCall } from '../languages/kinds';
import { isWritten } from '../languages/written';
import { codeText, type FlatTree, isLeaf, isWithin, lineAt, textOf } from '../syntax/FlatTree';
import { compileRule, type CompiledRule } from './compileRule';
import { Budget, type Match, matchAt } from './match';
import { losesUsedName } from './lostNames';
import type { TemplateImports } from './Imports';
import { freeNames, hasWord } from '../rules/freeNames';
import { functionAround, isInScope } from '../languages/names';
import type { Kinds } from '../syntax/Kinds';
import { holesIn, isInner, type Rule } from '../rules/Pattern';
import { mayFit, type Prefilter, prefilterOf } from './prefilter';
import { placeWords } from './placeWords';
import { compiledFor } from './spellings';
import { topOffset } from './topOfFile';
import type { TreeIndex } from '../syntax/TreeIndex';

const NONE: ReadonlySet<string> = new Set();

/** More names than this are nothing to fill in, but another piece of code. */
const MAX_INPUTS = 3;

export interface Found {
  /** As the file spells it. */
  rule: CompiledRule;
  /** As it was learned. */
  learned: Rule;
  match: Match;
  /** Names that the after-side needs and that the file does not have; none without any. */
  inputs?: string[];
}

interface SearchedRule extends CompiledRule {
  prefilter: Prefilter;
  /** What a person can fill in where a file does not have it: names, and how a file writes them. */
  inputs: ReadonlyMap<string, string>;
  /** Names that a file must have: nobody could fill them in. */
  needs: string[];
}

/** The rules of one template, ready to be looked for. */
export class Scanner {
  private readonly rules: SearchedRule[];

  /**
   * @param imports what the template’s imports bring along to each file
   * @param hidden keys of places that are never offered
   */
  constructor(
    rules: readonly Rule[],
    kinds: Kinds,
    private readonly imports: TemplateImports,
    private readonly hidden: ReadonlySet<string> = NONE,
  ) {
    this.rules = rules.map((rule) => {
      const needs = (rule.needs ?? []).filter((name) => !imports.names.has(name));
      const free = needs.length > 0 && isAskable(rule) ? freeNames(rule.after) : [];
      const inputs = new Map(
        free.filter(({ leaf }) => needs.includes(leaf.t)).map(({ leaf, word }) => [leaf.t, word]),
      );
      return {
        ...compileRule(rule, kinds),
        prefilter: prefilterOf(rule),
        inputs,
        needs: needs.filter((name) => !inputs.has(name)),
      };
    });
  }

  /** Whether a text could hold a site: no parsing yet. */
  mayMatch(text: string): boolean {
    return this.rules.some(({ prefilter }) => mayFit(prefilter, text));
  }

  /**
   * Places in the order of the text; where several rules fit one place, the first of them counts. A
   * rule whose names the file lacks counts only where no other one fits.
   */
  find(index: TreeIndex, budget = new Budget()): Found[] {
    const free = this.findAll(index, budget).filter(
      (found) =>
        this.takenBy(found, index).length === 0 &&
        !this.isHidden(found, index) &&
        this.knowsNames(found, index),
    );
    return keepingNames(free, index.tree);
  }

  /** Whether a rule fits at a place where a person said that it must not. */
  isHiddenAt(index: TreeIndex, isThere: (found: Found) => boolean): boolean {
    const all = this.hidden.size === 0 ? [] : this.findAll(index, new Budget());
    return all.some((found) => isThere(found) && this.isHidden(found, index));
  }

  private isHidden({ match: { start, end } }: Found, { tree }: TreeIndex): boolean {
    return this.hidden.size > 0 && isHidden(this.hidden, placeWords(tree, start, end));
  }

  /** Says that a name of the new code means something else at a place where a rule fits. */
  takenAt(index: TreeIndex, isThere: (found: Found) => boolean): string | undefined {
    const [taken] = this.findAll(index, new Budget())
      .filter(isThere)
      .flatMap((found) => this.takenBy(found, index));
    return (
      taken &&
      `“${taken.name}” is something else here: the new code needs it from “${taken.module}”.`
    );
  }

  private takenBy({ rule, match }: Found, target: TreeIndex) {
    return this.imports.taken(rule.rule, match.start, target);
  }

  /**
   * Whether a file has the names that a rule in its spelling still writes, or gets them: where `f` comes
   * from `m`, nothing says that it knows the `m` of `m.f(a)` → `m.g(a)`.
   */
  private knowsNames({ rule: { rule }, learned }: Found, { tree }: TreeIndex): boolean {
    if (rule === learned || learned.origins === undefined) return true;
    const own = newNames(learned);
    const added = [...newNames(rule)].filter((name) => !own.has(name));
    return added.every((name) => this.imports.names.has(name) || boundNames(tree).has(name));
  }

  private findAll(index: TreeIndex, budget: Budget): Found[] {
    const { tree } = index;
    const code = codeText(tree);
    const found = new Map<number, Found>();
    const lacking: { rule: CompiledRule; inputs: string[] }[] = [];
    for (const rule of this.rules) {
      if (rule.rule.top) {
        const match = matchAtTop(rule.rule, tree);
        if (match !== undefined) found.set(-1, { rule, learned: rule.rule, match });
        continue;
      }
      if (this.rules.length > 1 && !mayFit(rule.prefilter, tree.text)) continue;
      if (!rule.needs.every((name) => hasWord(code, name))) continue;
      const inputs = inputsIn(rule, code);
      if (inputs.length > MAX_INPUTS) continue;
      if (inputs.length > 0) lacking.push({ rule, inputs });
      else findRule(rule, index, budget, found);
    }
    const ready = [...found.values()].sort(byPlace);
    const toFillIn = new Map<number, Found>();
    for (const { rule, inputs } of lacking) findRule(rule, index, budget, toFillIn, inputs);
    if (toFillIn.size === 0) return ready;
    return [...ready, ...apartFrom(ready, [...toFillIn.values()])].sort(byPlace);
  }

  /** Names that rules need and that a text does not have. */
  missingIn(text: string): string[] {
    const missing = this.rules.flatMap((rule) => [
      ...rule.needs.filter((name) => !hasWord(text, name)),
      ...inputsIn(rule, text),
    ]);
    return [...new Set(missing)];
  }

  /** The match at exactly these offsets. */
  at(index: TreeIndex, start: number, end: number): Found | undefined {
    return this.find(index).find(({ match }) => match.start === start && match.end === end);
  }
}

/** The places that leave no name unbound, when none but these are changed. */
function keepingNames(all: readonly Found[], tree: FlatTree): Found[] {
  const kept = all.filter((found) => !losesUsedName(found, tree, all));
  return kept.length === all.length ? kept : keepingNames(kept, tree);
}

const inputsIn = ({ inputs }: SearchedRule, text: string): string[] =>
  [...inputs].flatMap(([name, word]) => (hasWord(text, word) ? [] : [name]));

/** Adds the matches of a rule, however the file spells what it imports, where nothing is yet. */
function findRule(
  rule: CompiledRule,
  index: TreeIndex,
  budget: Budget,
  found: Map<number, Found>,
  inputs?: string[],
): void {
  const { tree } = index;
  for (const spelled of compiledFor(rule.rule, rule, tree)) {
    for (const node of index.nodesOf(spelled.rootKind)) {
      if (found.has(node)) continue;
      const match = matchAt(spelled, tree, node, budget);
      if (match !== undefined && changes(spelled, match, tree))
        found.set(node, { rule: spelled, learned: rule.rule, match, ...(inputs && { inputs }) });
    }
  }
}

const byPlace = ({ match: a }: Found, { match: b }: Found) => a.start - b.start || b.end - a.end;

/** The empty place at the top of a file where something is missing. */
function matchAtTop(rule: Rule, tree: FlatTree): Match | undefined {
  const offset = topOffset(rule, topText(rule), tree);
  if (offset === undefined) return undefined;
  return { nodes: [], start: offset, end: offset, holes: new Map(), spans: [] };
}

/** Whether the function around a match has a name already that the after-side declares. */
function hidesName({ binds }: Rule, { nodes }: Match, tree: FlatTree): boolean {
  const [first] = nodes;
  if (binds === undefined || first === undefined) return false;
  const scope = functionAround(tree, first);
  for (let node = scope; node < scope + tree.size[scope]!; node++) {
    if (nodes.some((root) => isWithin(tree, node, root))) continue;
    if (isLeaf(tree, node) && binds.includes(textOf(tree, node))) return true;
  }
  return false;
}

/**
 * Whether something would be changed, no comment is lost, nothing is assigned to a call, no name is
 * declared that is there already, and each name that is needed can be meant.
 */
function changes(rule: CompiledRule, match: Match, tree: FlatTree): boolean {
  if (hidesName(rule.rule, match, tree)) return false;
  if (isWritten(tree, match.nodes[0]!) && makesCall(rule.rule)) return false;
  if (!(rule.rule.needs ?? []).every((name) => isInScope(tree, match.nodes[0]!, name)))
    return false;
  const replacements = replacementsFor(rule.rule, match, tree);
  return replacements !== undefined && replacements.length > 0;
}

/** Whether a call comes where none was: nothing can be assigned to it. */
function makesCall({ before, after }: Rule): boolean {
  const [[old], [made]] = [before, after];
  const isMade = made !== undefined && isInner(made) && isCall(made.k);
  return isMade && !(old !== undefined && isInner(old) && isCall(old.k));
}

export function siteOf(path: string, tree: FlatTree, { rule, match, inputs }: Found): Site {
  const holes: Record<string, string> = {};
  for (const number of holesIn(rule.rule.before)) {
    const hole = match.holes.get(number);
    if (hole !== undefined && rule.rule.holes[number - 1]?.part !== 'quote')
      holes[number] = hole.text;
  }
  return {
    path,
    start: match.start,
    end: match.end,
    line: lineAt(tree, match.start),
    text: tree.text.slice(match.start, match.end),
    holes,
    ...(inputs && { inputs }),
  };
}
