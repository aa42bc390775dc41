import { type Cluster, merged, sameRules } from './cluster';
import { derived } from './derived';
import { guarded } from '../lessons/guarded';
import { keepsModule } from './learnedImports';
import { atBreadth } from '../lessons/lessons';
import type { Lesson } from '../lessons/Lesson';
import { boundNamesOf } from '../lessons/neededNames';
import { isWithinImport } from '../imports/places';
import { type Rule, ruleKey } from '../rules/Pattern';
import { filesOf, inOrder } from './ruleOrder';
import { changeOf } from '../rules/changeOf';
import { problemOf } from '../rules/ruleGates';
import { narrower, withShownRuns } from './specialise';
import { topInsertion } from './topInsertion';
import { provedRules } from './provedRules';
import { tryRule, type Verdict } from './Trial';
import type { Example } from '../lessons/Example';
import { COMES_OUT_OTHERWISE } from './soundTemplate';
import { isWhole } from './wholeChange';

export interface LearnedRules {
  clusters: Cluster[];
  /** Why rules were refused. */
  reasons: string[];
}

/** Of what was done otherwise, at most this share is taken for an exception. */
const MAX_CONTRADICTION = 0.3;

/** The same for whole files of which none did as the rule says. */
const MAX_OTHER_FILES = 0.25;

/** Of the places that a rule would touch in its examples, at least this share was changed. */
const MIN_SHARE = 0.2;

/**
 * The rules that examples tell, each checked against what the examples left unchanged.
 * @param gate `whole` where each place that a rule touches must come out as in its example, and changes
 * that tell nothing general are learned as they stand; `most` where rules are looked for in many
 * changes, of which some left places alone that others changed
 */
export function learnRules(
  examples: readonly Example[],
  gate: 'whole' | 'most' = 'whole',
): LearnedRules {
  const lessons = examples.flatMap((example) => example.lessons);
  const own = withoutImports(lessons);
  const start = sameRules(own.map((lesson) => ({ lesson, rule: guarded(lesson) })));
  const reasons: string[] = [];
  const whole = start.filter((cluster) => isWhole(cluster, examples, reasons));
  const checked = whole.flatMap((cluster) => settle(cluster, examples, reasons));
  const clusters = merged(checked, examples).flatMap((cluster) =>
    settle(cluster, examples, reasons),
  );
  if (clusters.length === 0) {
    const top = topInsertion(examples);
    if (top !== undefined) return { clusters: [top], reasons };
  }
  const agreed = withoutContradictions(clusters, reasons);
  const general = inOrder([...agreed, ...derived(agreed, examples)]);
  if (gate === 'most') return { clusters: general, reasons };
  const proved = provedRules(general, examples);
  return { clusters: proved.map(withBinds), reasons };
}

function withBinds(cluster: Cluster): Cluster {
  const { rule, lessons } = cluster;
  const binds = [...new Set(lessons.flatMap((lesson) => boundNamesOf(rule, lesson)))];
  return binds.length === 0 ? cluster : { ...cluster, rule: { ...rule, binds } };
}

/** Import lines are rules of their own only when nothing else was changed, or for a changed name. */
function withoutImports(lessons: readonly Lesson[]): Lesson[] {
  const others = lessons.filter((lesson) => !isImportLesson(lesson));
  if (others.length === 0) return [...lessons];
  const changes = new Set(others.map(({ rule }) => changeOf(rule)));
  return lessons.filter(
    (lesson) =>
      !isImportLesson(lesson) || (keepsModule(lesson) && changes.has(changeOf(lesson.rule))),
  );
}

const isImportLesson = ({ versions, region }: Lesson) =>
  isWithinImport(versions.before, region.before[0]!);

/** The rule of a cluster, or a narrower one that leaves alone what the examples left alone. */
function settle(cluster: Cluster, examples: readonly Example[], reasons: string[]): Cluster[] {
  const verdict = tryRule(cluster.rule, examples);
  if (isGood(verdict)) return [{ rule: cluster.rule, lessons: verdict.right }];
  if (verdict.refires) {
    const rule = withShownRuns(cluster.rule, cluster.lessons);
    const again = rule && tryRule(rule, examples);
    if (again && isGood(again)) return [{ rule, lessons: again.right }];
  }
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
  if (verdict.right.length === 0) return COMES_OUT_OTHERWISE;
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
