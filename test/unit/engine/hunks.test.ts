import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyHunks, hunksOf } from '../../../src/engine/changes/hunks';

const text = fc
  .array(fc.constantFrom('a', 'b', 'c', '', 'd\r', '🙂'), { maxLength: 60 })
  .chain((lines) => fc.boolean().map((final) => lines.join('\n') + (final ? '\n' : '')));

describe('hunks', () => {
  it('give the text after when all are applied and the text before when none is', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const all = hunksOf(before, after).map((_, index) => index);
        assert.equal(applyHunks(before, after, all), after);
        if (all.length > 0) assert.equal(applyHunks(before, after, []), before);
      }),
    );
  });

  it('can be applied one by one', () => {
    const lines = Array.from({ length: 40 }, (_, index) => `line ${index}`);
    const changed = lines.map((line, index) => (index === 3 || index === 30 ? `${line}!` : line));
    const [before, after] = [lines.join('\n'), changed.join('\n')];
    assert.equal(hunksOf(before, after).length, 2);
    const second = applyHunks(before, after, [1]).split('\n');
    assert.equal(second[3], 'line 3');
    assert.equal(second[30], 'line 30!');
  });

  it('make one hunk of a change too large to pick from', () => {
    const before = Array.from({ length: 6000 }, (_, index) => `old ${index}`).join('\n');
    const after = Array.from({ length: 6000 }, (_, index) => `new ${index}`).join('\n');
    assert.equal(hunksOf(before, after).length, 1);
    assert.equal(applyHunks(before, after, []), before);
    assert.equal(applyHunks(before, after, [0]), after);
  });
});
