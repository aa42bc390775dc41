import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ReadMarks } from '../../../src/store/journal/ReadMarks';

describe('ReadMarks', () => {
  it('knows exactly what was added, in any order and however often', () => {
    const range = fc.record({
      first: fc.integer({ min: 1, max: 60 }),
      count: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(fc.array(range, { maxLength: 30 }), (ranges) => {
        const marks = new ReadMarks();
        const known = new Set<number>();
        for (const { first, count } of ranges) {
          marks.add('journal', first, count);
          for (let seq = first; seq < first + count; seq += 1) known.add(seq);
        }
        for (let seq = 1; seq < 80; seq += 1) {
          assert.equal(marks.has('journal', seq), known.has(seq));
          assert.equal(
            marks.has('journal', seq, 3),
            [0, 1, 2].every((i) => known.has(seq + i)),
          );
        }
        assert.ok(!marks.has('another', 1));
        const runs = marks.toJSON().journal ?? [];
        assert.ok(runs.every(([first], i) => i === 0 || first > (runs[i - 1]?.[1] ?? 0) + 1));
        assert.deepEqual(ReadMarks.from(marks.toJSON()).toJSON(), marks.toJSON());
      }),
    );
  });

  it('adds the marks of others', () => {
    const [a, b] = [new ReadMarks(), new ReadMarks()];
    a.add('one', 1, 2);
    b.add('one', 3);
    b.add('two', 5);
    a.addAll(b);
    assert.deepEqual(a.toJSON(), { one: [[1, 3]], two: [[5, 5]] });
  });
});
