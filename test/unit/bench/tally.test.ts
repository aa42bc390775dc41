import assert from 'node:assert/strict';
import { count, emptyTally, precisionOf, recallOf } from '../../../bench/answers/Tally';

describe('a tally of answers', () => {
  it('has recall over all that was asked, and precision over what was proposed', () => {
    const tally = emptyTally();
    for (const verdict of ['right', 'right', 'right', 'partial', 'wrong', 'ask'] as const) {
      count(tally, verdict);
    }
    count(tally, 'wrong', { isLost: true });
    count(tally, 'silent');
    assert.equal(recallOf(tally), 0.375);
    assert.equal(precisionOf(tally), 0.6);
    assert.equal(tally.n, 8);
    assert.equal(tally.lost, 1);
  });

  it('claims no fault where nothing was asked', () => {
    assert.deepEqual([recallOf(emptyTally()), precisionOf(emptyTally())], [1, 1]);
  });
});
