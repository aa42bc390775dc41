import { abstractRegion } from './Abstraction';
import { isObjectField } from '../languages/kinds';
import { fieldOf, isLeaf, isWithin, kindOf, textOf } from '../syntax/FlatTree';
import { boundIn } from '../languages/names';
import type { Lesson } from './Lesson';
import { changeOf } from '../rules/changeOf';
import { problemOf } from '../rules/ruleGates';

/** Takes apart what lies within each other: an inner change that stands by itself stays out of the outer rule. */
export function separate(lessons: Lesson[]): Lesson[] {
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
        bindsInstead(outer, each) ||
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

/**
 * Whether the outer change binds a name that the inner one no longer binds: `const each = a[i];` goes
 * where `for (let i = …)` becomes `for (const each of a)`.
 */
function bindsInstead({ versions, region }: Lesson, inner: Lesson): boolean {
  const now = boundIn(versions.after, inner.region.after);
  const binds = boundIn(versions.after, region.after);
  return [...boundIn(versions.before, inner.region.before)].some(
    (name) => !now.has(name) && binds.has(name),
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
