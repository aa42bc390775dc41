import assert from 'node:assert/strict';
import type { EngineSettings } from '../../../src/engine/api/EngineOptions';
import { GitFolder } from '../git/gitFolder';
import { Engines } from './openEngine';

const PLAIN: EngineSettings = { excludedGlobs: [], frameworkFamilies: {}, domainCategories: {} };
const WRONG = { house: ['Ours', 7] } as unknown as EngineSettings['frameworkFamilies'];

describe('settings of the engine', () => {
  let engines: Engines;
  beforeEach(() => (engines = new Engines()));
  afterEach(() => engines.close());

  it('are told of where they are wrong, at the start and whenever they change', async () => {
    const { api, on } = engines.open([], { settings: { ...PLAIN, frameworkFamilies: WRONG } });
    const told: unknown[] = [];
    on('settingMistaken', (mistake) => told.push(mistake));
    await api.poll();
    const message =
      'The family “house” in “frameworks” has a name that is no text: 7. It is left out of crossProjectLearning.frameworkFamilies.';
    assert.deepEqual(told, [{ setting: 'frameworkFamilies', message }]);
    await api.configure({
      settings: { ...PLAIN, frameworkFamilies: WRONG, excludedGlobs: ['gen/**'] },
    });
    assert.equal(told.length, 1);
    await api.configure({
      settings: { ...PLAIN, frameworkFamilies: { ...WRONG, desk: ['a', 'b'] } },
    });
    assert.equal(told.length, 2);
  });

  it('say from their next change on which projects are related', async () => {
    const folders = ['ours', 'theirs'].map((framework) => {
      const folder = new GitFolder();
      folder.write({ 'a.js': 'let a = 1;\n' });
      return { folder, framework };
    });
    const { api } = engines.open(folders.map(({ folder }) => folder.path));
    const ids: string[] = [];
    for (const { folder, framework } of folders) {
      const { id } = await api.profile({ folder: folder.path });
      await api.correctProfile({ folder: folder.path, correction: { framework } });
      ids.push(id);
    }
    const similarity = () => api.callCore({ method: 'calculateProjectSimilarity', args: ids });
    assert.equal(await similarity(), 0.4);
    await api.configure({ settings: { ...PLAIN, frameworkFamilies: { f: ['ours', 'theirs'] } } });
    assert.equal(await similarity(), 0.55);
    for (const { folder } of folders) folder.remove();
  });
});
