import assert from 'node:assert/strict';
import fc from 'fast-check';
import { UnsavedEdits, type TextChange } from '../../../../src/ui/sites/UnsavedEdits';

describe('UnsavedEdits', () => {
  it('finds a range again that nobody touched, wherever it moved to', () => {
    fc.assert(
      fc.property(fc.array(editOf, { maxLength: 12 }), (wanted) => {
        // Each character of the text is another one, so the range can be told by its text.
        let text = Array.from({ length: 30 }, (_, i) => String.fromCharCode(0x4e00 + i)).join('');
        const site = { start: 12, end: 17 };
        const code = text.slice(site.start, site.end);
        const edits = new UnsavedEdits();
        for (const { start, length, newLength } of wanted) {
          const from = Math.min(start, text.length);
          const edit = { start: from, length: Math.min(length, text.length - from), newLength };
          text = text.slice(0, from) + 'x'.repeat(newLength) + text.slice(from + edit.length);
          edits.add(edit);
        }
        const now = edits.rangeNow(site);
        if (now) assert.equal(text.slice(now.start, now.end), code);
      }),
    );
  });

  it('keeps a range through edits before and after it, and at both of its ends', () => {
    assert.deepEqual(rangeAfter([{ start: 0, length: 2, newLength: 5 }]), { start: 13, end: 23 });
    assert.deepEqual(rangeAfter([{ start: 10, length: 0, newLength: 1 }]), { start: 11, end: 21 });
    assert.deepEqual(rangeAfter([{ start: 20, length: 4, newLength: 0 }]), { start: 10, end: 20 });
  });

  it('gives a range up that was edited', () => {
    assert.equal(rangeAfter([{ start: 12, length: 0, newLength: 1 }]), undefined);
    assert.equal(rangeAfter([{ start: 8, length: 3, newLength: 3 }]), undefined);
    assert.equal(rangeAfter([{ start: 0, length: 40, newLength: 40 }]), undefined);
  });

  it('counts typing as one edit, and knows what of it is in the file', () => {
    const edits = new UnsavedEdits();
    for (let start = 0; start < 5; start += 1) edits.add({ start, length: 0, newLength: 1 });
    edits.markSaved();
    edits.add({ start: 5, length: 0, newLength: 3 });
    assert.deepEqual(edits.rangeNow({ start: 10, end: 20 }), { start: 18, end: 28 });
    edits.forgetSaved();
    assert.deepEqual(edits.rangeNow({ start: 15, end: 25 }), { start: 18, end: 28 });
    edits.forgetAll();
    assert.deepEqual(edits.rangeNow({ start: 15, end: 25 }), { start: 15, end: 25 });
  });
});

const editOf: fc.Arbitrary<TextChange> = fc.record({
  start: fc.nat(40),
  length: fc.nat(4),
  newLength: fc.nat(4),
});

function rangeAfter(made: readonly TextChange[]): { start: number; end: number } | undefined {
  const edits = new UnsavedEdits();
  for (const edit of made) edits.add(edit);
  return edits.rangeNow({ start: 10, end: 20 });
}
