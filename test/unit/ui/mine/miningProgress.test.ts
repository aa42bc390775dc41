import assert from 'node:assert/strict';
import { MiningProgress } from '../../../../src/ui/mine/MiningProgress';

describe('the progress of mining', () => {
  it('counts commits first and edits then, and ends at 100', () => {
    const progress = new MiningProgress();
    const steps = [
      [1, 4],
      [4, 4],
      [5, 6],
      [6, 6],
    ].map(([done, total]) => progress.step(done!, total!));
    assert.deepEqual(
      steps.map(({ phase, done, total }) => [phase, done, total]),
      [
        ['commits', 1, 4],
        ['commits', 4, 4],
        ['edits', 1, 2],
        ['edits', 2, 2],
      ],
    );
    assert.deepEqual(
      steps.map(({ increment }) => increment),
      [15, 45, 20, 20],
    );
  });

  it('goes on where commits are known already, and never back', () => {
    const progress = new MiningProgress();
    assert.equal(progress.step(3, 4).increment, 45);
    assert.equal(progress.step(2, 4).increment, 0);
    assert.equal(progress.step(4, 4).increment, 15);
  });
});
