import type { MinedPlace } from '../../Templates';
import type { Cluster } from '../learning/cluster';
import { learnRules } from '../learning/learnRules';
import { type Lesson, sidesOf } from '../lessons/Lesson';
import { atomsOf } from '../rules/Pattern';
import type { Example } from '../lessons/Example';
import { isWhole } from '../learning/wholeChange';

/**
 * The rules that some of the lessons tell together, by the same gates as what a person chose to learn.
 * The other edits of the files are places that were changed otherwise.
 * @param wanted for each example the numbers of its lessons that count
 */
export function mineRules(
  examples: readonly Example[],
  wanted: readonly ReadonlySet<number>[],
): Cluster[] {
  const focused = focusedOn(examples, wanted);
  return learnRules(focused, 'most').clusters.filter(
    (cluster) => cluster.rule.top !== true && isWhole(cluster, examples, []),
  );
}

/** The examples with the wanted lessons only. */
export function focusedOn(
  examples: readonly Example[],
  wanted: readonly ReadonlySet<number>[],
): Example[] {
  return examples.map((example, index) => ({
    ...example,
    lessons: example.lessons.filter((_, at) => wanted[index]!.has(at)),
  }));
}

/** Where in the examples lessons are, with their code; in the order of the examples. */
export function placesOf(
  lessons: readonly Lesson[],
  examples: readonly Example[],
  files: readonly number[],
): MinedPlace[] {
  const wanted = new Set(lessons);
  return examples.flatMap((example, index) =>
    example.lessons.flatMap((lesson, at) => {
      if (!wanted.has(lesson)) return [];
      const { before, after } = sidesOf(lesson);
      return [{ file: files[index]!, at, before, after }];
    }),
  );
}

export const sizeOf = ({ rule }: Cluster) =>
  atomsOf(rule.before).length + atomsOf(rule.after).length;
