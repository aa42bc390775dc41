import assert from 'node:assert/strict';
import { likePlaces, shapeOf } from '../../../bench/history/shapes';

describe('the shape of a changed place', () => {
  it('leaves out what stands around it, and the names on both sides', () => {
    const one = shapeOf('total = fetch(url, null)', 'total = load(url)');
    assert.equal(shapeOf('return fetch(page, null)', 'return load(page)'), one);
  });

  it('keeps what only one side has', () => {
    assert.notEqual(shapeOf('a.old(1)', 'a.fresh(1)'), shapeOf('a.other(1)', 'a.fresh(1)'));
  });

  it('keeps which names are the same', () => {
    assert.notEqual(
      shapeOf('old(a, a, b)', 'fresh(b, a, a)'),
      shapeOf('old(a, b, b)', 'fresh(b, a, a)'),
    );
  });
});

describe('places of one shape', () => {
  const file = (before: string, after: string) => ({
    path: 'a.py',
    language: 'python',
    before,
    after,
  });

  it('are the text after with one of them as it was', () => {
    const before = 'a = old(1)\nkeep()\nb = old(2)\n';
    const after = 'a = fresh(1)\nkeep()\nb = fresh(2)\n';
    const [places = []] = likePlaces([file(before, after)]);
    assert.deepEqual(
      places.map((place) => [place.before, place.after]),
      [
        ['a = old(1)\nkeep()\nb = fresh(2)\n', after],
        ['a = fresh(1)\nkeep()\nb = old(2)\n', after],
      ],
    );
  });

  it('may lie in several files', () => {
    const files = [file('a = old(1)\n', 'a = fresh(1)\n'), file('b = old(2)\n', 'b = fresh(2)\n')];
    assert.equal(likePlaces(files)[0]?.length, 2);
  });

  it('are no places where nothing was before, nor a single one', () => {
    assert.deepEqual(likePlaces([file('x\n', 'a\nx\na\n')]), []);
    assert.deepEqual(likePlaces([file('old\nx\n', 'fresh\nx\n')]), []);
  });
});
