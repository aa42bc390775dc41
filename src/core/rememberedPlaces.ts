import type { Fact } from './events';
import { keptRejected } from './examples';
import type { Store } from './Store';
import type { TemplateLearner } from './ports';
import type { LearnedPattern, PatternId } from './types';

/**
 * The facts that hide places which an earlier version of this extension only made a pattern narrower
 * for. Learning again may find no template that tells all of them apart.
 * @param patternId the pattern that is to have them
 */
export async function rememberedPlaces(
  store: Store,
  learner: TemplateLearner,
  { rejected, hidden, codeTemplate }: LearnedPattern,
  patternId: PatternId,
): Promise<Fact[]> {
  const known = new Set(hidden.map(({ code }) => code));
  const facts: Fact[] = [];
  for (const code of rejected.filter((each) => !known.has(each))) {
    const [place] = (await keptRejected(store, { rejected: [code] })) ?? [];
    const keys = place ? await learner.placeKeys(codeTemplate, place, 'piece') : [];
    for (const key of keys) {
      facts.push({ kind: 'place.rejected', body: { patternId, key, place: code } });
    }
  }
  return facts;
}
