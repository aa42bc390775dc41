import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DEFAULT_FAMILIES, extendFamilies, FamilyIndex } from '../../../src/core/families';
import { compareContexts, SimilarityCalculator } from '../../../src/core/similarity';
import type { ProjectContext } from '../../../src/core/types';

const families = new FamilyIndex(DEFAULT_FAMILIES);

function project(
  language: string,
  framework: string | null,
  domain: string | null,
): ProjectContext {
  return { language, framework, domain };
}

const context = fc.record({
  language: fc.constantFrom('python', 'javascript', 'typescript', 'vue', null),
  framework: fc.constantFrom('django', 'flask', 'react', 'numpy', null),
  domain: fc.constantFrom('web', 'backend', 'api', 'data', null),
});

describe('similarity', () => {
  const django = project('python', 'django', 'web');

  it('is 1 for the seed’s identical projects', () => {
    assert.equal(compareContexts(django, { ...django }, families).score, 1);
  });

  it('is 0.7 for the same language and relatives in framework and domain', () => {
    const flask = project('python', 'flask', 'backend');
    assert.equal(compareContexts(django, flask, families).score, 0.7);
  });

  it('is 0.4 for the same language only', () => {
    const numpy = project('python', 'numpy', 'data');
    assert.equal(compareContexts(django, numpy, families).score, 0.4);
  });

  it('is 0.3 for the same domain in two languages, as the rule has it', () => {
    const react = project('javascript', 'react', 'web');
    assert.equal(compareContexts(django, react, families).score, 0.3);
  });

  it('counts half of the language where one contains the other, and nothing between siblings', () => {
    const scores = (
      [
        ['typescript', 'javascript'],
        ['javascript', 'vue'],
        ['c', 'c++'],
        ['scss', 'css'],
        ['vue', 'svelte'],
        ['java', 'javascript'],
      ] as const
    ).map(([a, b]) => compareContexts(project(a, null, null), project(b, null, null), families));
    assert.deepEqual(
      scores.map(({ score }) => score),
      [0.2, 0.2, 0.2, 0.2, 0, 0],
    );
    const shop = compareContexts(
      project('typescript', 'koa', 'api'),
      project('javascript', 'express', 'api'),
      families,
    );
    assert.deepEqual(shop, {
      ...{ score: 0.65, language: 'related', framework: 'related', domain: 'exact' },
    });
  });

  it('takes what is unknown for no match', () => {
    const unknown = project('python', null, null);
    assert.equal(compareContexts(unknown, { ...unknown }, families).score, 0.4);
  });

  it('knows the families that a user adds', () => {
    const extended = new FamilyIndex(
      extendFamilies(DEFAULT_FAMILIES, { frameworks: { ours: ['Acme Web', 'django'] } }),
    );
    const acme = project('python', 'acmeweb', 'web');
    assert.equal(compareContexts(django, acme, families).score, 0.7);
    assert.equal(compareContexts(django, acme, extended).score, 0.85);
  });

  it('is symmetric, within 0..1, and the same from the cache', () => {
    const calculator = new SimilarityCalculator(families);
    fc.assert(
      fc.property(context, context, (a, b) => {
        const compared = compareContexts(a, b, families);
        assert.deepEqual(compareContexts(b, a, families), compared);
        assert.ok(compared.score >= 0 && compared.score <= 1);
        assert.deepEqual(calculator.compare(a, b), compared);
        assert.deepEqual(calculator.compare(b, a), compared);
      }),
    );
  });
});
