import { isImport } from './categories';
import { type Cluster, merged, sameRules } from './cluster';
import { kindOf } from './FlatTree';
import { atBreadth, type Lesson } from './lessons';
import { atomsOf, isLiteral, type Pattern, type Rule, ruleKey } from './Pattern';
import { hasName, problemOf } from './ruleGates';
import { narrower } from './specialise';
import { type Example, tryRule, type Verdict } from './Trial';

export interface LearnedRules {
  clusters: Cluster[];
  notes: string[];
  /** Why rules were refused. */
  reasons: string[];
}

/** Of the places that a rule would touch in its examples, at least this share was changed. */
const MIN_SHARE = 0.25;

/** The rules that examples tell, each checked against what the examples left unchanged. */
export function learnRules(examples: readonly Example[]): LearnedRules {
  const lessons = examples.flatMap((example) => example.lessons);
  const own = withoutImports(lessons);
  const start = sameRules(own.map((lesson) => ({ lesson, rule: guarded(lesson.rule) })));
  const notes: string[] = [];
  const reasons: string[] = [];
  const checked = start.flatMap((cluster) => settle(cluster, examples, reasons));
  const clusters = merged(checked, examples).flatMap((cluster) => settle(cluster, examples, reasons));
  return { clusters: related(withoutContradictions(clusters, reasons), examples, notes), notes, reasons };
}

/** Import lines are rules of their own only when nothing else was changed, or for a changed name. */
function withoutImports(lessons: readonly Lesson[]): Lesson[] {
  const others = lessons.filter((lesson) => !isImportLesson(lesson));
  if (others.length === 0) return [...lessons];
  const changes = new Set(others.map(({ rule }) => changeOf(rule)));
  return lessons.filter((lesson) => !isImportLesson(lesson) || changes.has(changeOf(lesson.rule)));
}

function isImportLesson({ versions, region }: Lesson): boolean {
  const { before } = versions;
  for (let node = region.before[0]!; node >= 0; node = before.parent[node]!) {
    if (isImport(kindOf(before, node))) return true;
  }
  return false;
}

/** Words and operators that a rule takes away and those that it brings. */
export function changeOf(rule: Rule): string {
  const words = (side: readonly Pattern[]) => {
    const list = atomsOf(side).flatMap((atom) => (isLiteral(atom) && /[\p{L}=!<>?&|]/u.test(atom.t) ? [atom.t] : []));
    return list;
  };
  const [before, after] = [words(rule.before), words(rule.after)];
  const gone = before.filter((word) => !after.includes(word));
  const come = after.filter((word) => !before.includes(word));
  return `${[...new Set(gone)].sort().join(' ')}>${[...new Set(come)].sort().join(' ')}`;
}

/** Where no fixed name tells the place, holes stay near what the example showed. */
function guarded(rule: Rule): Rule {
  if (hasName(rule.before)) return { ...rule, holes: rule.holes.map(({ reassigned, ...rest }) => (void reassigned, rest)) };
  return { ...rule, holes: rule.holes.map((hole) => (hole.part === undefined && hole.name !== 'rest' ? { ...hole, strict: true } : hole)) };
}

/** The rule of a cluster, or a narrower one that leaves alone what the examples left alone. */
function settle(cluster: Cluster, examples: readonly Example[], reasons: string[]): Cluster[] {
  const verdict = tryRule(cluster.rule, examples);
  if (isGood(verdict)) return [{ rule: cluster.rule, lessons: verdict.right }];
  const negatives = [...verdict.left, ...verdict.wrong].map(({ example, match }) => ({ tree: example.versions.before, match }));
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
  if (verdict.right.length > 0 && verdict.wrong.length === 0 && !verdict.refires && shareOf(verdict) >= MIN_SHARE) {
    return [{ rule: cluster.rule, lessons: verdict.right }];
  }
  reasons.push(whyNot(verdict));
  return namesOnlyRules(cluster, examples);
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
  verdict.right.length > 0 && verdict.wrong.length === 0 && verdict.left.length === 0 && !verdict.refires;

const shareOf = ({ right, left }: Verdict) => right.length / (right.length + left.length);

function whyNot(verdict: Verdict): string {
  if (verdict.refires) return 'the rule would match within its own result';
  if (verdict.right.length === 0) return 'the rule does not give its own example back';
  if (verdict.wrong.length > 0) return 'the examples changed places that look alike in another way';
  return `the examples left ${verdict.left.length} places alone that look like what was changed`;
}

/** Of two rules with one before-side and different after-sides the one with more support stays. */
function withoutContradictions(clusters: readonly Cluster[], reasons: string[]): Cluster[] {
  const best = new Map<string, Cluster>();
  const tied = new Set<string>();
  for (const cluster of clusters) {
    const key = ruleKey({ ...cluster.rule, after: [] });
    const other = best.get(key);
    if (other === undefined || other.lessons.length < cluster.lessons.length) {
      best.set(key, cluster);
      if (other === undefined || other.lessons.length < cluster.lessons.length) tied.delete(key);
    } else if (other.lessons.length === cluster.lessons.length) tied.add(key);
    if (other !== undefined) reasons.push('one piece of code was changed in two ways');
  }
  return [...best].filter(([key]) => !tied.has(key)).map(([, cluster]) => cluster);
}

/** Rules that belong to what most of the examples did; what came along in one file only is left out. */
function related(clusters: readonly Cluster[], examples: readonly Example[], notes: string[]): Cluster[] {
  const sorted = [...clusters].sort((a, b) => filesOf(b) - filesOf(a) || b.lessons.length - a.lessons.length);
  const [first] = sorted;
  if (first === undefined) return [];
  const most = filesOf(first);
  const words = new Set(changedWords(first.rule));
  const kept = sorted.filter((cluster) => {
    if (cluster === first) return true;
    if (examples.length > 2 && most >= 2 && filesOf(cluster) >= 2) return true;
    return changedWords(cluster.rule).some((word) => words.has(word)) || cluster.lessons.length >= 2;
  });
  if (kept.length < sorted.length) {
    notes.push(`Left out ${sorted.length - kept.length} changes that have nothing to do with the others.`);
  }
  return kept.slice(0, 60);
}

const filesOf = (cluster: Cluster) => new Set(cluster.lessons.map((lesson) => lesson.versions)).size;

const changedWords = (rule: Rule) => changeOf(rule).split(/[ >]/).filter((word) => word !== '');
