import type { PatternMaintenance } from '../../core/maintenance';
import type { LearnedPattern, RejectedPlace } from '../../core/types';
import type { Templates } from '../../template/Templates';

/**
 * Never offers a pattern at a place again, and makes it narrower where something tells the place from
 * its examples.
 * @returns the pattern, with a new version of its template in the second case
 */
export async function rejectPlace(
  { id, codeTemplate }: LearnedPattern,
  place: RejectedPlace,
  { learner, maintenance }: { learner: Templates; maintenance: PatternMaintenance },
): Promise<LearnedPattern> {
  const narrower = await learner.tighten(codeTemplate, place);
  return maintenance.reject(id, place, narrower, `must not fit in ${place.path}`);
}
