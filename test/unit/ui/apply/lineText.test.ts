import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineText, sameLines } from '../../../../src/ui/words/lineText';

const lines = fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '😀', ' ') }), { minLength: 1 });

describe('LineText', () => {
  it('finds the line and column of every offset, whatever the line ends', () => {
    fc.assert(
      fc.property(lines, fc.constantFrom('\n', '\r\n', '\r'), fc.nat(), (texts, end, seed) => {
        const number = seed % texts.length;
        const character = seed % ((texts[number] ?? '').length + 1);
        const offset =
          texts.slice(0, number).reduce((sum, line) => sum + line.length + end.length, 0) +
          character;
        const text = new LineText(texts.join(end));
        assert.deepEqual(text.positionAt(offset), { line: number, character });
      }),
    );
  });
});

describe('sameLines', () => {
  it('overlooks line ends and a byte order mark, and nothing else', () => {
    assert.ok(sameLines('\uFEFFa\r\nb\r', 'a\nb\n'));
    assert.ok(!sameLines('a\nb', 'a\n b'));
  });
});
