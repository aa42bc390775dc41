import assert from 'node:assert/strict';
import type { Site } from '../../../../src/core/ports';
import type { VersionedSites } from '../../../../src/engine/api/SiteApi';
import type { Suggestion } from '../../../../src/engine/api/SuggestionApi';
import { ToldSites } from '../../../../src/ui/suggestions/ToldSites';

describe('sites that the engine told', () => {
  let told: ToldSites;
  beforeEach(() => (told = new ToldSites()));

  const take = (change: { sites?: VersionedSites[]; found?: VersionedSites[] }) =>
    told.take({ sites: [], found: [], ...change });
  const paths = (version = 'first') =>
    told
      .of([suggestion(version)])
      .get('one')
      ?.map(({ path }) => path);

  it('are shown as they are found, each once and in order, and then all of them', () => {
    assert.equal(paths(), undefined);
    take({ found: [sitesOf('b.js')] });
    take({ found: [sitesOf('b.js', 'a.js')] });
    assert.deepEqual(paths(), ['a.js', 'b.js']);
    take({ sites: [sitesOf('a.js')] });
    assert.deepEqual(paths(), ['a.js']);
    take({ sites: [sitesOf()] });
    assert.deepEqual(paths(), []);
  });

  it('are none of a template that has changed, until something is told of that', () => {
    take({ sites: [sitesOf('a.js')] });
    assert.equal(paths('second'), undefined);
    take({ found: [{ ...sitesOf('b.js'), version: 'second' }] });
    assert.deepEqual(paths('second'), ['b.js']);
    assert.equal(paths('first'), undefined);
  });

  it('stand while a pattern is not suggested', () => {
    take({ sites: [sitesOf('a.js')] });
    assert.deepEqual([...told.of([])], []);
    assert.deepEqual(paths(), ['a.js']);
  });
});

function sitesOf(...files: string[]): VersionedSites {
  const sites = files.map((path): Site => {
    return { path, start: 0, end: 1, line: 0, text: 'a', holes: {} };
  });
  return { patternId: 'one', version: 'first', sites };
}

function suggestion(version: string): Suggestion {
  return { patternId: 'one', version } as Suggestion;
}
