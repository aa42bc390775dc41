import { LearningError } from '../../src/core/errors';
import { PatternExtraction } from '../../src/core/extraction';
import type { TemplateLearner } from '../../src/core/ports';
import { hashText } from '../../src/core/identity';
import type { LearnedTemplate } from '../../src/core/ports';
import { openStore } from '../../test/support/openStore';
import { idOf, profiled } from '../../test/support/facts';
import type { ChangeRecord } from './corpus';
import { asFileChange } from './training';

/** How often what. */
export interface ProductCounts {
  learned: number;
  /** Records that are no such pattern, by what is known so far. */
  refused: number;
  /** Patterns that were learned from all of their kept examples. */
  proved: number;
  patterns: number;
}

/**
 * Learns as the product does: change by change, each under the name of the one before, over a store in
 * memory. The languages of one family count as one, as they do where all is learned at once.
 */
export class ProductLearner {
  readonly counts: ProductCounts = { learned: 0, refused: 0, proved: 0, patterns: 0 };

  constructor(private readonly learner: TemplateLearner) {}

  /** Throws `LearningError` where nothing can be learned from any of the records. */
  async learn(records: readonly ChangeRecord[]): Promise<LearnedTemplate> {
    const { store } = await openStore();
    const { language } = records[0]!;
    await store.record([profiled('all')]);
    const extraction = new PatternExtraction(store, this.learner);
    let last: LearnedTemplate | undefined;
    let refusal: LearningError | undefined;
    for (const record of records) {
      try {
        const { pattern, learned } = await extraction.extract(
          {
            projectId: idOf('all'),
            title: record.id,
            description: '',
            type: 'refactoring',
            status: 'executed',
            commitSha: hashText(record.id).slice(0, 40),
            files: [{ ...asFileChange(record), language }],
          },
          { patternName: record.kind, patternType: 'refactoring' },
        );
        this.counts.learned++;
        last = { ...learned, template: pattern.codeTemplate };
      } catch (error) {
        if (!(error instanceof LearningError)) throw error;
        this.counts.refused++;
        refusal = error;
      }
    }
    const { items } = await store.patterns.list({}, { limit: 1 });
    this.counts.patterns += items.length;
    if (items[0]?.proved) this.counts.proved++;
    await store.close();
    if (last !== undefined) return last;
    throw refusal!;
  }
}
