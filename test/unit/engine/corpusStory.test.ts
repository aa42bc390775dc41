import assert from 'node:assert/strict';
import { CORPUS, corpusChanges, corpusRepository } from '../../corpus/corpusRepositories';
import { Engines } from './openEngine';

describe('the engine on real repositories', () => {
  it('carries a real commit of one to another', async function () {
    if (CORPUS === undefined) {
      this.skip();
      return;
    }
    const changes = corpusChanges(CORPUS, 'js-new-buffer');
    const lesson = changes.find(({ repo, n_sites }) => repo === 'koajs/koa' && n_sites > 1);
    const exercise = changes.find(({ repo }) => repo === 'expressjs/body-parser');
    assert.ok(lesson && exercise);
    const learned = corpusRepository(CORPUS, lesson, { commit: true });
    const target = corpusRepository(CORPUS, exercise, { commit: false });
    const engines = new Engines();
    try {
      const { api } = engines.open([learned.path, target.path]);
      const source = { kind: 'commit', folder: learned.path, sha: learned.sha ?? '' } as const;
      const { guess } = await api.changes({ source });
      const { pattern } = await api.learnFromChange({ source, ...guess });
      const [offered] = await api.suggestions({ folder: target.path });
      assert.equal(offered?.patternId, pattern.id);
      const [found] = await api.scan({ folder: target.path, patternIds: [pattern.id] });
      const sites = found?.sites.filter((site) => site.path === exercise.path) ?? [];
      assert.equal(sites.length, exercise.n_sites);
      const plan = await api.planApplication({ folder: target.path, patternId: pattern.id, sites });
      assert.equal(plan.files[0]?.after, exercise.after);
    } finally {
      await engines.close();
      learned.remove();
      target.remove();
    }
  });
});
