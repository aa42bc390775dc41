import assert from 'node:assert/strict';
import type { Site } from '../../../../src/core/ports';
import type { EngineApi } from '../../../../src/engine/api/EngineApi';
import type { PatternSites } from '../../../../src/engine/api/ApplicationApi';
import type { Suggestion } from '../../../../src/engine/api/SuggestionApi';
import { SiteSearch } from '../../../../src/ui/suggestions/SiteSearch';

const siteIn = (path: string): Site => ({ path, start: 0, end: 1, line: 0, text: 'a', holes: {} });

function suggestion(version = 'first'): Suggestion {
  const codeTemplate = { kind: 'rewrite' };
  return { patternId: 'one', version, codeTemplate } as unknown as Suggestion;
}

/** An engine that answers a scan when it is told to. */
function engine(): { api: EngineApi; answer: (paths: string[]) => void } {
  let resolve: (found: PatternSites[]) => void = () => undefined;
  const scan = (): Promise<PatternSites[]> => new Promise((settle) => (resolve = settle));
  return {
    api: { scan } as unknown as EngineApi,
    answer: (paths) => resolve([{ patternId: 'one', sites: paths.map(siteIn) }]),
  };
}

describe('looking for sites, while it goes on', () => {
  const { signal } = new AbortController();
  const paths = (search: SiteSearch): string[] | undefined =>
    search.sites.get('one')?.map(({ path }) => path);

  async function lookedInto(found: string[]): Promise<{ search: SiteSearch; again: () => Again }> {
    const search = new SiteSearch('/shop');
    const { api, answer } = engine();
    const looking = search.look(api, [suggestion()], signal);
    answer(found);
    await looking;
    return {
      search,
      again: () => ({ looking: search.look(api, [suggestion()], signal), answer }),
    };
  }
  interface Again {
    looking: Promise<void>;
    answer: (found: string[]) => void;
  }

  it('shows what was found so far, and then all of it', async () => {
    const search = new SiteSearch('/shop');
    const { api, answer } = engine();
    const looking = search.look(api, [suggestion()], signal);
    assert.equal(paths(search), undefined);
    search.takeFound([{ patternId: 'one', sites: [siteIn('b.js')] }]);
    assert.deepEqual(paths(search), ['b.js']);
    answer(['b.js', 'a.js']);
    await looking;
    assert.deepEqual(paths(search), ['a.js', 'b.js']);
    assert.deepEqual(search.unknownOf([suggestion()]), []);
  });

  it('keeps what is known while everything is looked for again', async () => {
    const { search, again } = await lookedInto(['a.js', 'b.js']);
    search.forget();
    const { looking, answer } = again();
    search.takeFound([{ patternId: 'one', sites: [siteIn('b.js')] }]);
    assert.deepEqual(paths(search), ['a.js', 'b.js']);
    answer(['b.js']);
    await looking;
    assert.deepEqual(paths(search), ['b.js']);
  });

  it('gives up what is known of a template that has changed', async () => {
    const { search, again } = await lookedInto(['a.js']);
    assert.equal(search.unknownOf([suggestion('other')]).length, 1);
    const { looking, answer } = again();
    assert.equal(paths(search), undefined);
    answer([]);
    await looking;
    assert.deepEqual(paths(search), []);
  });
});
