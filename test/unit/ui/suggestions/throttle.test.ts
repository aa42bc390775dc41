import assert from 'node:assert/strict';
import { EventEmitter, once } from 'node:events';
import { throttle } from '../../../../src/ui/timing';

describe('throttle', () => {
  it('runs at once, and once more for all the calls that come meanwhile', async () => {
    const ran = new EventEmitter();
    let runs = 0;
    const drawing = throttle(20, () => {
      runs += 1;
      ran.emit('run');
    });
    drawing.call();
    assert.equal(runs, 1);
    const next = once(ran, 'run');
    drawing.call();
    drawing.call();
    assert.equal(runs, 1);
    await next;
    assert.equal(runs, 2);
    drawing.dispose();
  });
});
