import { abstractRegion } from './Abstraction';
import { isBody } from '../languages/kinds';
import { type Change, changesOf, namesIn, sizeOf, type Slot } from './changes';
import { COMMENT, type FlatTree, has, kindOf } from '../syntax/FlatTree';
import { comparedChildren } from '../syntax/hashes';
import type { Breadth } from './HoleChoice';
import type { Lesson } from './Lesson';
import type { Names } from '../languages/names';
import { atomsOf, isLiteral, type Rule } from '../rules/Pattern';
import { shapeOf } from './regionShape';
import type { Region } from './RegionCode';
import { hasName, isOperatorForName, problemOf, tellsPlace } from '../rules/ruleGates';
import { separate } from './separate';
import type { Differences, Versions } from './treeDiff';

export interface Lessons {
  lessons: Lesson[];
  /** Changes that tell no rule that could be general, with the reason. */
  refused: { change: Change; reason: string }[];
  changes: Change[];
}

const MAX_CLIMB = 6;

/** Statements of more nodes are not taken along to tell a place. */
const MAX_AROUND = 300;

/** What the changes of a file tell, each in the smallest context that makes a rule. */
export function lessonsOf(versions: Versions, names: Names, differences: Differences): Lessons {
  const found = new Map<number, Lesson>();
  const refused: Lessons['refused'] = [];
  const changes = changesOf(versions, differences);
  for (const change of changes) {
    const outcome = climb(versions, names, change);
    if (typeof outcome === 'string') refused.push({ change, reason: outcome });
    else found.set(outcome.region.before[0]!, outcome);
  }
  return { lessons: separate([...found.values()]), refused, changes };
}

function climb(versions: Versions, names: Names, change: Change): Lesson | string {
  let reason = 'nothing around it tells where it belongs';
  for (const regions of byBody(versions, regionsOf(versions, change))) {
    for (const breadth of ['usual', 'deep'] as const) {
      for (const region of regions) {
        const rule = abstractRegion(versions, names, region, breadth);
        const problem = problemOf(rule);
        if (
          problem === undefined &&
          tellsPlace(rule) &&
          (breadth === 'usual' || hasName(rule.before))
        ) {
          const lesson = { versions, names, region, rule, breadth, change };
          return isOperatorForName(rule) ? (withImported(lesson) ?? lesson) : lesson;
        }
        reason = problem ?? reason;
      }
    }
  }
  return reason;
}

/** The same with the imported names as they are, where there are some. */
function withImported(lesson: Lesson): Lesson | undefined {
  const { versions, names, region } = lesson;
  if (!namesIn(versions.before, region.before).some((name) => names.imported.has(name)))
    return undefined;
  const rule = abstractRegion(versions, names, region, 'names');
  const isGood = problemOf(rule) === undefined && hasName(rule.before);
  return isGood ? { ...lesson, rule, breadth: 'names' } : undefined;
}

/** Regions that hold a change and can be the sides of a rule, from small to large. */
function regionsOf(versions: Versions, { before, after, chain }: Change): Region[] {
  const regions: Region[] = [];
  const candidates = [
    { before, after },
    ...chain.slice(0, MAX_CLIMB).map((pair) => ({ before: [pair.before], after: [pair.after] })),
  ];
  for (const each of candidates) {
    const verdict = shapeOf(versions, each.before, each.after);
    if (verdict === 'stop') break;
    if (verdict === 'take') regions.push({ ...each, transparent: new Map() });
  }
  return regions;
}

/** Regions from small to large, apart where one holds the body in which another one lies. */
function byBody({ before }: Versions, regions: readonly Region[]): Region[][] {
  const groups: Region[][] = [];
  let inner: Region | undefined;
  for (const region of regions) {
    const last = groups.at(-1);
    const isSame = inner !== undefined && !isBodyBetween(before, inner, region);
    if (isSame && last !== undefined) last.push(region);
    else groups.push([region]);
    inner = region;
  }
  return groups;
}

function isBodyBetween(tree: FlatTree, inner: Region, outer: Region): boolean {
  let node = inner.before[0]!;
  while (node >= 0 && !outer.before.includes(node)) {
    node = tree.parent[node]!;
    if (node >= 0 && isBody(kindOf(tree, node))) return true;
  }
  return false;
}

/** The same with the statements beside it, where a change has none of its own to be found by. */
function anchoredRegions(versions: Versions, { slot, chain }: Change): Region[] {
  const [parent] = chain;
  if (parent === undefined || !isBody(kindOf(versions.before, parent.before))) return [];
  const left = comparedChildren(versions.before, parent.before);
  const right = comparedChildren(versions.after, parent.after);
  const widened = (up: number, down: number): Region => ({
    before: left.slice(Math.max(0, slot.before[0] - up), slot.before[1] + down),
    after: right.slice(Math.max(0, slot.after[0] - up), slot.after[1] + down),
    transparent: new Map(),
  });
  const isInserted = slot.before[0] === slot.before[1];
  if (isInserted && !usesNeighbour(versions, left, right, slot)) return [];
  const hasPrevious = Math.min(slot.before[0], slot.after[0]) > 0;
  const hasNext = slot.before[1] < left.length && slot.after[1] < right.length;
  return [
    ...(hasNext ? [widened(0, 1)] : []),
    ...(hasPrevious ? [widened(1, 0)] : []),
    ...(hasNext && hasPrevious ? [widened(1, 1)] : []),
  ];
}

/** The statements that hold a change, from the innermost outwards, as far as they are small. */
function statementsAround(versions: Versions, change: Change): Region[] {
  const { before: left, after: right } = versions;
  const runs = [
    { before: change.before, after: change.after },
    ...change.chain.map((pair) => ({ before: [pair.before], after: [pair.after] })),
  ];
  return runs
    .filter(({ before, after }) => {
      const [first] = before;
      const parent = first === undefined ? -1 : left.parent[first]!;
      const isStatement = parent >= 0 && isBody(kindOf(left, parent));
      return (
        isStatement && sizeOf(left, before) <= MAX_AROUND && sizeOf(right, after) <= MAX_AROUND
      );
    })
    .map((run) => ({ ...run, transparent: new Map() }));
}

/** Whether inserted statements use a name of a statement beside them, which then tells their place. */
function usesNeighbour(
  { before, after }: Versions,
  left: readonly number[],
  right: readonly number[],
  slot: Slot,
): boolean {
  const own = new Set(namesIn(after, right.slice(...slot.after)));
  const beside = [left[slot.before[0] - 1], left[slot.before[1]]].filter(
    (node) => node !== undefined,
  );
  return namesIn(before, beside).some((name) => own.has(name));
}

/** The rule of a lesson at another breadth. */
export const atBreadth = (lesson: Lesson, breadth: Breadth): Rule =>
  abstractRegion(lesson.versions, lesson.names, lesson.region, breadth);

/**
 * What a change tells, from the widest that a single example may to the code as it stands
 * (`verbatim`), for who finds out which of them is true.
 */
export function* ladder(versions: Versions, names: Names, change: Change): Generator<Lesson> {
  const regions = regionsOf(versions, change);
  const seen = new Set<string>();
  const lesson = function* (region: Region, breadth: Breadth): Generator<Lesson> {
    const rule = abstractRegion(versions, names, region, breadth);
    if (problemOf(rule) !== undefined) return;
    if (!tellsPlace(rule)) return;
    if ((breadth === 'deep' || breadth === 'names') && !hasName(rule.before)) return;
    const key = JSON.stringify([rule.before, rule.after]);
    if (seen.has(key)) return;
    seen.add(key);
    yield { versions, names, region, rule, breadth, change };
  };
  for (const region of regions) {
    yield* lesson(region, 'usual');
    yield* lesson(region, 'deep');
  }
  for (const region of regions) yield* lesson(region, 'names');
  yield* verbatim(versions, names, change);
}

/** The changed code as it stands, with more and more around it. */
export function* verbatim(versions: Versions, names: Names, change: Change): Generator<Lesson> {
  if (isOnlyComments(versions, change)) return;
  const regions = [
    ...regionsOf(versions, change),
    ...anchoredRegions(versions, change),
    ...statementsAround(versions, change),
  ];
  for (const comments of ['kept', 'written'] as const) {
    for (const region of regions) {
      if (region.before.length === 0) continue;
      const rule = abstractRegion(versions, names, region, 'exact', comments);
      if (comments === 'written' && rule.dropped === undefined) continue;
      if (problemOf(rule) === undefined && !isBareNumber(rule))
        yield { versions, names, region, rule, breadth: 'exact', change };
    }
  }
}

/** Whether the old code is a number and nothing else, which stands for something else everywhere. */
const isBareNumber = ({ before }: Rule): boolean =>
  atomsOf(before).every((atom) => isLiteral(atom) && /^(?:[-+]|\d[\d.]*)$/.test(atom.t));

/** Whether nothing but comments changed. */
export const isOnlyComments = ({ before, after }: Versions, { edits }: Change): boolean =>
  edits.every(
    (edit) =>
      edit.before.every((node) => has(before, node, COMMENT)) &&
      edit.after.every((node) => has(after, node, COMMENT)),
  );
