import { indentationAt, portableLayout } from '../../shared/layout';
import { categoryOf, isTypeKind } from '../languages/kinds';
import {
  COMMENT,
  type FlatTree,
  has,
  indentUnit,
  isLeaf,
  kindOf,
  NAMED,
  textOf,
} from '../syntax/FlatTree';
import { type Breadth, HoleChoice } from './HoleChoice';
import { isKeyed, ownerOf } from '../languages/keyed';
import { isQuoteMark } from '../syntax/Kinds';
import { namesIn } from './changes';
import { ListRuns } from './ListRuns';
import { neededNames } from './neededNames';
import { bindersOf, type Names } from '../languages/names';
import type { OpenedPart } from './cutTexts';
import { type Opening, openTexts } from './openTexts';
import type { HoleRule } from '../rules/HoleRule';
import { atomsOf, isInner, isLiteral, type Pattern, type Rule } from '../rules/Pattern';
import { type Region, RegionCode } from './RegionCode';
import { routeTo } from '../languages/routes';
import { changedWords, marksNeeded, scopesOf, wordsUsed } from '../languages/scopes';
import type { Versions } from './treeDiff';

/**
 * The rule that an example tells, more or less general.
 * @param comments `kept` where a site has them, or `written` as the example has them on its after-side
 */
export function abstractRegion(
  versions: Versions,
  names: Names,
  region: Region,
  breadth: Breadth,
  comments: 'kept' | 'written' = 'kept',
): Rule {
  const code = new RegionCode(versions, region);
  const abstracted = (apart: ReadonlySet<string>) =>
    new Abstraction(code, new HoleChoice(code, names, breadth, apart), comments).rule();
  const rule = abstracted(NONE);
  const apart = hiddenNames(rule, versions, names, region);
  return apart.size === 0 ? rule : abstracted(apart);
}

const NONE: ReadonlySet<string> = new Set();

/**
 * Local names that new code uses and that a hole of the rule hides: of `load(path).unwrap()` →
 * `load(path).or(path)` the rule `$1.unwrap()` → `$1.or(path)` would leave `path` to chance.
 */
function hiddenNames(rule: Rule, versions: Versions, names: Names, region: Region): Set<string> {
  const needed = neededNames(rule, { versions, names, region });
  const isHidden = new Set(needed.length > 0 ? namesIn(versions.before, region.before) : []);
  return new Set(needed.filter((name) => names.local.has(name) && isHidden.has(name)));
}

class Abstraction {
  private readonly left: FlatTree;
  private readonly right: FlatTree;
  private readonly lists: ListRuns;
  private readonly holes: HoleRule[] = [];
  /** Number of the hole by key of its code. */
  private readonly byKey = new Map<string, number>();
  /** Runs of siblings that one hole stands for: keys of the nodes, and the hole. */
  private readonly runs: { keys: string[]; hole: number }[] = [];
  /** Where the code of each hole stood, and where it goes. */
  private readonly stood = new Map<number, readonly number[]>();
  private readonly goes = new Map<number, number[]>();
  private readonly quotes = new Map<string, number>();
  private opening: Opening = {
    before: new Map(),
    after: new Map(),
    contentKind: '',
    usedKeys: new Set(),
  };
  private readonly keptComments = new Set<string>();
  private lastEnd = -1;
  private base = '';
  private unit = '';

  constructor(
    private readonly code: RegionCode,
    private readonly choice: HoleChoice,
    private readonly comments: 'kept' | 'written',
  ) {
    this.left = code.left;
    this.right = code.right;
    this.lists = new ListRuns(code, choice);
  }

  rule(): Rule {
    const { region, versions } = this.code;
    const { before, after } = region;
    if (this.choice.breadth !== 'exact') {
      const isShared = (node: number) => this.code.isShared(node) && has(this.left, node, NAMED);
      this.opening = openTexts(versions, before, after, isShared);
    }
    const [old, now] = [commentsIn(this.left, before), commentsIn(this.right, after)];
    const dropped = this.comments === 'written' ? old : old.filter((text) => !now.includes(text));
    if (this.comments === 'kept') for (const text of old) this.keptComments.add(text);
    const beforeSide = this.side(this.left, before).map((node) => this.visit(node));
    const afterSide = this.visitAllAfter(this.side(this.right, after));
    const [root] = before;
    const owner =
      before.length === 1 && isKeyed(this.left, root!) && hasFixedKey(beforeSide[0])
        ? ownerOf(this.left, root!)
        : undefined;
    const marks = marksNeeded([this.left, before], [this.right, after]);
    return {
      before: beforeSide,
      after: afterSide,
      holes: this.holes.map((hole, index) => this.withoutChangedWords(hole, index + 1)),
      support: 1,
      ...(owner !== undefined && { owner }),
      ...(marks.length > 0 && { marks }),
      ...(dropped.length > 0 && { dropped: [...new Set(dropped)] }),
    };
  }

  /** A hole whose code goes elsewhere, without words that would mean something else there. */
  private withoutChangedWords(rule: HoleRule, hole: number): HoleRule {
    const { region, left, right } = this.code;
    const [from, ...to] = [this.stood.get(hole), ...(this.goes.get(hole) ?? [])];
    if (from === undefined || rule.part !== undefined) return rule;
    const scopes = scopesOf(left, from[0]!, region.before);
    const words = to.flatMap((node) => changedWords(scopes, scopesOf(right, node, region.after)));
    const used = wordsUsed(left, from, words);
    const unused = [...new Set(words)].filter((word) => !used.includes(word));
    return unused.length > 0 ? { ...rule, unused } : rule;
  }

  /** The code of a side, with the layout of its first node as what the others are held against. */
  private side(tree: FlatTree, run: readonly number[]): number[] {
    const first = run[0];
    if (first === undefined) return [];
    this.base = indentationAt(tree.text, tree.start[first]!);
    this.unit = indentUnit(tree);
    this.lastEnd = tree.start[first]!;
    return run.filter((node) => this.isCode(tree, node));
  }

  /** Whether a node is a part of the rule: comments are the site's, but for new ones. */
  private isCode(tree: FlatTree, node: number): boolean {
    if (!has(tree, node, COMMENT)) return true;
    return tree === this.right && !this.keptComments.has(textOf(tree, node));
  }

  private gap(tree: FlatTree, node: number): string {
    const space = /\s*$/.exec(tree.text.slice(this.lastEnd, tree.start[node]))![0];
    return portableLayout(space, this.base, this.unit);
  }

  private hole(key: string, tree: FlatTree, node: number, rule: Omit<HoleRule, 'name'>): Pattern {
    const gap = this.gap(tree, node);
    this.lastEnd = tree.end[node]!;
    let hole = this.byKey.get(key);
    if (hole === undefined) {
      hole = this.newHole({ name: nameFor(tree, node), ...rule });
      this.byKey.set(key, hole);
    }
    this.note(hole, tree, [node]);
    return { h: hole, g: gap };
  }

  /** Keeps in mind where the code of a hole stood and where it goes. */
  private note(hole: number, tree: FlatTree, nodes: readonly number[]): void {
    if (tree === this.left) {
      if (!this.stood.has(hole)) this.stood.set(hole, nodes);
    } else this.goes.set(hole, [...(this.goes.get(hole) ?? []), nodes[0]!]);
  }

  private newHole(rule: HoleRule): number {
    this.holes.push(rule);
    return this.holes.length;
  }

  /** A before-side node. */
  private visit(node: number): Pattern {
    const { left } = this;
    const key = this.code.key(node, true);
    if (this.code.region.transparent.has(node)) {
      return this.hole(key, left, node, { seen: [kindOf(left, node)] });
    }
    if (this.opening.usedKeys.has(key)) {
      return this.hole(key, left, node, { seen: [kindOf(left, node)], strict: true });
    }
    // The same code twice is one hole: `a.b && a.b()` is `$1 && $1()`, whatever the second is there.
    const isKnown = !isLeaf(left, node) && this.byKey.has(key);
    if (isKnown || (this.code.isShared(node) && this.choice.isHole(node))) {
      return this.hole(key, left, node, this.choice.ruleFor(node));
    }
    if (isLeaf(left, node)) {
      if (this.choice.isOwnName(node)) {
        return this.hole(key, left, node, { seen: [kindOf(left, node)], strict: true });
      }
      return this.leaf(left, node, this.opening.before.get(node));
    }
    return { k: kindOf(left, node), c: this.children(node) };
  }

  private children(node: number): Pattern[] {
    const { left } = this;
    const all = this.withSeparators(left, node);
    const result: Pattern[] = [];
    const lists = this.lists.runsIn(node);
    for (let index = 0; index < all.length; index++) {
      const child = all[index]!;
      const run = lists.find((each) => each[0] === child);
      if (run === undefined) {
        result.push(this.visit(child));
        continue;
      }
      const last = all.indexOf(run.at(-1)!);
      const gap = this.gap(left, child);
      this.lastEnd = left.end[run.at(-1)!]!;
      const keys = run.map((each) => this.code.key(each, true));
      const hole = this.runHole(node, run, keys);
      this.note(hole, left, run);
      result.push({ r: hole, g: gap });
      index = last;
    }
    return result;
  }

  private runHole(parent: number, run: readonly number[], keys: string[]): number {
    const known = this.runs.find((each) => each.keys.join() === keys.join());
    if (known !== undefined) return known.hole;
    const hole = this.newHole(this.lists.ruleFor(parent, run));
    if (!this.code.emptied.has(parent)) this.runs.push({ keys, hole });
    return hole;
  }

  private withSeparators(tree: FlatTree, node: number): number[] {
    const list: number[] = [];
    const end = node + tree.size[node]!;
    for (let child = node + 1; child < end; child += tree.size[child]!) {
      if (this.isCode(tree, child)) list.push(child);
    }
    return list;
  }

  private leaf(tree: FlatTree, node: number, opened: readonly OpenedPart[] | undefined): Pattern {
    const gap = this.gap(tree, node);
    const kind = kindOf(tree, node);
    this.lastEnd = tree.end[node]!;
    if (opened !== undefined) return { k: kind, p: this.textParts(opened), g: gap };
    if (this.choice.breadth !== 'exact' && isQuoteMark(kind)) {
      const parts = this.quoteParts(tree, node);
      if (parts !== undefined) return { k: kind, p: parts, g: gap };
    }
    return { k: kind, t: textOf(tree, node), g: gap };
  }

  private textParts(opened: readonly OpenedPart[]): (string | number)[] {
    const parts: (string | number)[] = [];
    for (const part of opened) {
      if ('key' in part) parts.push(this.partHole(part));
      else if ('text' in part) {
        if (typeof parts.at(-1) === 'string') parts.push(`${parts.pop()}${part.text}`);
        else parts.push(part.text);
      }
    }
    return parts;
  }

  /** A string of the after-side with what stands between its marks as text, holes and code. */
  private openedString(node: number, opened: readonly OpenedPart[]): Pattern {
    const { right } = this;
    const children = this.withSeparators(right, node);
    const first = children[0]!;
    const last = children.at(-1)!;
    const inner: Pattern[] = [];
    const start = this.visitAfter(first);
    let run: OpenedPart[] = [];
    const flush = () => {
      if (run.length > 0)
        inner.push({ k: this.opening.contentKind, p: this.textParts(run), g: '' });
      run = [];
    };
    for (const part of opened) {
      if (!('node' in part)) run.push(part);
      else {
        flush();
        this.lastEnd = right.start[part.node]!;
        inner.push(this.visitAfter(part.node));
      }
    }
    flush();
    this.lastEnd = right.start[last]!;
    return { k: kindOf(right, node), c: [start, ...inner, this.visitAfter(last)] };
  }

  private partHole(part: { key: string; rule: Omit<HoleRule, 'name'> }): number {
    const known = this.byKey.get(part.key);
    if (known !== undefined) return known;
    const hole = this.newHole({ name: 'text', ...part.rule });
    this.byKey.set(part.key, hole);
    return hole;
  }

  /** The mark of a string: the style is the site's where both sides have the same one. */
  private quoteParts(tree: FlatTree, node: number): (string | number)[] | undefined {
    const text = textOf(tree, node);
    const found = /^([A-Za-z@$]*)('''|"""|['"])$/.exec(text);
    if (found === null) return undefined;
    const [, prefix, mark] = found as unknown as [string, string, string];
    const key = `q${mark}`;
    let hole = this.quotes.get(key);
    if (hole === undefined) {
      if (tree === this.right) return undefined;
      hole = this.newHole({ name: 'quote', seen: [], part: 'quote' });
      this.quotes.set(key, hole);
    }
    return prefix === '' ? [hole] : [prefix, hole];
  }

  /** An after-side node: what a hole stands for becomes that hole. */
  private visitAfter(node: number): Pattern {
    const { right } = this;
    const key = this.code.key(node, false);
    const hole = this.byKey.get(key);
    if (hole !== undefined) return this.hole(key, right, node, { seen: [] });
    const borrowed = this.borrowed(node);
    if (borrowed !== undefined) return this.hole(key, right, node, borrowed);
    const opened = this.opening.after.get(node);
    if (isLeaf(right, node)) return this.leaf(right, node, opened);
    if (opened !== undefined) return this.openedString(node, opened);
    return { k: kindOf(right, node), c: this.visitAllAfter(this.withSeparators(right, node)) };
  }

  private visitAllAfter(all: readonly number[]): Pattern[] {
    const { right } = this;
    const result: Pattern[] = [];
    for (let index = 0; index < all.length; index++) {
      const run = this.runAt(all, index);
      if (run === undefined) {
        result.push(this.visitAfter(all[index]!));
        continue;
      }
      const gap = this.gap(right, all[index]!);
      this.lastEnd = right.end[all[run.last]!]!;
      this.note(run.hole, right, [all[index]!]);
      result.push({ r: run.hole, g: gap });
      index = run.last;
    }
    return result;
  }

  /**
   * What new code takes from around the region, as `e` in `raise Failed(p) from e`: a variable that is
   * bound there, whatever it is called, and a type only as it is, since one example cannot tell more.
   */
  private borrowed(node: number): Omit<HoleRule, 'name'> | undefined {
    const { left, right, code } = this;
    if (!this.choice.mayBorrow(right, node)) return undefined;
    const kind = kindOf(right, node);
    const key = code.key(node, false);
    const binders = isTypeKind(kind) ? undefined : bindersOf(left, textOf(right, node));
    const isWanted = (each: number) =>
      code.key(each, true) === key && binders?.includes(each) !== false;
    const route = routeTo(left, code.region.before, isWanted);
    if (route === undefined) return undefined;
    const seen = { seen: [kind], strict: true, borrowed: route };
    return isTypeKind(kind) ? { ...seen, oneOf: [textOf(right, node)] } : seen;
  }

  private runAt(all: readonly number[], from: number): { hole: number; last: number } | undefined {
    const { right } = this;
    for (const { keys, hole } of this.runs) {
      let at = from;
      let last = from;
      let matched = true;
      for (const key of keys) {
        while (at < all.length && /^[,;]$/.test(textOf(right, all[at]!)) && at > from) at++;
        if (at >= all.length || this.code.key(all[at]!, false) !== key) {
          matched = false;
          break;
        }
        last = at;
        at++;
      }
      if (matched) return { hole, last };
    }
    return undefined;
  }
}

/** Whether the first part of a pattern, which is its key, is a name and no hole. */
function hasFixedKey(pattern: Pattern | undefined): boolean {
  const [key] = pattern !== undefined && isInner(pattern) ? pattern.c : [];
  return key !== undefined && atomsOf([key]).every(isLiteral);
}

/** Texts of the comments at and below nodes. */
function commentsIn(tree: FlatTree, nodes: readonly number[]): string[] {
  const texts: string[] = [];
  for (const root of nodes) {
    for (let node = root; node < root + tree.size[root]!; node++)
      if (has(tree, node, COMMENT)) texts.push(textOf(tree, node));
  }
  return texts;
}

function nameFor(tree: FlatTree, node: number): string {
  const text = textOf(tree, node);
  if (/^[\p{L}_$][\p{L}\p{N}_$]{0,30}$/u.test(text)) return text.replace(/^\$/, '');
  const kind = categoryOf(kindOf(tree, node));
  return kind.startsWith('"') ? 'code' : kind;
}
