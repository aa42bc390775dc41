import { bare } from '../../shared/layout';
import type { Change } from '../lessons/changes';
import { replacementsFor } from '../sites/emit';
import type { Replacement } from '../syntax/Replacement';
import { isBody } from '../languages/kinds';
import { type FlatTree, kindOf, textOf } from '../syntax/FlatTree';
import { comparedChildren } from '../syntax/hashes';
import { TemplateImports } from '../sites/Imports';
import type { Rule } from '../rules/Pattern';
import { sameLayoutCode } from './sameLayoutCode';
import { type Found, Scanner } from '../sites/Scanner';
import type { Example } from '../lessons/Example';

/** The proof looks at places alone, not at imports. */
const NO_IMPORTS = new TemplateImports({ companions: [] });

/** The outcome of rules on an example, held against what its author made of it. */
export interface Proof {
  /** Changes that come out as the author made them. */
  whole: Change[];
  /** Changes that no rule touches. */
  untouched: Change[];
  /** How many places each rule touches that do not come out as the author made them; none at 0. */
  failing: Map<Rule, number>;
}

/** A stretch of both texts in which something was changed. */
interface Stretch {
  change: Change;
  before: [number, number];
  after: [number, number];
}

interface Applied extends Replacement {
  rule: Rule;
}

/**
 * Applies rules to the before-side of an example as they would be applied elsewhere, and compares
 * each place that they touch with the after-side, white space aside. With the example
 * `m.or_insert_with(Vec::new)` → `m.or_default()` the rule `or_insert_with` → `or_default` fails: it
 * makes `m.or_default(Vec::new)`.
 */
export function prove(rules: readonly Rule[], example: Example): Proof {
  const { versions, changes } = example;
  const scanner = new Scanner(rules, versions.before.kinds, NO_IMPORTS);
  const applied = replacementsOf(scanner.find(example.beforeIndex), versions.before);
  const stretches = changes.map((change) => stretchOf(change, example));
  const outer = outermost(stretches);
  const proof: Proof = { whole: [], untouched: [], failing: new Map() };
  const touched = new Set<Stretch>();
  for (const group of groupsOf(applied, outer, versions.before)) {
    for (const stretch of group.stretches) touched.add(stretch);
    if (isAsMade(group, example, stretches)) proof.whole.push(...changesWithin(group, stretches));
    else if (isAsMadeAround(group, example, applied, stretches))
      proof.whole.push(...changesWithin(group, stretches));
    else
      for (const rule of new Set(group.applied.map((one) => one.rule)))
        proof.failing.set(rule, (proof.failing.get(rule) ?? 0) + 1);
  }
  proof.untouched = outer
    .filter((stretch) => !touched.has(stretch))
    .flatMap((stretch) => stretches.filter((each) => isInside(each, stretch)))
    .map(({ change }) => change);
  return proof;
}

/** The replacements of all places in order; a place that overlaps an earlier one is left out. */
function replacementsOf(found: readonly Found[], tree: FlatTree): Applied[] {
  const all: Applied[] = [];
  for (const { rule, learned, match, inputs } of found) {
    if (inputs !== undefined) continue;
    const own = replacementsFor(rule.rule, match, tree) ?? [];
    const isFree = own.every((one) => !all.some((other) => overlaps(one, other)));
    if (isFree && own.some((one) => !isLayout(one, tree)))
      all.push(...own.map((each) => ({ ...each, rule: learned })));
  }
  return all.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Whether nothing but white space is changed. */
const isLayout = ({ start, end, newText }: Replacement, tree: FlatTree): boolean =>
  bare(tree.text.slice(start, end)) === bare(newText);

function overlaps(a: Replacement, b: Replacement): boolean {
  return a.start === b.start
    ? a.end === b.end || a.start < Math.min(a.end, b.end)
    : a.start < b.end && b.start < a.end;
}

/** From the end of the code before a change to the begin of the code after it, on both sides. */
function stretchOf(change: Change, { versions: { before, after } }: Example): Stretch {
  const [parent] = change.chain;
  return {
    change,
    before: boundsOf(before, parent?.before, change.slot.before),
    after: boundsOf(after, parent?.after, change.slot.after),
  };
}

function boundsOf(
  tree: FlatTree,
  parent: number | undefined,
  [from, to]: [number, number],
): [number, number] {
  if (parent === undefined) return [0, tree.text.length];
  const children = comparedChildren(tree, parent);
  const isRoot = tree.parent[parent]! < 0;
  const start = from > 0 ? tree.end[children[from - 1]!]! : isRoot ? 0 : tree.start[parent]!;
  const end =
    to < children.length
      ? tree.start[children[to]!]!
      : isRoot
        ? tree.text.length
        : tree.end[parent]!;
  return [start, Math.max(start, end)];
}

/** Stretches that lie in no other one, in order. */
function outermost(stretches: readonly Stretch[]): Stretch[] {
  const sorted = [...stretches].sort(
    (a, b) => a.before[0] - b.before[0] || b.before[1] - a.before[1] || a.after[0] - b.after[0],
  );
  const result: Stretch[] = [];
  for (const stretch of sorted) {
    const last = result.at(-1);
    if (last === undefined || !isInside(stretch, last)) result.push(stretch);
  }
  return result;
}

const isInside = (inner: Stretch, outer: Stretch): boolean =>
  inner.before[0] >= outer.before[0] &&
  inner.before[1] <= outer.before[1] &&
  inner.after[0] >= outer.after[0] &&
  inner.after[1] <= outer.after[1];

interface Group {
  applied: Applied[];
  stretches: Stretch[];
}

/** Replacements with the stretches that they touch; what touches one stretch is looked at together. */
function groupsOf(applied: readonly Applied[], outer: readonly Stretch[], tree: FlatTree): Group[] {
  const groups: Group[] = [];
  for (const one of applied) {
    const within = outer.filter(({ before: [from, to] }) => one.start < to && one.end > from);
    const stretches =
      within.length > 0
        ? within
        : outer.filter(({ before: [from, to] }) => one.start <= to && one.end >= from).slice(0, 1);
    const [first] = stretches;
    const last = groups.at(-1);
    if (first === undefined && isLayout(one, tree)) {
      last?.applied.push(one);
      continue;
    }
    if (first !== undefined && last?.stretches.includes(first) === true) {
      last.applied.push(one);
      for (const each of stretches) if (!last.stretches.includes(each)) last.stretches.push(each);
    } else groups.push({ applied: [one], stretches });
  }
  return groups;
}

/** Whether replacements make the author's code of their stretches. */
function isAsMade(
  { applied, stretches }: Group,
  example: Example,
  all: readonly Stretch[],
): boolean {
  const [first, last] = [stretches[0], stretches.at(-1)];
  if (first === undefined || last === undefined) return false;
  const { before, after } = example.versions;
  const start = Math.min(first.before[0], applied[0]!.start);
  const end = Math.max(last.before[1], ...applied.map((one) => one.end));
  const made = withReplacements(before.text, start, end, applied);
  const lead = bare(before.text.slice(start, first.before[0])).length;
  const tail = bare(before.text.slice(last.before[1], end)).length;
  const from = backBy(after.text, first.after[0], lead);
  const to = onBy(after.text, last.after[1], tail);
  const wanted = after.text.slice(from, to);
  const isIndented = /\.pyi?$/.test(example.versions.path);
  if (sameLayoutCode(made, wanted, isIndented)) return true;
  const inner = all.filter(
    (each) => !stretches.includes(each) && stretches.some((outer) => isInside(each, outer)),
  );
  if (inner.length === 0) return false;
  let expected = bare(wanted);
  for (const each of inner) {
    expected = expected.replace(bare(after.text.slice(...each.after)), () =>
      bare(before.text.slice(...each.before)),
    );
  }
  return bare(made) === expected;
}

/**
 * The same for a statement around: in `a.b.b` → `a.b` it makes no difference which `.b` goes, though the
 * rule may take away another one than the comparison of both versions did.
 */
function isAsMadeAround(
  group: Group,
  { versions: { before, after, path } }: Example,
  applied: readonly Applied[],
  all: readonly Stretch[],
): boolean {
  const [first, last] = [group.applied[0]!, group.applied.at(-1)!];
  for (const { change } of group.stretches.length > 0 ? group.stretches : all) {
    const outside = change.chain.findIndex((pair) => isBody(kindOf(before, pair.before)));
    for (const pair of change.chain.slice(0, outside < 0 ? undefined : outside)) {
      const [start, end] = [before.start[pair.before]!, before.end[pair.before]!];
      if (start > first.start || end < last.end) continue;
      const own = applied.filter((one) => one.start >= start && one.end <= end);
      const made = withReplacements(before.text, start, end, own);
      if (sameLayoutCode(made, textOf(after, pair.after), /\.pyi?$/.test(path))) return true;
    }
  }
  return false;
}

function changesWithin({ stretches }: Group, all: readonly Stretch[]): Change[] {
  return all
    .filter((each) => stretches.some((outer) => isInside(each, outer)))
    .map(({ change }) => change);
}

function withReplacements(
  text: string,
  start: number,
  end: number,
  replacements: readonly Replacement[],
): string {
  let result = '';
  let at = start;
  for (const one of replacements) {
    result += text.slice(at, one.start) + one.newText;
    at = one.end;
  }
  return result + text.slice(at, end);
}

/** The offset so many visible characters before another one. */
function backBy(text: string, offset: number, count: number): number {
  let at = offset;
  for (let left = count; left > 0 && at > 0; at--) if (/\S/.test(text.charAt(at - 1))) left--;
  return at;
}

/** The offset so many visible characters after another one. */
function onBy(text: string, offset: number, count: number): number {
  let at = offset;
  for (let left = count; left > 0 && at < text.length; at++) if (/\S/.test(text.charAt(at))) left--;
  return at;
}
