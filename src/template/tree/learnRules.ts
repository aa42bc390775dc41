import { isFunction } from './categories';
import { isWithin, kindOf } from './FlatTree';
import { isMember } from './categories';
import type { Names } from './names';
import { type Cluster, merged, sameRules } from './cluster';
import { atBreadth, type Lesson } from './lessons';
import { isWithinImport, placeOf } from './match';
import {
  atomsOf,
  isHole,
  isInner,
  type HoleRule,
  isLiteral,
  isOpened,
  type Pattern,
  type Rule,
  ruleKey,
} from './Pattern';
import { hasName, problemOf } from './ruleGates';
import { narrower } from './specialise';
import { topInsertion } from './topInsertion';
import { type Example, tryRule, type Verdict } from './Trial';

export interface LearnedRules {
  clusters: Cluster[];
  notes: string[];
  /** Why rules were refused. */
  reasons: string[];
}

/** Of what was done otherwise, at most this share is taken for an exception. */
const MAX_CONTRADICTION = 0.3;

/** The same for whole files of which none did as the rule says. */
const MAX_OTHER_FILES = 0.25;

/** Of the places that a rule would touch in its examples, at least this share was changed. */
const MIN_SHARE = 0.2;

/** The rules that examples tell, each checked against what the examples left unchanged. */
export function learnRules(examples: readonly Example[]): LearnedRules {
  const lessons = examples.flatMap((example) => example.lessons);
  const own = withoutImports(lessons);
  const start = sameRules(own.map((lesson) => ({ lesson, rule: guarded(lesson) })));
  const notes: string[] = [];
  const reasons: string[] = [];
  const whole = start.filter((cluster) => isWhole(cluster, examples, reasons));
  const checked = whole.flatMap((cluster) => settle(cluster, examples, reasons));
  const clusters = merged(checked, examples).flatMap((cluster) =>
    settle(cluster, examples, reasons),
  );
  if (clusters.length === 0) {
    const top = topInsertion(examples);
    if (top !== undefined) return { clusters: [top], notes, reasons };
  }
  return { clusters: related(withoutContradictions(clusters, reasons), notes), notes, reasons };
}

/** Of the places of a rule, at most this share may be part of a change that tells no rule. */
const MAX_PARTIAL = 0.6;

/** Whether a rule is more than a part of something that was changed together and cannot be learned. */
function isWhole(cluster: Cluster, examples: readonly Example[], reasons: string[]): boolean {
  const partial = cluster.lessons.filter((lesson) => {
    const example = examples.find(({ versions }) => versions === lesson.versions);
    const { before } = lesson.versions;
    let around = lesson.region.before[0]!;
    while (around > 0 && !isFunction(kindOf(before, around))) around = before.parent[around]!;
    if (around <= 0 || before.size[around]! > MAX_FUNCTION) return false;
    if (example?.unlearned.some((node) => isWithin(before, node, around)) === true) return true;
    const beside = example?.lessons.filter(
      (other) => other !== lesson && isWithin(before, other.region.before[0]!, around),
    );
    return beside?.some((other) => handsOver(lesson, other) || handsOver(other, lesson)) === true;
  });
  const isPart = partial.length / cluster.lessons.length > MAX_PARTIAL;
  if (isPart) reasons.push('it is part of a larger change that cannot be learned');
  return !isPart;
}

/** Whether a name that one change takes away comes in with another. */
function handsOver(from: Lesson, to: Lesson): boolean {
  const words = ({ rule }: Lesson, side: 'before' | 'after') =>
    new Set(
      atomsOf(rule[side]).flatMap((atom) =>
        isLiteral(atom) && /^\p{L}/u.test(atom.t) && !atom.k.startsWith('"') ? [atom.t] : [],
      ),
    );
  const [kept, known] = [words(from, 'after'), words(to, 'before')];
  const come = words(to, 'after');
  return [...words(from, 'before')].some(
    (word) => !kept.has(word) && come.has(word) && !known.has(word),
  );
}

/** Nodes of a function within which edits are taken to belong together. */
const MAX_FUNCTION = 200;

/** Import lines are rules of their own only when nothing else was changed, or for a changed name. */
function withoutImports(lessons: readonly Lesson[]): Lesson[] {
  const others = lessons.filter((lesson) => !isImportLesson(lesson));
  if (others.length === 0) return [...lessons];
  const changes = new Set(others.map(({ rule }) => changeOf(rule)));
  return lessons.filter((lesson) => !isImportLesson(lesson) || changes.has(changeOf(lesson.rule)));
}

const isImportLesson = ({ versions, region }: Lesson) =>
  isWithinImport(versions.before, region.before[0]!);

/** Words and operators that a rule takes away and those that it brings. */
export function changeOf(rule: Rule): string {
  const words = (side: readonly Pattern[]) => {
    const list = atomsOf(side).flatMap((atom) =>
      isLiteral(atom) && /[\p{L}=!<>?&|]/u.test(atom.t) ? [atom.t] : [],
    );
    return list;
  };
  const [before, after] = [words(rule.before), words(rule.after)];
  const gone = before.filter((word) => !after.includes(word));
  const come = after.filter((word) => !before.includes(word));
  return `${[...new Set(gone)].sort().join(' ')}>${[...new Set(come)].sort().join(' ')}`;
}

/** Where no fixed name tells the place, holes stay near what the example showed. */
function guarded({ rule, versions, region, names }: Lesson): Rule {
  const named = hasName(rule.before);
  const holes = rule.holes.map(({ reassigned, valued, ...hole }): HoleRule => {
    if (named) return hole;
    const kept = {
      ...hole,
      ...(reassigned !== undefined && { reassigned }),
      ...(valued !== undefined && { valued }),
    };
    return hole.part === undefined && hole.name !== 'rest' ? { ...kept, plain: true } : kept;
  });
  const needs = neededNames(rule, names);
  return {
    ...rule,
    holes: withoutOwnForm(rule, holes),
    places: [placeOf(versions.before, region.before[0]!)],
    ...(needs.length > 0 && { needs }),
  };
}

/** Names of the example's file that the after-side uses without having them from the before-side. */
function neededNames(rule: Rule, { local, declared }: Names): string[] {
  const before = new Set(atomsOf(rule.before).flatMap((atom) => (isLiteral(atom) ? [atom.t] : [])));
  const needs = new Set<string>();
  const visit = (pattern: Pattern, isName: boolean): void => {
    if (isInner(pattern)) {
      for (const [at, child] of pattern.c.entries()) visit(child, isMember(pattern.k) && at > 0);
    } else if (isLiteral(pattern) && !isName && !before.has(pattern.t)) {
      if (local.has(pattern.t) || declared.has(pattern.t)) needs.add(pattern.t);
    }
  };
  for (const pattern of rule.after) visit(pattern, false);
  return [...needs];
}

/** What the after-side newly puts around a hole is not put around it twice. */
function withoutOwnForm(rule: Rule, holes: readonly HoleRule[]): HoleRule[] {
  const old = new Set<string>();
  const kinds = (pattern: Pattern): void => {
    if (!isInner(pattern)) return;
    old.add(pattern.k);
    pattern.c.forEach(kinds);
  };
  rule.before.forEach(kinds);
  const never = new Map<number, string>();
  const visit = (pattern: Pattern): void => {
    if (!isInner(pattern)) return;
    const [first] = pattern.c;
    const isNew =
      !old.has(pattern.k) && !/binary|member|call|attribute|subscript|body|block/.test(pattern.k);
    if (isNew && first !== undefined && isHole(first)) never.set(first.h, pattern.k);
    pattern.c.forEach(visit);
  };
  rule.after.forEach(visit);
  return holes.map((hole, index) => {
    const kind = never.get(index + 1);
    return kind === undefined || hole.seen.includes(kind) ? hole : { ...hole, never: [kind] };
  });
}

/** The rule of a cluster, or a narrower one that leaves alone what the examples left alone. */
function settle(cluster: Cluster, examples: readonly Example[], reasons: string[]): Cluster[] {
  const verdict = tryRule(cluster.rule, examples);
  if (isGood(verdict)) return [{ rule: cluster.rule, lessons: verdict.right }];
  const negatives = [...verdict.left, ...verdict.wrong].map(({ example, match }) => ({
    tree: example.versions.before,
    match,
  }));
  if (verdict.right.length > 0 && !verdict.refires) {
    let tries = 0;
    for (const rule of narrower(cluster.rule, cluster.lessons, negatives)) {
      if (++tries > 60) break;
      const again = tryRule(rule, examples);
      if (again.right.length >= verdict.right.length * 0.6 && isGood(again)) {
        return [{ rule, lessons: again.right }];
      }
    }
  }
  if (isTolerable(verdict)) return [{ rule: cluster.rule, lessons: verdict.right }];
  reasons.push(whyNot(verdict));
  return examples.length > 1 ? [] : namesOnlyRules(cluster, examples);
}

/** Left alone or changed otherwise now and then, but mostly changed as the rule says. */
function isTolerable(verdict: Verdict): boolean {
  const { right, wrong, refires } = verdict;
  if (right.length === 0 || refires || shareOf(verdict) < MIN_SHARE) return false;
  if (wrong.length / (wrong.length + right.length) > MAX_CONTRADICTION) return false;
  const did = new Set(right.map(({ versions }) => versions));
  const didOtherwise = new Set(
    wrong.map(({ example }) => example.versions).filter((file) => !did.has(file)),
  );
  return didOtherwise.size / (didOtherwise.size + did.size) <= MAX_OTHER_FILES;
}

function namesOnlyRules(cluster: Cluster, examples: readonly Example[]): Cluster[] {
  const rules = new Map<string, Rule>();
  for (const lesson of cluster.lessons.slice(0, 20)) {
    const rule = atBreadth(lesson, 'names');
    if (problemOf(rule) === undefined) rules.set(ruleKey(rule), rule);
  }
  return [...rules.values()].flatMap((rule) => {
    const verdict = tryRule(rule, examples);
    return isGood(verdict) ? [{ rule, lessons: verdict.right }] : [];
  });
}

const isGood = (verdict: Verdict) =>
  verdict.right.length > 0 &&
  verdict.wrong.length === 0 &&
  verdict.left.length === 0 &&
  !verdict.refires;

const shareOf = ({ right, left }: Verdict) => right.length / (right.length + left.length);

function whyNot(verdict: Verdict): string {
  if (verdict.refires) return 'the rule would match within its own result';
  if (verdict.right.length === 0) return 'the rule does not give its own example back';
  if (verdict.wrong.length > 0) return 'the examples changed places that look alike in another way';
  return `the examples left ${verdict.left.length} places alone that look like what was changed`;
}

/** Of rules with one before-side and different after-sides one stays if most examples did as it says. */
function withoutContradictions(clusters: readonly Cluster[], reasons: string[]): Cluster[] {
  const groups = new Map<string, Cluster[]>();
  for (const cluster of clusters) {
    const guards = cluster.rule.holes.map(({ reassigned, valued, oneOf }) => [
      reassigned,
      valued,
      oneOf,
    ]);
    const key = `${ruleKey({ ...cluster.rule, after: [] })}${JSON.stringify(guards)}`;
    groups.set(key, [...(groups.get(key) ?? []), cluster]);
  }
  return [...groups.values()].flatMap((group) => {
    if (group.length === 1) return group;
    const sorted = [...group].sort(
      (a, b) => filesOf(b) - filesOf(a) || b.lessons.length - a.lessons.length,
    );
    const others = sorted.slice(1).reduce((sum, cluster) => sum + cluster.lessons.length, 0);
    const own = sorted[0]!.lessons.length;
    reasons.push('one piece of code was changed in two ways');
    return others / (others + own) <= MAX_CONTRADICTION ? [sorted[0]!] : [];
  });
}

/** Rules that belong to what most of the examples did; what came along in one file only is left out. */
function related(clusters: readonly Cluster[], notes: string[]): Cluster[] {
  const sorted = [...clusters].sort(
    (a, b) => filesOf(b) - filesOf(a) || b.lessons.length - a.lessons.length,
  );
  const [first] = sorted;
  if (first === undefined) return [];
  const kept = new Set([first]);
  const words = new Set(changedWords(first.rule));
  for (let grown = true; grown;) {
    grown = false;
    for (const cluster of sorted) {
      if (kept.has(cluster)) continue;
      const own = changedWords(cluster.rule);
      const belongs =
        own.some((word) => [...words].some((other) => areRelated(word, other))) ||
        filesOf(cluster) >= 2 ||
        shapeOf(cluster.rule) === shapeOf(first.rule);
      if (!belongs) continue;
      kept.add(cluster);
      for (const word of own) words.add(word);
      grown = true;
    }
  }
  if (kept.size < sorted.length) {
    notes.push(
      `Left out ${sorted.length - kept.size} changes that have nothing to do with the others.`,
    );
  }
  return [...kept]
    .sort((a, b) => weightOf(b.rule) - weightOf(a.rule) || b.lessons.length - a.lessons.length)
    .slice(0, 100);
}

/** Kinds of the outermost nodes of both sides, to tell changes of one sort. */
function shapeOf(rule: Rule): string {
  const kinds = (side: readonly Pattern[]) =>
    side.map((pattern) => ('k' in pattern ? pattern.k : '$')).join();
  return `${kinds(rule.before)}>${kinds(rule.after)}`;
}

/** How much a before-side fixes: of two rules for one place the one that fixes more comes first. */
function weightOf(rule: Rule): number {
  return atomsOf(rule.before).reduce((sum, atom) => {
    if (isLiteral(atom)) return sum + 2;
    return (
      sum + (isOpened(atom) ? 1 + 2 * atom.p.filter((part) => typeof part === 'string').length : 0)
    );
  }, 0);
}

/** Whether two words are the same, or one is made of the other: `equal` and `notEqual`. */
function areRelated(a: string, b: string): boolean {
  const [x, y] = [a.toLowerCase(), b.toLowerCase()];
  return x === y || (Math.min(x.length, y.length) >= 4 && (x.includes(y) || y.includes(x)));
}

const filesOf = (cluster: Cluster) =>
  new Set(cluster.lessons.map((lesson) => lesson.versions)).size;

const changedWords = (rule: Rule) =>
  changeOf(rule)
    .split(/[ >]/)
    .filter((word) => word !== '');
