import type { Cluster } from './cluster';
import { cutBoth } from './cutEdges';
import { type Rule, ruleKey } from '../rules/Pattern';
import { siblingsOf } from './siblingNames';
import { tryRule } from './Trial';
import type { Example } from '../lessons/Example';
import { twinOf } from './twins';

/** Rules of which more follow are few. */
const MAX_RULES = 24;

/** Rules that follow from those that were learned, as far as no example speaks against them. */
export function derived(clusters: readonly Cluster[], examples: readonly Example[]): Cluster[] {
  const rules = clusters.map(({ rule }) => rule).slice(0, MAX_RULES);
  const known = new Set(rules.map(beforeKey));
  const trees = examples.flatMap(({ versions }) => [versions.before, versions.after]);
  const found: Cluster[] = [];
  const consider = (rule: Rule | undefined) => {
    if (rule === undefined || known.has(beforeKey(rule))) return;
    known.add(beforeKey(rule));
    const { right, wrong, left, refires } = tryRule(rule, examples);
    if (wrong.length === 0 && left.length === 0 && !refires) found.push({ rule, lessons: right });
  };
  for (const cluster of clusters.slice(0, MAX_RULES)) consider(siblingsOf(cluster));
  for (const [index, rule] of rules.entries()) {
    consider(twinOf(rule, trees));
    for (const other of rules.slice(index + 1)) consider(cutBoth(rule, other));
  }
  return found;
}

const beforeKey = (rule: Rule) => ruleKey({ ...rule, after: [] }) + String(rule.places);
