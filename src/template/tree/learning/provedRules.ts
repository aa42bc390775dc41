import { type Change, handsOver } from '../lessons/changes';
import type { FlatTree } from '../syntax/FlatTree';
import { type Cluster, merged } from './cluster';
import { compileRule } from '../sites/compileRule';
import { isOnlyComments, ladder, verbatim } from '../lessons/lessons';
import type { Lesson } from '../lessons/Lesson';
import type { Rule } from '../rules/Pattern';
import { isPartOfImport } from '../imports/places';
import { prove } from './proof';
import type { Example } from '../lessons/Example';
import { spelledMatches } from '../sites/matchesIn';

/** Narrower rules that are tried for one that fails, before its changes are given up. */
const MAX_ROUNDS = 6;
/** More rules than these are not compared with each other once more. */
const MAX_MERGED = 40;
/** So many files show a habit, which single places do not disprove… */
const MANY_FILES = 4;
/** …as long as no larger share of the places was left alone or done otherwise. */
const MAX_OTHERWISE = 1 / 3;
/** Changes that are learned as they stand. */
const MAX_VERBATIM = 60;

/**
 * Rules that give each of their examples back: one that touches a place which does not come out as
 * the author made it gives way to narrower ones, and what no rule reaches is learned as it stands.
 */
export function provedRules(clusters: readonly Cluster[], examples: readonly Example[]): Cluster[] {
  const candidates = new Candidates(examples);
  let current = [...clusters];
  for (let round = 1; ; round++) {
    const failing = failingIn(current, examples);
    if (failing.size === 0) break;
    current = current.flatMap((cluster) => {
      if (!failing.has(cluster.rule)) return [cluster];
      return round < MAX_ROUNDS ? candidates.narrower(cluster) : [];
    });
  }
  const all = withVerbatim(current, examples);
  return withoutHalves(mergedOnce(all, examples), examples);
}

/** The rules with those put together that tell one in common, as far as it gives all examples back. */
function mergedOnce(clusters: readonly Cluster[], examples: readonly Example[]): Cluster[] {
  if (clusters.length < 2 || clusters.length > MAX_MERGED) return [...clusters];
  const together = merged(clusters, examples);
  if (together.length === clusters.length) return [...clusters];
  return failingIn(together, examples).size === 0 ? together : [...clusters];
}

/**
 * Without rules that do one half of what was done: on a line that was changed elsewhere too, or with a
 * name that goes from one change to another which no rule reaches.
 */
function withoutHalves(clusters: readonly Cluster[], examples: readonly Example[]): Cluster[] {
  let current = [...clusters];
  for (let isStable = false; !isStable;) {
    const halves = new Set<Change>();
    const rules = current.map(({ rule }) => rule);
    for (const example of examples) {
      const { whole, untouched } = prove(rules, example);
      for (const change of whole)
        if (untouched.some((other) => belongs(change, other, example))) halves.add(change);
    }
    const kept = current.filter(({ lessons }) => !lessons.some(({ change }) => halves.has(change)));
    isStable = kept.length === current.length;
    current = kept;
  }
  return current;
}

function belongs(change: Change, other: Change, example: Example): boolean {
  const { versions } = example;
  if (isOnlyComments(versions, other)) return false;
  if (isImported(other, example) && !isImported(change, example)) return false;
  return shareLine(change, other, versions) || handsOver(versions, change, other);
}

/** Whether two changes lie on one line, before or after. */
function shareLine(a: Change, b: Change, { before, after }: Example['versions']): boolean {
  const meet = (tree: FlatTree, left: readonly number[], right: readonly number[]): boolean => {
    const [first, second] = [linesOf(tree, left), linesOf(tree, right)];
    return (
      first !== undefined && second !== undefined && first[0] <= second[1] && second[0] <= first[1]
    );
  };
  return meet(before, a.before, b.before) || meet(after, a.after, b.after);
}

/** Where the first and the last line of siblings begin, as UTF-16 offsets. */
function linesOf(tree: FlatTree, nodes: readonly number[]): [number, number] | undefined {
  const [first, last] = [nodes[0], nodes.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const lineOf = (offset: number): number => tree.text.lastIndexOf('\n', offset - 1);
  return [lineOf(tree.start[first]!), lineOf(tree.end[last]!)];
}

function failingIn(clusters: readonly Cluster[], examples: readonly Example[]): Set<Rule> {
  const rules = clusters.map(({ rule }) => rule);
  const failing = new Set(examples.flatMap((example) => [...prove(rules, example).failing.keys()]));
  if (examples.length >= MANY_FILES)
    for (const rule of failing) if (isHabit(habitOf(rule, examples))) failing.delete(rule);
  return failing;
}

/** What many files did as a rule says, and what they did otherwise or left alone. */
export interface Habit {
  /** Files that did as the rule says at least once. */
  files: number;
  whole: number;
  otherwise: number;
}

/** Whether so many files show a habit that a share of at most `tolerance`, 0..1, does not disprove it. */
export const isHabit = ({ files, whole, otherwise }: Habit, tolerance = MAX_OTHERWISE): boolean =>
  files >= MANY_FILES && otherwise / (otherwise + whole) <= tolerance;

function habitOf(rule: Rule, examples: readonly Example[]): Habit {
  const habit: Habit = { files: 0, whole: 0, otherwise: 0 };
  for (const example of examples) {
    const proof = prove([rule], example);
    if (proof.whole.length > 0) habit.files++;
    habit.whole += proof.whole.length;
    habit.otherwise += proof.failing.get(rule) ?? 0;
  }
  return habit;
}

/** The rungs of the ladder that each change has left. */
class Candidates {
  private readonly ladders = new Map<Change, Iterator<Lesson>>();

  constructor(private readonly examples: readonly Example[]) {}

  /** For each change of a cluster the next rule that holds by itself. */
  narrower({ lessons }: Cluster): Cluster[] {
    return lessons.flatMap((lesson) => {
      const example = this.examples.find(({ versions }) => versions === lesson.versions);
      const next = example && this.next(lesson, example);
      return next ? [asCluster(next)] : [];
    });
  }

  private next({ change }: Lesson, example: Example): Lesson | undefined {
    let rungs = this.ladders.get(change);
    if (rungs === undefined) {
      rungs = ladder(example.versions, example.names, change);
      this.ladders.set(change, rungs);
    }
    for (let rung = rungs.next(); rung.done !== true; rung = rungs.next())
      if (holds(rung.value, example, [example])) return rung.value;
    return undefined;
  }
}

/** Whether the rule of a lesson gives its change back, touches nothing else, and does so once. */
function holds(
  { rule, change, region }: Lesson,
  example: Example,
  examples: readonly Example[],
): boolean {
  if (!prove([rule], example).whole.includes(change)) return false;
  if (examples.some((each) => prove([rule], each).failing.size > 0)) return false;
  const { after } = example.versions;
  const [first, last] = [region.after[0], region.after.at(-1)];
  if (first === undefined || last === undefined) return true;
  const own = compileRule(rule, after.kinds);
  return !spelledMatches(rule, own, example.afterIndex).some(
    ({ match }) => match.start < after.end[last]! && match.end > after.start[first]!,
  );
}

/** Whether a change lies in imports, which come along with what uses them. */
function isImported({ before, after, chain }: Change, { versions }: Example): boolean {
  const [old, now] = [before[0], after[0]];
  if (old !== undefined) return isPartOfImport(versions.before, old);
  return now !== undefined
    ? isPartOfImport(versions.after, now)
    : chain.some((pair) => isPartOfImport(versions.before, pair.before));
}

/** The rules, and each change that they do not reach as it stands, as far as that holds. */
function withVerbatim(clusters: readonly Cluster[], examples: readonly Example[]): Cluster[] {
  const all = [...clusters];
  let room = MAX_VERBATIM;
  for (const example of examples) {
    const rules = all.map(({ rule }) => rule);
    for (const change of prove(rules, example).untouched) {
      if (room === 0) return all;
      if (all.length > 0 && isImported(change, example)) continue;
      for (const lesson of verbatim(example.versions, example.names, change)) {
        if (!holds(lesson, example, examples)) continue;
        const added = asCluster(lesson);
        if (failingIn([...all, added], examples).size > 0) continue;
        all.push(added);
        room--;
        break;
      }
    }
  }
  return all;
}

function asCluster(lesson: Lesson): Cluster {
  const rule = { ...lesson.rule, support: 1 };
  return {
    rule: lesson.breadth === 'exact' ? { ...rule, verbatim: true } : rule,
    lessons: [lesson],
  };
}
