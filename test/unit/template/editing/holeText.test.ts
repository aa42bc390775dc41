import assert from 'node:assert/strict';
import fc from 'fast-check';
import { escapeHoles, isMark, piecesOf } from '../../../../src/template/shared/holeText';

const noneKnown = () => undefined;
const codeIn = (text: string) =>
  piecesOf(text, noneKnown).map((piece) => (isMark(piece) ? piece.hole : piece.code));

describe('text with holes', () => {
  it('keeps any code as it was, whatever dollars and backslashes are in it', () => {
    const character = fc.constantFrom('$', '\\', '1', '2', 'a', '{', '\n', '🙂');
    fc.assert(
      fc.property(fc.string({ unit: character, minLength: 1 }), (code) => {
        assert.deepEqual(codeIn(escapeHoles(code)), [code]);
      }),
      { numRuns: 2000 },
    );
  });

  it('is code and holes', () => {
    const known = (hole: number) => (hole === 2 ? true : hole === 1 ? false : undefined);
    assert.deepEqual(piecesOf('f($1, $$$2)', known), [
      { code: 'f(', start: 0 },
      { hole: 1, isRun: false, start: 2, end: 4 },
      { code: ', ', start: 4 },
      { hole: 2, isRun: true, start: 6, end: 10 },
      { code: ')', start: 10 },
    ]);
  });

  it('takes of a long number what is a known hole, else all of it', () => {
    const holes = (text: string, known: number[]) =>
      piecesOf(text, (hole) => (known.includes(hole) ? false : undefined)).map((piece) =>
        isMark(piece) ? piece.hole : piece.code,
      );
    assert.deepEqual(holes('$10px', [1]), [1, '0px']);
    assert.deepEqual(holes('$10', [1, 10]), [10]);
    assert.deepEqual(holes('$34', [1]), [34]);
    assert.deepEqual(holes('$$$1', [1]), ['$$', 1]);
    assert.deepEqual(holes('$x $ $0', [1]), ['$x $ $0']);
  });
});
