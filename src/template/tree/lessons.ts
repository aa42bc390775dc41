import { abstractRegion } from './Abstraction';
import type { Breadth } from './HoleChoice';
import type { Region } from './RegionCode';
import {
  isArguments,
  isBody,
  isCall,
  isImport,
  isMember,
  isNameField,
  isObjectField,
} from './categories';
import { isDistinctive } from './distinctive';
import {
  childrenOf,
  COMMENT,
  fieldOf,
  type FlatTree,
  has,
  isLeaf,
  isWithin,
  kindOf,
  NAMED,
  textOf,
} from './FlatTree';
import { isContent, isQuoteMark } from './Kinds';
import { isWithinImport } from './match';
import { isNameKind, type Names } from './names';
import type { Rule } from './Pattern';
import { changeOf } from './related';
import { hasName, problemOf } from './ruleGates';
import type { Differences, Edit, Versions } from './treeDiff';

/** One place of an example with the rule that it tells by itself. */
export interface Lesson {
  versions: Versions;
  names: Names;
  region: Region;
  rule: Rule;
  /** How general the rule is: `deep` where nothing wider has a literal. */
  breadth: 'usual' | 'deep';
}

export interface Lessons {
  lessons: Lesson[];
  /** Edits that tell no rule, with the reason. */
  refused: { edit: Edit; reason: string }[];
}

const MAX_CLIMB = 6;
const MAX_SIZE = 600;

/** What the edits of a file tell, each in the smallest context that makes a rule. */
export function lessonsOf(versions: Versions, names: Names, differences: Differences): Lessons {
  const found = new Map<number, Lesson>();
  const refused: Lessons['refused'] = [];
  for (const edit of differences.edits) {
    const outcome = climb(versions, names, edit);
    if (typeof outcome === 'string') refused.push({ edit, reason: outcome });
    else found.set(outcome.region.before[0]!, outcome);
  }
  return { lessons: separate([...found.values()]), refused };
}

function climb(versions: Versions, names: Names, edit: Edit): Lesson | string {
  const regions: Region[] = [];
  const candidates = [
    { before: edit.before, after: edit.after },
    ...edit.chain
      .slice(0, MAX_CLIMB)
      .map((pair) => ({ before: [pair.before], after: [pair.after] })),
  ];
  for (const { before, after } of candidates) {
    const verdict = shapeOf(versions, before, after);
    if (verdict === 'stop') break;
    if (verdict === 'take') regions.push({ before, after, transparent: new Map() });
  }
  let reason = 'it stands by itself in no expression or statement that could be a rule';
  for (const breadth of ['usual', 'deep'] as const) {
    for (const region of regions) {
      const rule = abstractRegion(versions, names, region, breadth);
      const problem = problemOf(rule);
      if (problem === undefined && (breadth === 'usual' || hasName(rule.before))) {
        return { versions, names, region, rule, breadth };
      }
      reason = problem ?? reason;
    }
  }
  return reason;
}

/** Whether two runs can be the sides of a rule, or what is around them must be taken along. */
function shapeOf(versions: Versions, before: number[], after: number[]): 'take' | 'climb' | 'stop' {
  const { before: left, after: right } = versions;
  if (before.length === 0) {
    const parent = right.parent[after[0]!]!;
    return parent < 0 || isBody(kindOf(right, parent)) ? 'stop' : 'climb';
  }
  const first = before[0]!;
  const parent = left.parent[first]!;
  const parentKind = parent < 0 ? '' : kindOf(left, parent);
  if (parent < 0) return 'stop';
  const sizes = before.reduce((sum, node) => sum + left.size[node]!, 0);
  if (sizes > MAX_SIZE * 4) return 'stop';
  if ([...before].some((node) => isBody(kindOf(left, node)))) return 'stop';
  if (before.every((node) => has(left, node, COMMENT))) return 'stop';
  if (after.length === 0) {
    if (!isBody(parentKind)) return 'climb';
    return before.length === 1 && isImport(kindOf(left, first)) ? 'take' : 'stop';
  }
  if (before.length > 1 || after.length > 1) return isBody(parentKind) ? 'stop' : 'climb';
  if (isRenamed(versions, first, after[0]!)) return 'take';
  if (isWithinImport(left, first)) {
    return isImport(kindOf(left, first)) && !isWithinImport(left, parent) ? 'take' : 'climb';
  }
  const kinds = [kindOf(left, first), kindOf(right, after[0]!)];
  if (kinds.every((kind) => /symbol|string/.test(kind))) return 'climb';
  return isWhole(left, first) && isWhole(right, after[0]!) ? 'take' : 'climb';
}

/** A distinctive name, or an access to one, that got another name. */
function isRenamed(
  { before: left, after: right }: Versions,
  before: number,
  after: number,
): boolean {
  const parent = left.parent[before]!;
  if (isMember(kindOf(left, parent)) || /property|field_identifier/.test(kindOf(left, before)))
    return false;
  const [old, now] = [textOf(left, before), textOf(right, after)];
  const isName = /^[\p{L}_][\p{L}\p{N}_]*$/u;
  if (isName.test(old)) {
    const field = fieldOf(left, before);
    const isNameOfCall =
      /^(method|attribute|property|name)$/.test(field) && !isFunctionField(left, before);
    if (isNameOfCall && !isWithinImport(left, before)) return false;
    return isName.test(now) && isDistinctive(old) && left.kind[before] === right.kind[after];
  }
  if (!isMember(kindOf(left, before)) || left.kind[before] !== right.kind[after]) return false;
  const [last, next] = [/[\p{L}\p{N}_]+$/u.exec(old)?.[0], /[\p{L}\p{N}_]+$/u.exec(now)?.[0]];
  return (
    last !== undefined &&
    next !== undefined &&
    isDistinctive(last) &&
    old.slice(0, -last.length) === now.slice(0, -next.length)
  );
}

/** A called name without an object before it. */
function isFunctionField(tree: FlatTree, node: number): boolean {
  const parent = tree.parent[node]!;
  return (
    isCall(kindOf(tree, parent)) &&
    !childrenOf(tree, parent).some((child) => isObjectField(fieldOf(tree, child)))
  );
}

/** Whether a node can be replaced by itself: not a token, a list, or the name of what is called. */
function isWhole(tree: FlatTree, node: number): boolean {
  const kind = kindOf(tree, node);
  const parent = tree.parent[node]!;
  const parentKind = kindOf(tree, parent);
  if (!has(tree, node, NAMED) || isContent(kind) || isQuoteMark(kind)) return false;
  if (isArguments(kind) || /_list$|^type_arguments$|^arguments$|^parameters$/.test(kind))
    return false;
  if (/property|field_identifier|attribute_name/.test(kind)) return false;
  if (isLeaf(tree, node) && !kind.includes('type') && isMember(parentKind)) return false;
  const field = fieldOf(tree, node);
  if (isCall(parentKind) && (isNameField(field) || isLeaf(tree, node)) && !isImport(kind)) {
    return isCall(kind);
  }
  if (/^argument$/.test(kind)) return true;
  return !(isLeaf(tree, node) && /^(name|alias)$/.test(field) && isNameKind(kind));
}

/** Takes apart what lies within each other: an inner change that stands by itself stays out of the outer rule. */
function separate(lessons: Lesson[]): Lesson[] {
  const bySize = [...lessons].sort((a, b) => sizeOf(a) - sizeOf(b));
  const dropped = new Set<Lesson>();
  const result: Lesson[] = [];
  for (const outer of bySize) {
    const inner = result.filter((each) => !dropped.has(each) && contains(outer, each));
    if (inner.length === 0) {
      result.push(outer);
      continue;
    }
    const own = introducedNames(outer, inner);
    const transparent = new Map<number, number>();
    for (const each of inner) {
      const belongs =
        each.region.before.length !== 1 ||
        sharesName(own, introducedNames(each, [])) ||
        (isSpine(outer, each) && changeOf(each.rule) !== changeOf(outer.rule));
      if (belongs) dropped.add(each);
      else transparent.set(each.region.before[0]!, each.region.after[0]!);
    }
    const region = { ...outer.region, transparent };
    const rule = abstractRegion(outer.versions, outer.names, region, outer.breadth);
    if (transparent.size === 0) result.push(outer);
    else if (problemOf(rule) === undefined && changeOf(rule) !== '>')
      result.push({ ...outer, region, rule });
    else {
      // What was put into another order, or tells nothing by itself, belongs to what changed within.
      for (const each of inner) dropped.add(each);
      result.push(outer);
    }
  }
  return result.filter((lesson) => !dropped.has(lesson));
}

const sizeOf = ({ versions, region }: Lesson) =>
  region.before.reduce((sum, node) => sum + versions.before.size[node]!, 0);

function contains(outer: Lesson, inner: Lesson): boolean {
  return (
    outer.versions === inner.versions &&
    outer !== inner &&
    inner.region.before.every((node) =>
      outer.region.before.some((root) => isWithin(outer.versions.before, node, root)),
    )
  );
}

/** Whether the inner place is what the outer one calls or accesses. */
function isSpine({ versions: { before }, region }: Lesson, inner: Lesson): boolean {
  const node = inner.region.before[0]!;
  const parent = before.parent[node]!;
  return region.before.includes(parent) && isObjectField(fieldOf(before, node));
}

/** Names that a change brings in, outside of what `inner` changes. */
function introducedNames(lesson: Lesson, inner: readonly Lesson[]): Set<string> {
  const { after, before } = lesson.versions;
  const names = new Set<string>();
  for (const root of lesson.region.after) {
    for (let node = root; node < root + after.size[root]!; node++) {
      if (!isLeaf(after, node) || !kindOf(after, node).includes('identifier')) continue;
      const elsewhere = inner.some(({ region }) =>
        region.after.some((other) => isWithin(after, node, other)),
      );
      if (!elsewhere) names.add(textOf(after, node));
    }
  }
  for (const root of lesson.region.before) {
    for (let node = root; node < root + before.size[root]!; node++) {
      if (isLeaf(before, node)) names.delete(textOf(before, node));
    }
  }
  for (const name of lesson.names.imported) names.delete(name);
  return names;
}

const sharesName = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  [...a].some((name) => b.has(name));

/** The rule of a lesson at another breadth. */
export const atBreadth = (lesson: Lesson, breadth: Breadth): Rule =>
  abstractRegion(lesson.versions, lesson.names, lesson.region, breadth);
