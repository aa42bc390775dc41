import assert from 'node:assert/strict';
import type { RevertPlan } from '../../../../src/engine/api/ApplicationApi';
import { PlacesToRevert } from '../../../../src/ui/apply/PlacesToRevert';

/** A file in which one place was changed in two pieces, and another one in one. */
const BEFORE = "a = f'x {one} y'\nb = f(2)\n";

function revertPlan(): RevertPlan {
  const edit = (part: string, newText: string, place: number) => {
    const start = BEFORE.indexOf(part);
    return { path: 'a.py', start, end: start + part.length, newText, places: [place] };
  };
  const edits = [edit("f'x {", "'x %s", 0), edit("} y'", " y' % ", 0), edit('f(2)', 'g(2)', 1)];
  return { files: [{ path: 'a.py', before: BEFORE, after: '', edits }], impossible: [] };
}

describe('places that can be taken back', () => {
  it('are shown from their first piece to their last, since a piece alone is no code', () => {
    const source = new PlacesToRevert(revertPlan(), () => Promise.resolve(revertPlan()));
    assert.deepEqual(
      source.places.map(({ text, line }) => [line, text]),
      [
        [0, "f'x {one} y'"],
        [1, 'f(2)'],
      ],
    );
  });
});
