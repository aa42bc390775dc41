import type { PatternMaintenance } from '../../core/maintenance';
import type { LearnedPattern, RejectedPlace } from '../../core/types';
import type { TreeLearner } from '../../template/tree/TreeLearner';
import { hasLevels } from './templateLevels';

/**
 * Never offers a pattern at a place again, and makes it narrower where something tells the place from
 * its examples.
 * @returns the pattern, with a new version of its template in the second case
 */
export async function rejectPlace(
  { id, codeTemplate }: LearnedPattern,
  place: RejectedPlace,
  { trees, maintenance }: { trees: TreeLearner; maintenance: PatternMaintenance },
): Promise<LearnedPattern> {
  const narrower = hasLevels(codeTemplate) ? await trees.tighten(codeTemplate, place) : undefined;
  return maintenance.reject(id, place, narrower, `must not fit in ${place.path}`);
}
