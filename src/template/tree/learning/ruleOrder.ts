import type { Cluster } from './cluster';
import { atomsOf, isLiteral, isOpened, type Rule } from '../rules/Pattern';

/** Of two rules that fit one place the one that fixes more comes first. */
export function inOrder(clusters: readonly Cluster[]): Cluster[] {
  return [...clusters]
    .sort((a, b) => weightOf(b.rule) - weightOf(a.rule) || b.lessons.length - a.lessons.length)
    .slice(0, 100);
}

/** The amount of code that a before-side demands. */
function weightOf(rule: Rule): number {
  return atomsOf(rule.before).reduce((sum, atom) => {
    if (isLiteral(atom)) return sum + 2;
    return (
      sum + (isOpened(atom) ? 1 + 2 * atom.p.filter((part) => typeof part === 'string').length : 0)
    );
  }, 0);
}

/** In how many files a cluster's lessons are. */
export const filesOf = (cluster: Cluster) =>
  new Set(cluster.lessons.map((lesson) => lesson.versions)).size;
