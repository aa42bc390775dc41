import { isFunction } from '../languages/kinds';
import type { Cluster } from './cluster';
import { isWithin, kindOf } from '../syntax/FlatTree';
import type { Lesson } from '../lessons/Lesson';
import { atomsOf, isLiteral } from '../rules/Pattern';
import type { Example } from '../lessons/Example';

/** Of the places of a rule, at most this share may be part of a change that tells no rule. */
const MAX_PARTIAL = 0.6;

/** Nodes of a function within which edits are taken to belong together. */
const MAX_FUNCTION = 200;

/** Whether a rule is more than a part of something that was changed together and cannot be learned. */
export function isWhole(
  cluster: Cluster,
  examples: readonly Example[],
  reasons: string[],
): boolean {
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
