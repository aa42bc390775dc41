import assert from 'node:assert/strict';
import type { Site } from '../../../../src/core/ports';
import type { EngineApi } from '../../../../src/engine/api/EngineApi';
import type { Suggestion } from '../../../../src/engine/api/SuggestionApi';
import { SiteSearch } from '../../../../src/ui/suggestions/SiteSearch';

const { signal } = new AbortController();

describe('SiteSearch', () => {
  let sites: Record<string, Site[]>;
  let asked: { patternIds: string[]; paths?: string[] }[];
  let api: EngineApi;
  let search: SiteSearch;
  beforeEach(() => {
    sites = {};
    asked = [];
    const scan: EngineApi['scan'] = async ({ patternIds, paths }) => {
      asked.push({ patternIds, paths });
      return patternIds.map((patternId) => {
        const found = sites[patternId];
        if (!found) throw new Error(`There is no learned pattern ${patternId}.`);
        return { patternId, sites: found };
      });
    };
    api = { scan } as EngineApi;
    search = new SiteSearch('/shop');
  });

  it('looks again for a pattern whose code is another now, however alike it reads', async () => {
    sites.a = [site('a.js', 1), site('a.js', 5)];
    await search.look(api, [suggestion('a', 'first')], signal);
    assert.deepEqual(search.unknownOf([suggestion('a', 'first')]), []);
    const second = suggestion('a', 'second');
    assert.deepEqual(search.unknownOf([second]), [second]);
  });

  it('looks into files that changed, and keeps the sites of the others', async () => {
    sites.a = [site('a.js', 1), site('b.js', 1)];
    await search.look(api, [suggestion('a')], signal);
    sites.a = [site('a.js', 1), site('b.js', 7)];
    search.touch('b.js');
    assert.ok(await search.lookIntoTouched(api, [suggestion('a')], signal));
    assert.deepEqual(search.sites.get('a'), sites.a);
    assert.deepEqual(asked.at(-1), { patternIds: ['a'], paths: ['b.js'] });
    assert.ok(!(await search.lookIntoTouched(api, [suggestion('a')], signal)));
  });

  it('drops the sites in a folder that was deleted, and keeps those beside it', async () => {
    const beside = [site('lib.js', 1), site('library/c.js', 1)];
    sites.a = [site('lib/a.js', 1), site('lib/deep/b.js', 1), ...beside];
    await search.look(api, [suggestion('a')], signal);
    sites.a = beside;
    search.touch('lib');
    assert.ok(await search.lookIntoTouched(api, [suggestion('a')], signal));
    assert.deepEqual(search.sites.get('a'), beside);
  });

  it('asks no more for a pattern that is gone', async () => {
    sites = { a: [site('a.js', 1)], gone: [site('a.js', 3)] };
    await search.look(api, [suggestion('a'), suggestion('gone')], signal);
    delete sites.gone;
    search.touch('a.js');
    await search.lookIntoTouched(api, [suggestion('a')], signal);
    assert.deepEqual([...search.sites.keys()], ['a']);
  });
});

function site(path: string, start: number): Site {
  return { path, start, end: start + 1, line: 0, text: 'x', holes: {} };
}

function suggestion(patternId: string, version = 'first'): Suggestion {
  return { patternId, version, codeTemplate: { kind: 'rewrite' } } as Suggestion;
}
