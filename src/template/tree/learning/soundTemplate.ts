import { bare } from '../../shared/layout';
import type { CodeTemplate } from '../../../core/types';
import type { Cluster } from './cluster';
import { isHabit } from './provedRules';
import { templateOf } from './templateOf';
import type { Example } from '../lessons/Example';

/** Of the lines of files that show a habit; some lines hold several places. */
const MAX_LINES_OTHERWISE = 0.4;

/** Why nothing is learned where whatever is found would not make the examples again. */
export const COMES_OUT_OTHERWISE =
  'the change would come out otherwise if what is found in it were applied to the old code';

export interface SoundTemplate {
  template: CodeTemplate;
  clusters: readonly Cluster[];
}

/** Makes of the before-side of an example what a template makes of any file, imports left as they are. */
export type Apply = (template: CodeTemplate, example: Example) => Promise<string>;

/**
 * The template of rules that were proved one place at a time, held once more against whole files by
 * the way that it will go elsewhere. Where it writes a line that the author did not write, or loses
 * one that the author kept, only the rules stay that do not; `undefined` where none does.
 */
export async function soundTemplate(
  language: string,
  clusters: readonly Cluster[],
  examples: readonly Example[],
  apply: Apply,
): Promise<SoundTemplate | undefined> {
  const tried = async (own: readonly Cluster[]): Promise<SoundTemplate | undefined> => {
    const template = templateOf(language, own, examples);
    const outcomes: Outcome[] = [];
    for (const example of examples)
      outcomes.push(outcomeOf(example, await apply(template, example)));
    const otherwise = outcomes.reduce((sum, { spoilt }) => sum + spoilt, 0);
    const whole = outcomes.reduce((sum, { made }) => sum + made, 0);
    const files = outcomes.filter(({ made }) => made > 0).length;
    const isSound = otherwise === 0 || isHabit({ files, whole, otherwise }, MAX_LINES_OTHERWISE);
    return isSound ? { template, clusters: own } : undefined;
  };
  if (clusters.length === 0) return undefined;
  const all = await tried(clusters);
  if (all !== undefined || clusters.length === 1) return all;
  let kept: SoundTemplate | undefined;
  for (const cluster of clusters)
    kept = (await tried([...(kept?.clusters ?? []), cluster])) ?? kept;
  return kept;
}

interface Outcome {
  /** How many new lines came out as the author wrote them. */
  made: number;
  /** How many lines neither side has, or both sides have and the result has not. */
  spoilt: number;
}

function outcomeOf({ versions: { before, after } }: Example, result: string): Outcome {
  const [old, wanted, now] = [countsOf(before.text), countsOf(after.text), countsOf(result)];
  const outcome: Outcome = { made: 0, spoilt: 0 };
  for (const line of new Set([...old.keys(), ...wanted.keys(), ...now.keys()])) {
    const [had, asked, has] = [old, wanted, now].map((counts) => counts.get(line) ?? 0) as Three;
    outcome.made += Math.max(0, Math.min(has, asked) - had);
    outcome.spoilt += Math.max(0, has - Math.max(had, asked), Math.min(had, asked) - has);
  }
  return bare(result) === bare(after.text) ? { ...outcome, spoilt: 0 } : outcome;
}

type Three = [number, number, number];
type Counts = Map<string, number>;

/** How often each line comes, white space aside. */
function countsOf(text: string): Counts {
  const counts: Counts = new Map();
  for (const line of text.split('\n').map(bare).filter(Boolean))
    counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}
