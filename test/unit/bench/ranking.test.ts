import assert from 'node:assert/strict';
import { failedRankingGates, readRankingGates } from '../../../bench/ranking/gates';
import { measureRanking } from '../../../bench/ranking/measure';
import { ndcg } from '../../../bench/ranking/ndcg';

const GATES = readRankingGates('bench/gates.json');

describe('the simulation of rankings', () => {
  for (const seed of [1, 2, 3]) {
    it(`passes its gates with seed ${seed}`, () => {
      assert.deepEqual(failedRankingGates(measureRanking(seed), GATES), []);
    }).timeout(60_000);
  }

  it('says which gate is not passed', () => {
    const bad = {
      ...{ seed: { ndcg10: 0.9, regret: 0.1 }, evidence: { ndcg10: 0.8, regret: 0.2 } },
      ...{ calibrationError: 0.06, coverage: 0.92 },
    };
    assert.equal(failedRankingGates(bad, GATES).length, 4);
  });

  it('is the same for the same seed', () => {
    assert.deepEqual(measureRanking(4), measureRanking(4));
  }).timeout(60_000);

  it('measures a list by its order', () => {
    assert.equal(ndcg([3, 2, 1]), 1);
    assert.ok(ndcg([1, 2, 3]) < 1);
    assert.equal(ndcg([0, 0]), 1);
  });
});
