import assert from 'node:assert/strict';
import fc from 'fast-check';
import { meanOf, narrowestInterval, quantileOf, shareBelow } from '../../../src/core/beta';
import { likelyAtLeast, posteriorOf, type PlacedOutcome } from '../../../src/core/evidence';

const DAY = 24 * 60 * 60 * 1000;
const NOW = 400 * DAY;

function outcomes(count: number, success: boolean, projectId = 'here', age = 0): PlacedOutcome[] {
  return Array.from({ length: count }, () => ({ projectId, success, at: NOW - age * DAY }));
}

const posterior = (list: PlacedOutcome[], similarity = 1) =>
  posteriorOf(list, 'here', () => similarity, NOW);

describe('evidence', () => {
  it('knows nothing before any outcome', () => {
    assert.equal(meanOf(posterior([])), 0.5);
    assert.ok(likelyAtLeast(posterior([])) < 0.01);
  });

  it('is surer of a pattern the more often it worked', () => {
    const least = [1, 2, 4, 8].map((count) => likelyAtLeast(posterior(outcomes(count, true))));
    assert.deepEqual(least, [...least].sort());
    assert.ok((least[3] ?? 0) > 0.7);
  });

  it('counts an outcome half after 90 days', () => {
    const fresh = [...outcomes(1, true), ...outcomes(1, false)];
    const aged = [...outcomes(2, true, 'here', 90), ...outcomes(1, false)];
    assert.equal(meanOf(posterior(aged)), meanOf(posterior(fresh)));
  });

  it('counts what happened elsewhere by how similar the projects are', () => {
    const there = (similarity: number) => posterior(outcomes(4, true, 'there'), similarity);
    assert.equal(meanOf(there(0)), 0.5);
    assert.ok(meanOf(there(0.4)) < meanOf(there(1)));
    assert.ok(likelyAtLeast(there(1)) < likelyAtLeast(posterior(outcomes(4, true))));
  });

  it('is never as sure of a project by others as by its own outcomes', () => {
    const elsewhere = posterior(outcomes(1000, true, 'there'));
    assert.ok(elsewhere.alpha + elsewhere.beta < 4.1);
  });
});

describe('a Beta distribution', () => {
  const parameter = fc.double({ min: 0.3, max: 60, noNaN: true });

  it('has the shares below a rate that are known in closed form', () => {
    for (const rate of [0.01, 0.3, 0.5, 0.9, 0.999]) {
      assert.ok(Math.abs(shareBelow({ alpha: 1, beta: 1 }, rate) - rate) < 1e-9);
      assert.ok(Math.abs(shareBelow({ alpha: 5, beta: 1 }, rate) - rate ** 5) < 1e-9);
      const arcsine = (2 / Math.PI) * Math.asin(Math.sqrt(rate));
      assert.ok(Math.abs(shareBelow({ alpha: 0.5, beta: 0.5 }, rate) - arcsine) < 1e-9);
    }
  });

  it('has a quantile for each share', () => {
    const share = fc.double({ min: 0.02, max: 0.98, noNaN: true });
    fc.assert(
      fc.property(parameter, parameter, share, (alpha, beta, wanted) => {
        const rate = quantileOf({ alpha, beta }, wanted);
        assert.ok(shareBelow({ alpha, beta }, rate - 1e-8) <= wanted);
        assert.ok(shareBelow({ alpha, beta }, rate + 1e-8) >= wanted);
      }),
    );
  });

  it('has no narrower interval of a share than the narrowest, which may reach an end', () => {
    fc.assert(
      fc.property(parameter, parameter, (alpha, beta) => {
        const one = { alpha, beta };
        const { low, high } = narrowestInterval(one, 0.9);
        assert.ok(Math.abs(shareBelow(one, high) - shareBelow(one, low) - 0.9) < 1e-4);
        if (alpha <= 1 && beta <= 1) return;
        assert.ok(high - low <= quantileOf(one, 0.95) - quantileOf(one, 0.05) + 1e-3);
      }),
    );
    assert.equal(narrowestInterval({ alpha: 5, beta: 0.5 }, 0.95).high, 1);
    assert.equal(narrowestInterval({ alpha: 0.5, beta: 5 }, 0.95).low, 0);
  });
});
