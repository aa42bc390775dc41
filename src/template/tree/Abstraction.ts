import { indentationAt, portableLayout } from '../layout';
import {
  categoryOf,
  isArguments,
  isBody,
  isCall,
  isClause,
  isImport,
  isConstant,
  isMember,
  isNameField,
  isObjectField,
  isStructural,
  isTypeKind,
} from './categories';
import {
  fieldOf,
  type FlatTree,
  has,
  isLeaf,
  kindOf,
  NAMED,
  partsOf,
  textOf,
  indentUnit,
} from './FlatTree';
import { isDistinctive } from './distinctive';
import { isContent, isQuoteMark, isTokenKind } from './Kinds';
import { longestCommon } from './longestCommon';
import { isDeclaredAndReassigned, isDeclarator, isNameKind, type Names } from './names';
import { type OpenedPart, type Opening, openTexts } from './openTexts';
import type { HoleRule, Pattern, Rule } from './Pattern';
import type { Versions } from './treeDiff';

/**
 * How far a rule departs from its example: `exact` not at all, `names` in local names only, `deep` as
 * `usual` but not for calls as a whole, `usual`
 * in whatever both sides share and does not name an interface, `wide` in all that both sides share.
 */
export type Breadth = 'exact' | 'names' | 'deep' | 'usual' | 'wide';

/** A run of siblings on each side; a pair of nodes in `transparent` counts as equal. */
export interface Region {
  before: number[];
  after: number[];
  transparent: ReadonlyMap<number, number>;
}

/** The rule that an example tells, more or less general. */
export function abstractRegion(
  versions: Versions,
  names: Names,
  region: Region,
  breadth: Breadth,
): Rule {
  return new Abstraction(versions, names, region, breadth).rule();
}

class Abstraction {
  private readonly left: FlatTree;
  private readonly right: FlatTree;
  private readonly holes: HoleRule[] = [];
  /** Number of the hole by hash of the sub-tree, or by the node's own key where it is transparent. */
  private readonly byKey = new Map<string, number>();
  /** Runs of siblings that one hole stands for: keys of the nodes, and the hole. */
  private readonly runs: { keys: string[]; hole: number }[] = [];
  /** Nodes that occur at the same place on both sides. */
  private readonly inContext = new Set<number>();
  private readonly inAfter: Set<string>;
  private opening: Opening = {
    before: new Map(),
    after: new Map(),
    contentKind: '',
    usedKeys: new Set(),
  };
  private readonly quotes = new Map<string, number>();
  private lastEnd = -1;
  private base = '';
  private unit = '';
  /** Words with which inserted elements of a list begin. */
  private readonly inserted: string[];

  constructor(
    private readonly versions: Versions,
    private readonly names: Names,
    private readonly region: Region,
    private readonly breadth: Breadth,
  ) {
    this.left = versions.before;
    this.right = versions.after;
    this.inAfter = new Set(this.allKeys(region.after, false));
    this.inserted = this.insertedWords();
  }

  rule(): Rule {
    const { before, after } = this.region;
    if (before.length === after.length) {
      before.forEach((node, index) => this.alignInContext(node, after[index]!));
    }
    if (this.breadth !== 'exact') {
      this.opening = openTexts(
        this.versions,
        before,
        after,
        (node) => this.inAfter.has(this.key(node, true)) && has(this.left, node, NAMED),
      );
    }
    const beforeSide = this.side(this.left, before, (node) => this.visit(node));
    const afterSide = this.side(this.right, after, (node) => this.visitAfter(node));
    return { before: beforeSide, after: afterSide, holes: this.holes, support: 1 };
  }

  private side(
    tree: FlatTree,
    run: readonly number[],
    visit: (node: number) => Pattern,
  ): Pattern[] {
    const first = run[0];
    if (first === undefined) return [];
    this.base = indentationAt(tree.text, tree.start[first]!);
    this.unit = indentUnit(tree);
    this.lastEnd = tree.start[first]!;
    return run.map(visit);
  }

  /** Equal code has equal keys; so have both nodes of a transparent pair. */
  private key(node: number, isBefore: boolean): string {
    if (isBefore) {
      if (this.region.transparent.has(node)) return `p${node}`;
      return `${this.versions.beforeHashes[node]}`;
    }
    for (const [left, right] of this.region.transparent) if (right === node) return `p${left}`;
    return `${this.versions.afterHashes[node]}`;
  }

  private *allKeys(run: readonly number[], isBefore: boolean): Generator<string> {
    const tree = isBefore ? this.left : this.right;
    for (const root of run) {
      for (let node = root; node < root + tree.size[root]!; node++) yield this.key(node, isBefore);
    }
  }

  /** Marks what is equal at the same place of two nodes of one kind. */
  private alignInContext(before: number, after: number): void {
    if (this.left.kind[before] !== this.right.kind[after]) return;
    if (this.key(before, true) === this.key(after, false)) {
      this.inContext.add(before);
      return;
    }
    const lefts = partsOf(this.left, before);
    const rights = partsOf(this.right, after);
    const equal = longestCommon(
      lefts.length,
      rights.length,
      (i, j) => this.key(lefts[i]!, true) === this.key(rights[j]!, false),
    );
    let [i, j] = [0, 0];
    for (const [nextI, nextJ] of [...equal, [lefts.length, rights.length] as const]) {
      if (nextI - i === 1 && nextJ - j === 1) this.alignInContext(lefts[i]!, rights[j]!);
      if (nextI < lefts.length) this.inContext.add(lefts[nextI]!);
      i = nextI + 1;
      j = nextJ + 1;
    }
  }

  private insertedWords(): string[] {
    const known = new Set(this.allKeys(this.region.before, true));
    const words: string[] = [];
    for (const root of this.region.after) {
      for (let node = root; node < root + this.right.size[root]!; node++) {
        if (!isStructural(kindOf(this.right, node)) || known.has(this.key(node, false))) continue;
        const word = /[\p{L}\p{N}_$-]+/u.exec(textOf(this.right, node))?.[0];
        if (word !== undefined) words.push(word);
      }
    }
    return words;
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
    return { h: hole, g: gap };
  }

  private newHole(rule: HoleRule): number {
    this.holes.push(rule);
    return this.holes.length;
  }

  /** A before-side node. */
  private visit(node: number): Pattern {
    const { left } = this;
    const key = this.key(node, true);
    if (this.region.transparent.has(node)) {
      return this.hole(key, left, node, { seen: [kindOf(left, node)] });
    }
    if (this.opening.usedKeys.has(key)) {
      return this.hole(key, left, node, { seen: [kindOf(left, node)], strict: true });
    }
    if (this.inAfter.has(key) && this.isHole(node)) {
      return this.hole(key, left, node, this.ruleFor(node));
    }
    if (isLeaf(left, node)) {
      if (this.isOwnName(node)) {
        return this.hole(key, left, node, { seen: [kindOf(left, node)], strict: true });
      }
      return this.leaf(left, node, this.opening.before.get(node));
    }
    return { k: kindOf(left, node), c: this.children(node) };
  }

  /** A name that only this file knows, and that the change takes away. */
  private isOwnName(node: number): boolean {
    const { left } = this;
    const text = textOf(left, node);
    if (this.breadth === 'exact' || this.inAfter.has(this.key(node, true))) return false;
    if (this.region.before.includes(node) || this.isWithinImport(node)) return false;
    if (!isNameKind(kindOf(left, node)) || this.namesInterface(node)) return false;
    return (
      (this.names.local.has(text) || this.names.declared.has(text)) &&
      !this.namesInAfter().has(text)
    );
  }

  private readonly afterTexts = new Set<string>();

  private namesInAfter(): ReadonlySet<string> {
    if (this.afterTexts.size > 0) return this.afterTexts;
    for (const root of this.region.after) {
      for (let node = root; node < root + this.right.size[root]!; node++) {
        if (isLeaf(this.right, node)) this.afterTexts.add(textOf(this.right, node));
      }
    }
    return this.afterTexts;
  }

  private children(node: number): Pattern[] {
    const { left } = this;
    const all = this.withSeparators(left, node);
    const result: Pattern[] = [];
    const lists = this.runsIn(node);
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
      const keys = run.map((each) => this.key(each, true));
      result.push({ r: this.runHole(node, run, keys), g: gap });
      index = last;
    }
    return result;
  }

  private runHole(parent: number, run: readonly number[], keys: string[]): number {
    const known = this.runs.find((each) => each.keys.join() === keys.join());
    if (known !== undefined) return known.hole;
    const seen = [...new Set(run.map((each) => kindOf(this.left, each)))];
    const rule: HoleRule = { name: 'rest', seen, min: 1 };
    const args = isArguments(kindOf(this.left, parent));
    if (run.every((each) => isDeclarator(kindOf(this.left, each)))) {
      rule.name = 'declared';
      rule.reassigned = run.some((each) => isDeclaredAndReassigned(this.left, each));
      const valued = new Set(run.map((each) => partsOf(this.left, each).length > 1));
      if (valued.size === 1) rule.valued = [...valued][0]!;
    }
    if (args && this.inContext.has(parent)) {
      rule.min = run.length;
      rule.max = run.length + 1;
    } else if (args && !this.insertsInto(parent)) {
      rule.min = rule.max = run.length;
    }
    if (args && this.inserted.length > 0) rule.lacks = this.inserted;
    const hole = this.newHole(rule);
    this.runs.push({ keys, hole });
    return hole;
  }

  private insertsInto(parent: number): boolean {
    return partsOf(this.left, parent).every((child) => this.inAfter.has(this.key(child, true)));
  }

  /** Runs of elements of a bracketed list that may be any number. */
  private runsIn(node: number): number[][] {
    if (this.breadth === 'exact' || this.breadth === 'names') return [];
    const { left } = this;
    const children = partsOf(left, node);
    const opens = children[0];
    if (opens === undefined) return [];
    const brackets =
      /^[([{]$/.test(textOf(left, opens)) || /^[([{]$/.test(textOf(left, children[1] ?? opens));
    if (!brackets) return this.declarators(children);
    const elements = children.filter(
      (child) => has(left, child, NAMED) || !/^[()[\]{}]$/.test(textOf(left, child)),
    );
    const kind = kindOf(left, node);
    if (elements.some((child) => isClause(kindOf(left, child)))) return [];
    const runs: number[][] = [];
    let run: number[] = [];
    for (const child of elements) {
      const shared =
        this.inAfter.has(this.key(child, true)) &&
        has(left, child, NAMED) &&
        !this.staysLiteral(child);
      if (shared && this.runInAfter([...run, child])) run.push(child);
      else {
        if (run.length > 0) runs.push(run);
        run = shared && this.runInAfter([child]) ? [child] : [];
      }
    }
    if (run.length > 0) runs.push(run);
    for (const each of [...runs]) {
      if (each.length === 1 && !this.isOnlyInLists(each[0]!)) runs.splice(runs.indexOf(each), 1);
    }
    if (!isArguments(kind)) return isBody(kind) ? [] : runs;
    const whole = elements.every((child) => this.inAfter.has(this.key(child, true)));
    const inContext = this.inContext.has(node);
    const flagged = elements.some((child) => this.staysLiteral(child));
    if (flagged && !(this.breadth === 'wide')) return [];
    if (whole && inContext && elements.length === 1 && this.breadth !== 'wide') {
      return this.insertsSomething(node) ? runs : [];
    }
    if (runs.length > 1 && this.insertsSomething(node)) {
      return runs.filter((each) => each.length > 1 || each === runs.at(-1));
    }
    return runs;
  }

  /** The declarators of one declaration, all of them. */
  private declarators(children: readonly number[]): number[][] {
    const run = children.filter((child) => isDeclarator(kindOf(this.left, child)));
    const shared = run.every((child) => this.inAfter.has(this.key(child, true)));
    return run.length > 0 && shared ? [run] : [];
  }

  private insertsSomething(node: number): boolean {
    return !this.inContext.has(node) && !this.inAfter.has(this.key(node, true));
  }

  /** Whether a run of siblings is found side by side on the after-side too. */
  private runInAfter(run: readonly number[]): boolean {
    const keys = run.map((each) => this.key(each, true));
    return this.findRun(keys);
  }

  private findRun(keys: readonly string[]): boolean {
    const { right } = this;
    for (const root of this.region.after) {
      for (let node = root; node < root + right.size[root]!; node++) {
        if (this.key(node, false) !== keys[0]) continue;
        const parent = right.parent[node]!;
        if (parent < 0) continue;
        const siblings = partsOf(right, parent);
        const at = siblings.indexOf(node);
        const follows = keys.every((key, index) => {
          const sibling = siblings[at + index];
          return sibling !== undefined && this.key(sibling, false) === key;
        });
        if (follows && this.isList(parent)) return true;
      }
    }
    return false;
  }

  /** Whether a node's code is nowhere on the after-side but in lists. */
  private isOnlyInLists(before: number): boolean {
    const { right } = this;
    const key = this.key(before, true);
    for (const root of this.region.after) {
      for (let node = root; node < root + right.size[root]!; node++) {
        if (this.key(node, false) === key && (node === root || !this.isList(right.parent[node]!)))
          return false;
      }
    }
    return true;
  }

  private isList(node: number): boolean {
    const first = partsOf(this.right, node)[0];
    const kind = kindOf(this.right, node);
    if (first === undefined || /interpolation|substitution|parenthesized/.test(kind)) return false;
    const children = partsOf(this.right, node).slice(0, 2);
    return children.some((child) => /^[([{]$/.test(textOf(this.right, child)));
  }

  private withSeparators(tree: FlatTree, node: number): number[] {
    const list: number[] = [];
    const end = node + tree.size[node]!;
    for (let child = node + 1; child < end; child += tree.size[child]!) {
      if (!/comment$/.test(kindOf(tree, child))) list.push(child);
    }
    return list;
  }

  /** Whether a node that both sides share becomes a hole as a whole. */
  private isHole(node: number): boolean {
    const { left, breadth } = this;
    const kind = kindOf(left, node);
    if (!has(left, node, NAMED) || isQuoteMark(kind) || breadth === 'exact') return false;
    if (/comment$/.test(kind) || (isClause(kind) && breadth !== 'wide')) return false;
    if (breadth === 'names') {
      return (
        isLeaf(left, node) &&
        isNameKind(kind) &&
        this.names.local.has(textOf(left, node)) &&
        !this.namesInterface(node)
      );
    }
    if (breadth === 'deep' && (isCall(kind) || /statement$/.test(kind))) return false;
    if (isContent(kind)) return breadth === 'wide';
    if (breadth !== 'wide' && this.isWithinImport(node)) return false;
    if (this.staysLiteral(node)) return false;
    if (isArguments(kind)) return false;
    if (this.namesInterface(node)) return false;
    if (this.inContext.has(node) && isTypeKind(kind) && breadth !== 'wide') return false;
    return true;
  }

  private isWithinImport(node: number): boolean {
    for (let at = node; at >= 0; at = this.left.parent[at]!) {
      if (isImport(kindOf(this.left, at))) return true;
      if (this.region.before.includes(at)) return false;
    }
    return false;
  }

  /** What names a function, a property, a module: its base may be a hole, it itself may not. */
  private namesInterface(node: number): boolean {
    const { left } = this;
    const parent = left.parent[node]!;
    if (parent < 0) return false;
    const field = fieldOf(left, node);
    const parentKind = kindOf(left, parent);
    const kind = kindOf(left, node);
    if (/property|field_identifier|attribute_name/.test(kind)) return true;
    const member = isMember(parentKind) || isCall(parentKind);
    if (!member) return false;
    const isName =
      isNameField(field) || (field === '' && this.isFirstNamed(parent, node) && isCall(parentKind));
    if (isName) return !isCall(kind);
    if (!isObjectField(field) || (field === 'argument' && !isMember(parentKind))) return false;
    if (isLeaf(left, node))
      return !this.names.local.has(textOf(left, node)) && this.breadth !== 'wide';
    if (this.breadth === 'wide' || !this.inContext.has(node)) return false;
    return this.isPath(node) && !this.besideDistinctive(node);
  }

  /** Names with dots between them, and nothing else. */
  private isPath(node: number): boolean {
    const { left } = this;
    if (isLeaf(left, node)) return true;
    return isMember(kindOf(left, node)) && partsOf(left, node).every((child) => this.isPath(child));
  }

  /** Whether the name that is accessed is changed and tells enough by itself. */
  private besideDistinctive(node: number): boolean {
    const { left } = this;
    return partsOf(left, left.parent[node]!).some((sibling) => {
      if (!isNameField(fieldOf(left, sibling)) || this.inContext.has(sibling)) return false;
      const text = textOf(left, sibling);
      return isDistinctive(text);
    });
  }

  private isFirstNamed(parent: number, node: number): boolean {
    return partsOf(this.left, parent).find((child) => has(this.left, child, NAMED)) === node;
  }

  /** Constants, zero and very short strings are flags: their value is their meaning. */
  private staysLiteral(node: number): boolean {
    const { left } = this;
    const kind = kindOf(left, node);
    const parent = left.parent[node]!;
    const isArgument = parent >= 0 && isArguments(kindOf(left, parent)) && this.inContext.has(node);
    if (isConstant(kind)) return !isArgument;
    if (this.breadth === 'wide') return false;
    const text = textOf(left, node);
    if (!isArgument) return false;
    if (categoryOf(kind) === 'number') return text === '0';
    return categoryOf(kind) === 'string' && /^(['"])[\w+]{0,2}\1$/.test(text);
  }

  private ruleFor(node: number): Omit<HoleRule, 'name'> {
    const { left } = this;
    const kind = kindOf(left, node);
    const rule: Omit<HoleRule, 'name'> = { seen: [kind] };
    if (this.breadth === 'names' || this.isInterpolated(node)) rule.strict = true;
    if (isDeclarator(kind)) {
      rule.reassigned = isDeclaredAndReassigned(left, node);
      rule.valued = partsOf(left, node).length > 1;
    }
    return rule;
  }

  /** Whether the after-side has a node within a string. */
  private isInterpolated(node: number): boolean {
    const { right } = this;
    const key = this.key(node, true);
    for (const root of this.region.after) {
      for (let at = root; at < root + right.size[root]!; at++) {
        const parent = right.parent[at]!;
        if (this.key(at, false) === key && /interpolation|substitution/.test(kindOf(right, parent)))
          return true;
      }
    }
    return false;
  }

  private leaf(tree: FlatTree, node: number, opened: readonly OpenedPart[] | undefined): Pattern {
    const gap = this.gap(tree, node);
    const kind = kindOf(tree, node);
    this.lastEnd = tree.end[node]!;
    if (opened !== undefined) return { k: kind, p: this.textParts(opened), g: gap };
    if (this.breadth !== 'exact' && isQuoteMark(kind)) {
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
    const key = this.key(node, false);
    const hole = this.byKey.get(key);
    if (hole !== undefined) return this.hole(key, right, node, { seen: [] });
    const opened = this.opening.after.get(node);
    if (isLeaf(right, node)) return this.leaf(right, node, opened);
    if (opened !== undefined) return this.openedString(node, opened);
    const all = this.withSeparators(right, node);
    const result: Pattern[] = [];
    for (let index = 0; index < all.length; index++) {
      const run = this.runAt(all, index);
      if (run === undefined) {
        result.push(this.visitAfter(all[index]!));
        continue;
      }
      const gap = this.gap(right, all[index]!);
      this.lastEnd = right.end[all[run.last]!]!;
      result.push({ r: run.hole, g: gap });
      index = run.last;
    }
    return { k: kindOf(right, node), c: result };
  }

  private runAt(all: readonly number[], from: number): { hole: number; last: number } | undefined {
    const { right } = this;
    for (const { keys, hole } of this.runs) {
      let at = from;
      let last = from;
      let matched = true;
      for (const key of keys) {
        while (at < all.length && /^[,;]$/.test(textOf(right, all[at]!)) && at > from) at++;
        if (at >= all.length || this.key(all[at]!, false) !== key) {
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

function nameFor(tree: FlatTree, node: number): string {
  const text = textOf(tree, node);
  if (/^[\p{L}_$][\p{L}\p{N}_$]{0,30}$/u.test(text)) return text.replace(/^\$/, '');
  const kind = categoryOf(kindOf(tree, node));
  return isTokenKind(kind) ? 'code' : kind;
}
