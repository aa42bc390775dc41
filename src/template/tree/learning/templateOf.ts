import type { CodeTemplate } from '../../../core/types';
import type { Cluster } from './cluster';
import { learnedImports } from './learnedImports';
import { levelsOf } from './levels';
import { sidesOf } from '../lessons/Lesson';
import { toTemplate } from '../rules/templates';
import type { Example } from '../lessons/Example';

/** The template that rules make together, with the levels and imports that the examples tell. */
export function templateOf(
  language: string,
  clusters: readonly Cluster[],
  examples: readonly Example[],
): CodeTemplate {
  const lessons = new Set(clusters.flatMap((cluster) => cluster.lessons));
  return toTemplate(language, {
    version: 1,
    ...levelsOf(clusters, examples),
    ...learnedImports(examples, clusters),
    examples: [...lessons]
      .slice(0, 40)
      .map(sidesOf)
      .filter(({ before, after }) => Math.max(before.length, after.length) < 4_000),
  });
}
