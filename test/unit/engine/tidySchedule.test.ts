import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { TidySchedule } from '../../../src/engine/schedule/TidySchedule';

const HOUR_MS = 60 * 60 * 1000;

describe('the schedule by which the library is tidied', () => {
  it('goes on after an error, and ends when it is told to', async () => {
    const errors: unknown[] = [];
    let times = 0;
    let enough = () => undefined as void;
    const thrice = new Promise<void>((resolve) => (enough = resolve));
    const schedule = new TidySchedule(
      async () => {
        times += 1;
        if (times === 3) enough();
        throw new Error(`time ${times}`);
      },
      (error) => errors.push(error),
      { first: 1, between: 1, idle: 0 },
    );
    // The schedule keeps no process alive.
    const alive = setTimeout(() => undefined, HOUR_MS);
    await thrice;
    clearTimeout(alive);
    await schedule.finish();
    const before = times;
    await wait(10);
    assert.equal(times, before);
    assert.equal(errors.length, before);
  });

  it('does nothing while there is something to do', async () => {
    let times = 0;
    const schedule = new TidySchedule(
      async () => void (times += 1),
      (error) => assert.fail(String(error)),
      { first: 1, between: 1, idle: HOUR_MS },
    );
    schedule.changed();
    await wait(20);
    await schedule.finish();
    assert.equal(times, 0);
  });

  it('resolves only when what has begun is done', async () => {
    let begun = () => undefined as void;
    let done = false;
    const beginning = new Promise<void>((resolve) => (begun = resolve));
    const schedule = new TidySchedule(
      async () => {
        begun();
        await wait(20);
        done = true;
      },
      (error) => assert.fail(String(error)),
      { first: 1, between: HOUR_MS, idle: 0 },
    );
    const alive = setTimeout(() => undefined, HOUR_MS);
    await beginning;
    clearTimeout(alive);
    await schedule.finish();
    assert.ok(done);
  });
});
