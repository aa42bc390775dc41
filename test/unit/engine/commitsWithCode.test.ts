import assert from 'node:assert/strict';
import { GitFolder } from '../git/gitFolder';
import { Engines } from './openEngine';

describe('the commits that are offered for learning', () => {
  const repository = new GitFolder();
  const engines = new Engines();
  const folder = repository.path;

  before(() => {
    repository.commit('begin', {
      'a.js': 'one(old(1));\n',
      'b.py': 'x = 1\n',
      'README.md': 'Hi\n',
    });
    repository.commit('docs', {
      'new.js': 'added();\n',
      'data.json': '{}\n',
    });
    repository.git('mv', 'b.py', 'c.py');
    repository.commit('rename');
    repository.commit('change', { 'a.js': 'one(fresh(1));\n', 'README.md': 'Hello!\n' });
  });

  after(async () => {
    await engines.close();
    repository.remove();
  });

  it('say which code they edit: no prose, no data, no new files, no files that moved', async () => {
    const { api } = engines.open([folder]);
    const commits = await api.commits({ folder, limit: 10 });
    assert.deepEqual(
      commits.map(({ title, code }) => [title, code]),
      [
        ['change', [{ language: 'javascript', files: 1 }]],
        ['rename', []],
        ['docs', []],
        ['begin', []],
      ],
    );
  });

  it('can be looked at for what they could teach, which may be nothing', async () => {
    const { api } = engines.open([folder]);
    const [change, , docs] = await api.commits({ folder, limit: 10 });
    const glance = (path: string, sha = '') =>
      api.glance({ source: { kind: 'commit', folder, sha }, picks: [{ path }] });
    assert.match((await glance('a.js', change?.sha))?.after ?? '', /fresh/);
    assert.equal(await glance('new.js', docs?.sha), null);
  });

  it('keep their own date with what is learned from them', async () => {
    const { api } = engines.open([folder]);
    const [{ sha = '', date = 0 } = {}] = await api.commits({ folder, limit: 1 });
    const source = { kind: 'commit', folder, sha } as const;
    const form = { name: 'Fresh', type: 'refactoring', description: '' } as const;
    const { pattern, changes } = await api.learnFromChange({ source, ...form });
    const [origin] = await api.origins({ patternId: pattern.id });
    assert.equal(origin?.proposal?.committedAt, date);
    assert.equal(changes, undefined);
    assert.deepEqual((await api.previewLearning({ source })).changes, { covered: 1, all: 2 });
  });
});
