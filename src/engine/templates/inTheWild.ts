import type { LearnedTemplate, SourceFile } from '../../core/ports';
import type { CodeTemplate } from '../../core/types';
import type { Templates } from '../../template/Templates';

/** A pattern that fits at more places which its own change left alone is narrower at first. */
export const MANY_PLACES = 20;

/** Files of one language, a batch at a time. */
export interface WildFiles {
  total(): Promise<number>;
  batches(): AsyncIterable<SourceFile[]>;
}

/**
 * What was learned, at the widest level that fits at no more than `MANY_PLACES` places which the
 * change left alone; the narrowest if none does. The other levels can still be chosen.
 * @param count places of a template in the files as they are after the change
 */
export async function narrowedInTheWild(
  learned: LearnedTemplate,
  count: (template: CodeTemplate) => Promise<number>,
  learner: Pick<Templates, 'narrower'>,
): Promise<LearnedTemplate> {
  const { template } = learned;
  if (learner.narrower(template) === undefined) return learned;
  const places = await count(template);
  if (places <= MANY_PLACES) return learned;
  let narrower = template;
  for (let next = learner.narrower(narrower); next; next = learner.narrower(narrower)) {
    narrower = next;
    if ((await count(narrower)) <= MANY_PLACES) break;
  }
  const note = `Fits at ${places} places that this change left alone, so a narrower form was chosen.`;
  return { ...learned, template: narrower, notes: [...learned.notes, note] };
}

/**
 * How many places of files a template fits at, those at which a person would fill something in aside.
 * @throws AbortError
 */
export async function placesIn(
  files: WildFiles,
  template: CodeTemplate,
  learner: Pick<Templates, 'findSites'>,
  signal: AbortSignal,
  onProgress: (done: number, total: number) => void,
): Promise<number> {
  const total = await files.total();
  let places = 0;
  let done = 0;
  for await (const batch of files.batches()) {
    for await (const { site } of learner.findSites([template], batch, signal)) {
      if (site.inputs === undefined) places++;
    }
    signal.throwIfAborted();
    done += batch.length;
    onProgress(Math.min(done, total), total);
  }
  return places;
}
