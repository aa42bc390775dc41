import type { Cluster } from './cluster';
import { atomsOf, isLiteral, isOpened, type Pattern, type Rule } from './Pattern';

/** Rules that belong to what most of the examples did; what came along in one file only is left out. */
export function related(clusters: readonly Cluster[], notes: string[]): Cluster[] {
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
    const count = sorted.length - kept.size;
    notes.push(`${count} unrelated ${count === 1 ? 'change' : 'changes'} left out.`);
  }
  return [...kept];
}

/** Of two rules that fit one place the one that fixes more comes first. */
export function inOrder(clusters: readonly Cluster[]): Cluster[] {
  return [...clusters]
    .sort((a, b) => weightOf(b.rule) - weightOf(a.rule) || b.lessons.length - a.lessons.length)
    .slice(0, 100);
}

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

/** Kinds of the outermost nodes of both sides, to tell changes of one sort. */
function shapeOf(rule: Rule): string {
  const kinds = (side: readonly Pattern[]) =>
    side.map((pattern) => ('k' in pattern ? pattern.k : '$')).join();
  return `${kinds(rule.before)}>${kinds(rule.after)}`;
}

/** How much a before-side fixes. */
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

/** In how many files a cluster's lessons are. */
export const filesOf = (cluster: Cluster) =>
  new Set(cluster.lessons.map((lesson) => lesson.versions)).size;

const changedWords = (rule: Rule) =>
  changeOf(rule)
    .split(/[ >]/)
    .filter((word) => word !== '');
