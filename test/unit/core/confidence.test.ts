import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  afterExtraction,
  afterOutcome,
  mergedConfidence,
  rank,
  replaces,
  successRate,
} from '../../../src/core/confidence';
import { thresholdsForAutonomy } from '../../../src/core/thresholds';

const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('confidence', () => {
  it('rises by 0.05 on success and falls by 0.10 on failure', () => {
    assert.equal(afterOutcome(0.5, true), 0.55);
    assert.equal(afterOutcome(0.5, false), 0.4);
  });

  it('rises by 0.10 when the pattern is seen again, up to 0.75', () => {
    assert.equal(afterExtraction(0.5), 0.6);
    assert.equal(afterExtraction(0.7), 0.75);
    assert.equal(afterExtraction(0.75), 0.75);
    assert.equal(afterExtraction(0.9), 0.9);
  });

  it('stays within 0..1 and does not drift', () => {
    let confidence = 0.5;
    for (let i = 0; i < 20; i += 1) confidence = afterOutcome(confidence, true);
    assert.equal(confidence, 1);
    for (let i = 0; i < 5; i += 1) confidence = afterOutcome(confidence, false);
    assert.equal(confidence, 0.5);
    for (let i = 0; i < 9; i += 1) confidence = afterOutcome(confidence, false);
    assert.equal(confidence, 0);
  });

  it('counts an unused pattern as half successful in ranking, and a failed one as failed', () => {
    assert.equal(successRate(0, 0), null);
    assert.equal(rank(0.8, 0, 0), 0.4);
    assert.equal(rank(0.8, 0, 3), 0);
    assert.equal(rank(0.8, 3, 1), 0.8 * 0.75);
  });

  it('merges to a confidence between the two, nearer to the one with more evidence', () => {
    fc.assert(
      fc.property(share, share, fc.nat(50), fc.nat(50), (a, b, usesA, usesB) => {
        const merged = mergedConfidence(
          { confidence: a, votes: usesA + 1 },
          { confidence: b, votes: usesB + 1 },
        );
        assert.ok(merged >= Math.min(a, b) - 1e-4 && merged <= Math.max(a, b) + 1e-4);
        if (usesA > usesB) assert.ok(Math.abs(merged - a) <= Math.abs(merged - b) + 2e-4);
      }),
    );
  });

  it('lets a stronger or equally strong observer replace a verdict, not a weaker one', () => {
    assert.ok(replaces({ observer: 'person' }, { observer: 'tests' }));
    assert.ok(replaces({ observer: 'tests' }, { observer: 'tests' }));
    assert.ok(!replaces({ observer: 'build' }, { observer: 'tests' }));
    assert.ok(!replaces({ observer: 'survival' }, { observer: 'build' }));
  });

  it('has the seed’s thresholds for each level of autonomy', () => {
    assert.deepEqual(thresholdsForAutonomy(1), { minSimilarity: 0.8, minConfidence: 0.8 });
    assert.deepEqual(thresholdsForAutonomy(2), { minSimilarity: 0.6, minConfidence: 0.7 });
    assert.deepEqual(thresholdsForAutonomy(3), { minSimilarity: 0.5, minConfidence: 0.6 });
  });
});
