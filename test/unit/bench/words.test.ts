import assert from 'node:assert/strict';
import { comparedWithExamples } from '../../../bench/answers/words';

const change = (before: string, after: string) => ({ before, after });

describe('the words of a change, compared with those of examples', () => {
  const examples = [change('fetch(url, x)', 'load(url)')];

  it('take names on both sides for one sign', () => {
    const other = change('fetch(page, x)', 'load(page)');
    assert.deepEqual(comparedWithExamples(other, examples), { isLost: false, isAlien: false });
  });

  it('tell a word that went though no example dropped it', () => {
    const other = change('fetch(page, y)', 'load(page)');
    assert.deepEqual(comparedWithExamples(other, examples), { isLost: true, isAlien: false });
  });

  it('tell a word that came though no example brought it in', () => {
    const other = change('fetch(page, x)', 'load(page, url)');
    assert.deepEqual(comparedWithExamples(other, examples), { isLost: false, isAlien: true });
  });

  it('count how often a name stands on each side', () => {
    const twice = [change('a.run(a)', 'a.run()')];
    assert.deepEqual(comparedWithExamples(change('b.run(b)', 'b.run()'), twice), {
      isLost: false,
      isAlien: false,
    });
    assert.equal(comparedWithExamples(change('b.run(b)', 'b.run()'), examples).isLost, true);
  });
});
