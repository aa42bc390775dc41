import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Site } from '../../../../src/core/ports';
import { matchSites } from '../../../../src/ui/apply/matchSites';

/** Every `f(…)` of a text. */
function found(text: string): { sites: Site[]; text: string } {
  const sites = [...text.matchAll(/f\(\w*\)/g)].map(({ 0: code, index }) => ({
    path: 'a.js',
    start: index,
    end: index + code.length,
    line: 0,
    text: code,
    holes: {},
  }));
  return { sites, text };
}

const startsOf = (before: string, now: string): (number | undefined)[] =>
  matchSites(found(before), found(now)).map((site) => site?.start);

describe('sites of a file that changed', () => {
  it('are where they moved to when something was typed before, between and after them', () => {
    assert.deepEqual(startsOf('f(a);f(a);', '//\nf(a);f(a);'), [3, 8]);
    assert.deepEqual(startsOf('f(a);f(a);', 'f(a);g();f(a);'), [0, 9]);
    assert.deepEqual(startsOf('f(a);f(a);', 'f(a);f(a);//'), [0, 5]);
  });

  it('are gone when their text is another one', () => {
    assert.deepEqual(startsOf('f(a);f(b);', 'f(a);f(c);'), [0, undefined]);
    assert.deepEqual(startsOf('f(a);f(a);', ''), [undefined, undefined]);
  });

  it('are told from others like them by what stands around them', () => {
    assert.deepEqual(startsOf('1f(a);2f(a);3f(a);', '1f(a);3f(a);'), [1, undefined, 7]);
  });

  it('are none of several that nothing tells apart', () => {
    const [before, now] = [found('f(a);f(a);'), found('// moved\nf(a);')];
    assert.deepEqual(matchSites({ sites: before.sites }, { sites: now.sites }), [
      undefined,
      undefined,
    ]);
  });

  it('are never taken for one another, whatever piece of the file was replaced', () => {
    const piece = fc.constantFrom('f(a);', 'f(b);', 'g();', '\n');
    const pieces = fc.array(piece, { maxLength: 8 });
    fc.assert(
      fc.property(pieces, pieces, pieces, pieces, (head, old, fresh, tail) => {
        const before = found([...head, ...old, ...tail].join(''));
        const now = found([...head, ...fresh, ...tail].join(''));
        const matched = matchSites(before, now);
        const starts = matched.flatMap((site) => site?.start ?? []);
        assert.equal(new Set(starts).size, starts.length, 'two places are one');
        matched.forEach((site, index) => {
          if (site) assert.equal(site.text, before.sites[index]?.text);
        });
        const heads = before.sites.filter(({ end }) => end <= head.join('').length).length;
        for (let index = 0; index < heads; index += 1) {
          assert.equal(matched[index]?.start, before.sites[index]?.start);
        }
      }),
    );
  });
});
