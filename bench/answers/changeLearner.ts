import { PatternExtraction } from '../../src/core/extraction';
import type { LearnedTemplate, TemplateLearner } from '../../src/core/ports';
import type { FileChange } from '../../src/core/types';
import { openStore } from '../../test/support/openStore';

/**
 * Learns from all files of a change, as the product does: the language with the most changed files
 * that gives a template. Rejects with `NothingToLearn`.
 */
export async function changeLearner(
  learner: TemplateLearner,
): Promise<(files: FileChange[]) => Promise<LearnedTemplate>> {
  const { store } = await openStore();
  const extraction = new PatternExtraction(store, learner);
  return (files) => extraction.learnTemplate({ files });
}
