import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  HybridClock,
  MAX_LEAD_MS,
  isClock,
  millisecondsOf,
} from '../../../src/store/journal/HybridClock';

const NOW = Date.UTC(2026, 0, 1);
const at = (milliseconds: number) => `${String(milliseconds).padStart(15, '0')}-000000`;

describe('HybridClock', () => {
  it('gives the wall’s time, and later ones when the wall stands still', () => {
    const clock = new HybridClock({ now: () => NOW });
    assert.deepEqual(
      [clock.tick(), clock.tick(), clock.tick()],
      [
        `${at(NOW).slice(0, 15)}-000000`,
        `${at(NOW).slice(0, 15)}-000001`,
        `${at(NOW).slice(0, 15)}-000002`,
      ],
    );
  });

  it('always gives a clock later than those before, however the wall jumps', () => {
    const jumps = fc.array(fc.integer({ min: -1e9, max: 1e9 }), { minLength: 2, maxLength: 50 });
    fc.assert(
      fc.property(jumps, (walls) => {
        let wall = NOW;
        const clock = new HybridClock({ now: () => wall });
        const ticks = walls.map((jump) => {
          wall = NOW + jump;
          return clock.tick();
        });
        assert.deepEqual(ticks, [...new Set(ticks)].sort());
        assert.ok(ticks.every(isClock));
      }),
    );
  });

  it('goes on after another writer’s clock that is somewhat ahead', () => {
    const clock = new HybridClock({ now: () => NOW });
    clock.observe(at(NOW + 5000));
    assert.equal(millisecondsOf(clock.tick()), NOW + 5000);
  });

  it('does not adopt a clock more than a day ahead, but comes after it where told to', () => {
    const clock = new HybridClock({ now: () => NOW });
    const ahead = at(NOW + MAX_LEAD_MS + 1);
    clock.observe(ahead);
    assert.ok(!clock.hasReached(ahead));
    assert.equal(millisecondsOf(clock.tick()), NOW);
    assert.ok(clock.tick(ahead) > ahead);
    assert.equal(millisecondsOf(clock.tick()), NOW);
  });

  it('carries a full counter over into the milliseconds', () => {
    const clock = new HybridClock({ now: () => NOW });
    clock.observe(`${at(NOW).slice(0, 15)}-999999`);
    assert.equal(clock.tick(), at(NOW + 1));
  });

  it('knows its own form, and years with five digits are none', () => {
    assert.ok(isClock(at(NOW)));
    for (const text of ['', '1-1', `${at(NOW)}0`, at(253_402_300_800_000), 7, undefined]) {
      assert.ok(!isClock(text));
    }
  });
});
