import assert from 'node:assert/strict';
import { byDistance, countLevels } from '../../../../src/ui/generality/countLevels';

describe('the places at each level', () => {
  it('are counted for the present level first, and for the far ones last', () => {
    assert.deepEqual(byDistance(5, 1), [1, 0, 2, 3, 4]);
    assert.deepEqual(byDistance(3, 2), [2, 1, 0]);
    assert.deepEqual(byDistance(1, 0), [0]);
  });

  it('are told one after the other, and no more once it is cancelled', async () => {
    const cancel = new AbortController();
    const told: [number, number][] = [];
    const count = (level: number) => Promise.resolve(level * 10);
    const counting = countLevels(
      4,
      2,
      count,
      (level, places) => {
        told.push([level, places]);
        if (told.length === 2) cancel.abort();
      },
      cancel.signal,
    );
    await assert.rejects(counting, { name: 'AbortError' });
    assert.deepEqual(told, [
      [2, 20],
      [1, 10],
    ]);
  });

  it('are not told when the count comes too late', async () => {
    const cancel = new AbortController();
    const count = () => {
      cancel.abort();
      return Promise.resolve(1);
    };
    const never = () => assert.fail('it was told');
    await assert.rejects(countLevels(1, 0, count, never, cancel.signal), { name: 'AbortError' });
  });
});
