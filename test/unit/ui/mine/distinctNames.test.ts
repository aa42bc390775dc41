import assert from 'node:assert/strict';
import { distinctNames } from '../../../../src/ui/mine/distinctNames';

describe('names of what was mined', () => {
  it('are made distinct in their order, whatever their case', () => {
    assert.deepEqual(distinctNames(['Use f', 'use F', 'Other', 'Use f', 'Use f (2)']), [
      'Use f',
      'use F (2)',
      'Other',
      'Use f (3)',
      'Use f (2) (2)',
    ]);
  });
});
