import assert from 'node:assert/strict';
import { GitFolder } from '../git/gitFolder';
import { Engines } from './openEngine';

describe('a pattern of a project that is not similar enough', () => {
  let engines: Engines;
  let plain: GitFolder;
  let typed: GitFolder;
  beforeEach(() => {
    engines = new Engines();
    [plain, typed] = [new GitFolder(), new GitFolder()];
    typed.commit('Begin', {
      'src/a.ts': 'export const a = (b: string[]) => b.indexOf(c) !== -1;\n',
    });
  });
  afterEach(async () => {
    await engines.close();
    plain.remove();
    typed.remove();
  });

  async function offered(before: string, after: string) {
    plain.commit('Begin', { 'src/a.js': before });
    const sha = plain.commit('Change', { 'src/a.js': after });
    const [from, to] = [plain.path, typed.path];
    const { api } = engines.open([from, to]);
    const source = { kind: 'commit', folder: from, sha } as const;
    await api.learnFromChange({ source, name: 'A', type: 'refactoring', description: '' });
    const suggestions = await api.suggestions({ folder: to });
    const { belowSimilarity, byLanguage } = await api.explainSuggestions({ folder: to });
    return { ways: suggestions.map((one) => one.byLanguage), belowSimilarity, byLanguage };
  }

  it('is offered where it needs nothing but the language', async () => {
    assert.deepEqual(await offered('a.indexOf(b) !== -1;\n', 'a.includes(b);\n'), {
      ways: [true],
      belowSimilarity: 1,
      byLanguage: 1,
    });
  });

  it('is not offered where it asks for an import or brings one', async () => {
    assert.deepEqual(await offered('old(b);\n', "import { fresh } from 'things';\n\nfresh(b);\n"), {
      ways: [],
      belowSimilarity: 1,
      byLanguage: 0,
    });
  });

  it('is not offered where the new code needs a name that somebody fills in', async () => {
    assert.deepEqual(
      await offered('const log = 1;\nold(b);\n', 'const log = 1;\nfresh(b, log);\n'),
      { ways: [], belowSimilarity: 1, byLanguage: 0 },
    );
  });
});
