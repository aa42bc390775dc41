import { categoryOf, isConstant, isStructural, standsAlone } from '../languages/kinds';
import { type Compiled, type CompiledRule, isSeparatorPattern } from './compileRule';
import { type FlatTree, isLeaf, kindOf, partsOf, sameCode, textOf } from '../syntax/FlatTree';
import { bindParts } from './matchParts';
import { isDeclaredAndReassigned } from '../languages/names';
import { holdsBond } from '../rules/bonds';
import type { HoleRule } from '../rules/HoleRule';
import { isHole, isInner, isLiteral, isOpened, isRest } from '../rules/Pattern';
import { ownerOf } from '../languages/keyed';
import { comesFrom, placeOf } from '../imports/places';
import { follow } from '../languages/routes';
import { hasMarks, wordsUsed } from '../languages/scopes';

/** What a hole stands for: nodes from a list of siblings, or a part of a text. */
export interface Bound {
  start: number;
  end: number;
  text: string;
  nodes: readonly number[];
}

export interface Match {
  /** The matched run of siblings. */
  nodes: number[];
  start: number;
  end: number;
  /** By number of the hole. */
  holes: Map<number, Bound>;
  /** Where each atom of the before-side lies; no span for separators. */
  spans: ({ start: number; end: number } | undefined)[];
}

/** Steps that matching may take in one file, so that no template and no file makes it endless. */
export class Budget {
  constructor(private left = 2_000_000) {}

  /** Whether there is still something left after so many steps. */
  spend(steps = 1): boolean {
    this.left -= steps;
    return this.left > 0;
  }
}

/** The match of a rule whose run of nodes begins with `node`, if there is one. */
export function matchAt(
  compiled: CompiledRule,
  tree: FlatTree,
  node: number,
  budget: Budget,
): Match | undefined {
  if (compiled.rootKind >= 0 && tree.kind[node] !== compiled.rootKind) return undefined;
  const attempt = new Attempt(compiled, tree, budget);
  const length = compiled.before.length;
  let nodes = [node];
  if (length > 1) {
    const parent = tree.parent[node]!;
    if (parent < 0) return undefined;
    const siblings = partsOf(tree, parent);
    const first = siblings.indexOf(node);
    if (first < 0) return undefined;
    nodes = siblings.slice(first, first + length);
  }
  if (nodes.length !== length) return undefined;
  const { places, from, owner, marks } = compiled.rule;
  if (places?.includes(placeOf(tree, node)) === false) return undefined;
  if (from !== undefined && !comesFrom(tree, node, from)) return undefined;
  if (owner !== undefined && ownerOf(tree, node) !== owner) return undefined;
  if (marks !== undefined && !hasMarks(tree, node, marks)) return undefined;
  if (!nodes.every((each, index) => attempt.node(compiled.before[index]!, each))) {
    return undefined;
  }
  if (!attempt.borrows(nodes)) return undefined;
  const { bonds } = compiled.rule;
  if (bonds?.every((bond) => holdsBond(bond, attempt.holes)) === false) return undefined;
  return {
    nodes,
    start: tree.start[nodes[0]!]!,
    end: tree.end[nodes.at(-1)!]!,
    holes: attempt.holes,
    spans: attempt.spans,
  };
}

/** Whether an argument is given by its name, where the grammar has no kind of its own for it. */
const isNamedArgument = (tree: FlatTree, node: number): boolean =>
  kindOf(tree, node) === 'argument' && /^[\p{L}_][\p{L}\p{N}_]*\s*:(?!:)/u.test(textOf(tree, node));

class Attempt {
  readonly holes = new Map<number, Bound>();
  readonly spans: Match['spans'];
  /** Holes in the order in which they were bound, to take them back. */
  private readonly bound: number[] = [];

  constructor(
    private readonly compiled: CompiledRule,
    private readonly tree: FlatTree,
    private readonly budget: Budget,
  ) {
    this.spans = new Array<Match['spans'][number]>(compiled.atoms).fill(undefined);
  }

  node(compiled: Compiled, node: number): boolean {
    if (!this.budget.spend()) return false;
    const { tree } = this;
    const { pattern } = compiled;
    if (isRest(pattern)) return false;
    if (isHole(pattern)) {
      const taken = this.bind(pattern.h, [node], tree.start[node]!);
      if (taken) this.span(compiled, tree.start[node]!, tree.end[node]!);
      return taken;
    }
    if (tree.kind[node] !== compiled.kind) return false;
    if (isInner(pattern)) return this.list(compiled.children, node);
    if (!isLeaf(tree, node)) return false;
    const text = textOf(tree, node);
    if (isLiteral(pattern) ? text !== pattern.t : !this.parts(pattern.p, text, tree.start[node]!))
      return false;
    this.span(compiled, tree.start[node]!, tree.end[node]!);
    return true;
  }

  /** Binds the holes whose code stands around a match; false where it does not stand there. */
  borrows([place]: readonly number[]): boolean {
    return this.compiled.rule.holes.every(({ borrowed }, index) => {
      if (borrowed === undefined) return true;
      const node = follow(this.tree, place!, borrowed);
      return node !== undefined && this.bind(index + 1, [node], this.tree.start[node]!);
    });
  }

  private span(compiled: Compiled, start: number, end: number): void {
    this.spans[compiled.atom] = { start, end };
  }

  private list(patterns: readonly Compiled[], node: number): boolean {
    const wanted = patterns.filter((each) => !isSeparatorPattern(each));
    return this.run(wanted, 0, partsOf(this.tree, node), 0, node);
  }

  private run(
    patterns: readonly Compiled[],
    p: number,
    nodes: readonly number[],
    n: number,
    parent: number,
  ): boolean {
    if (!this.budget.spend()) return false;
    const compiled = patterns[p];
    if (compiled === undefined) return n === nodes.length;
    const { pattern } = compiled;
    if (!isRest(pattern)) {
      const mark = this.bound.length;
      if (
        n < nodes.length &&
        this.node(compiled, nodes[n]!) &&
        this.run(patterns, p + 1, nodes, n + 1, parent)
      ) {
        return true;
      }
      this.undo(mark);
      const at = n > 0 ? this.tree.end[nodes[n - 1]!]! : this.tree.start[parent]!;
      if (
        isOpened(pattern) &&
        this.parts(pattern.p, '', at) &&
        this.run(patterns, p + 1, nodes, n, parent)
      ) {
        this.span(compiled, at, at);
        return true;
      }
      this.undo(mark);
      return false;
    }
    const rule = this.rule(pattern.r);
    const fixed = patterns.slice(p + 1).filter((each) => !isRest(each.pattern)).length;
    const most = Math.min(rule?.max ?? Infinity, nodes.length - n - fixed);
    for (let count = most; count >= (rule?.min ?? 0); count--) {
      if (!this.budget.spend(4 + (count >> 2))) return false;
      const mark = this.bound.length;
      const run = nodes.slice(n, n + count);
      const at = n > 0 ? this.tree.end[nodes[n - 1]!]! : this.tree.start[parent]!;
      if (this.bind(pattern.r, run, at) && this.run(patterns, p + 1, nodes, n + count, parent)) {
        const { start, end } = this.holes.get(pattern.r)!;
        this.span(compiled, start, end);
        return true;
      }
      this.undo(mark);
    }
    return false;
  }

  private parts(parts: readonly (string | number)[], text: string, at: number): boolean {
    const found = bindParts(parts, text, this.compiled.rule.holes);
    if (found === undefined) return false;
    for (const { hole, from, to } of found) {
      const start = at + from;
      const bound = { start, end: start + to - from, text: text.slice(from, to), nodes: [] };
      const known = this.holes.get(hole);
      if (known !== undefined) {
        if (known.text !== bound.text) return false;
      } else if (this.allowsText(this.rule(hole), bound.text)) {
        this.holes.set(hole, bound);
        this.bound.push(hole);
      } else return false;
    }
    return true;
  }

  private rule(hole: number): HoleRule | undefined {
    return this.compiled.rule.holes[hole - 1];
  }

  private bind(hole: number, nodes: readonly number[], at: number): boolean {
    const { tree } = this;
    const start = nodes.length > 0 ? tree.start[nodes[0]!]! : at;
    const end = nodes.length > 0 ? tree.end[nodes.at(-1)!]! : at;
    const known = this.holes.get(hole);
    if (known !== undefined) return this.same(known, nodes, tree.text.slice(start, end));
    const rule = this.rule(hole);
    if (rule !== undefined && !this.allows(rule, nodes)) return false;
    this.holes.set(hole, { start, end, text: tree.text.slice(start, end), nodes });
    this.bound.push(hole);
    return true;
  }

  private same(known: Bound, nodes: readonly number[], text: string): boolean {
    if (known.nodes.length === 0 || nodes.length === 0) return known.text === text;
    return (
      known.nodes.length === nodes.length &&
      known.nodes.every((node, index) => sameCode(this.tree, node, this.tree, nodes[index]!))
    );
  }

  private allows(rule: HoleRule, nodes: readonly number[]): boolean {
    const { tree } = this;
    if (nodes.length < (rule.min ?? 0) || nodes.length > (rule.max ?? Infinity)) return false;
    const categories = rule.strict ? new Set(rule.seen.map(categoryOf)) : undefined;
    for (const node of nodes) {
      const kind = kindOf(tree, node);
      if (
        categories !== undefined
          ? !categories.has(categoryOf(kind))
          : (isStructural(kind) || isNamedArgument(tree, node)) && !rule.seen.some(isStructural)
      ) {
        return false;
      }
      if (rule.never?.includes(kind) || (rule.operation && standsAlone(kind))) return false;
      if (rule.plain && isConstant(kind) && !rule.seen.some(isConstant)) return false;
      if (rule.lacks !== undefined) {
        const word = /[\p{L}\p{N}_$-]+/u.exec(textOf(tree, node))?.[0];
        if (word !== undefined && rule.lacks.includes(word)) return false;
        // What is spread may bring along what the new code puts in.
        if (/splat|spread/.test(kind) && !rule.seen.includes(kind)) return false;
      }
    }
    const [only] = nodes;
    if (only === undefined) return true;
    const text = tree.text.slice(tree.start[only], tree.end[nodes.at(-1)!]);
    if (!this.allowsText(rule, text)) return false;
    if (rule.unused && wordsUsed(tree, nodes, rule.unused).length > 0) return false;
    if (
      rule.valued !== undefined &&
      nodes.some((node) => partsOf(tree, node).length > 1 !== rule.valued)
    )
      return false;
    return (
      rule.reassigned === undefined ||
      rule.reassigned === nodes.some((node) => isDeclaredAndReassigned(tree, node))
    );
  }

  private allowsText(rule: HoleRule | undefined, text: string): boolean {
    if (rule?.oneOf !== undefined && !rule.oneOf.includes(text)) return false;
    return !rule?.noneOf?.includes(text);
  }

  private undo(mark: number): void {
    while (this.bound.length > mark) this.holes.delete(this.bound.pop()!);
  }
}
