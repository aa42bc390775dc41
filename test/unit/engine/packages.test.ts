import assert from 'node:assert/strict';
import type { EngineEvents } from '../../../src/engine/api/EngineEvents';
import type { GitFolder } from '../git/gitFolder';
import { monorepo } from './monorepo';
import { Engines } from './openEngine';

const FORM = { name: 'Time out', type: 'bug_fix', description: '' } as const;
const PAGE = 'packages/page/src/stock.jsx';

describe('projects of a folder', () => {
  let engines: Engines;
  let repository: GitFolder;
  let sha: string;
  let folder: string;
  beforeEach(() => {
    engines = new Engines();
    ({ repository, sha } = monorepo());
    folder = repository.path;
  });
  afterEach(async () => {
    await engines.close();
    repository.remove();
  });

  it('are the repository and the packages that differ from it', async () => {
    const { api } = engines.open([folder]);
    const projects = await api.projectsIn({ folder });
    assert.deepEqual(
      projects.map(({ name, subPath, framework, domain }) => [name, subPath, framework, domain]),
      [
        ['acme/shop', '', 'express', 'api'],
        ['acme/shop/packages/page', 'packages/page', 'react', 'frontend'],
      ],
    );
    assert.equal(new Set(projects.map(({ repoUrl }) => repoUrl)).size, 1);
    const nameAt = async (path?: string) => (await api.profile({ folder, path })).name;
    assert.equal(await nameAt(), 'acme/shop');
    assert.equal(await nameAt(PAGE), 'acme/shop/packages/page');
    assert.equal(await nameAt('packages/jobs/index.js'), 'acme/shop');
    assert.equal(await nameAt('packages/pages/new.js'), 'acme/shop');
  });

  it('are what the manifest of a file says, in a package that is small or there to try something', async () => {
    repository.commit('More', {
      'examples/robot/package.json': JSON.stringify({ dependencies: { 'discord.js': '14' } }),
      'examples/robot/src/index.js': 'start();\n',
      'labs/one/pyproject.toml': '[project]\nname = "one"\ndependencies = ["fastapi"]\n',
      'labs/one/main.py': 'app = 1\n',
    });
    const { api } = engines.open([folder]);
    assert.equal((await api.projectsIn({ folder })).length, 2);
    const at = async (path: string) => {
      const { name, framework, domain } = await api.profile({ folder, path });
      return [name, framework, domain];
    };
    for (let time = 0; time < 2; time += 1) {
      assert.deepEqual(await at('examples/robot/src/index.js'), [
        'acme/shop/examples/robot',
        'discord.js',
        'bot',
      ]);
      assert.deepEqual(await at('labs/one/main.py'), ['acme/shop/labs/one', 'fastapi', 'api']);
      assert.equal((await at('packages/jobs/index.js'))[0], 'acme/shop');
    }
  });

  it('are one and the same wherever they are opened', async () => {
    const inside = `${folder}/packages/page`;
    const { api } = engines.open([folder, inside]);
    const [, page] = await api.projectsIn({ folder });
    assert.equal((await api.profile({ folder: inside })).id, page?.id);
  });

  it('own what was learned from their files, and are offered what fits them', async () => {
    const { api } = engines.open([folder]);
    const source = { kind: 'commit', folder, sha } as const;
    const { pattern } = await api.learnFromChange({ source, ...FORM });
    const [root, page] = await api.projectsIn({ folder });
    assert.equal(pattern.sourceProjectId, page?.id);

    const [offered] = await api.suggestions({ folder, path: PAGE });
    assert.equal(offered?.own, true);
    assert.equal(offered.similarityScore, 1);
    const elsewhere = await api.suggestions({ folder, minSimilarity: 0 });
    assert.equal(elsewhere[0]?.own, false);
    assert.ok((elsewhere[0]?.similarityScore ?? 1) < 1);
    assert.equal((await api.explainSuggestions({ folder, path: PAGE })).profile.id, page?.id);

    await api.dismiss({ folder, path: PAGE, patternId: pattern.id });
    assert.deepEqual(await api.suggestions({ folder, path: PAGE }), []);
    assert.equal((await api.suggestions({ folder, minSimilarity: 0 })).length, 1);
    assert.notEqual(root?.id, page?.id);
  });

  it('keep apart what was dismissed in each', async () => {
    const { api } = engines.open([folder]);
    const source = { kind: 'commit', folder, sha } as const;
    const { pattern } = await api.learnFromChange({ source, ...FORM });
    const dismissedAt = async (path?: string) =>
      (await api.dismissed({ folder, path })).map(({ id }) => id);
    await api.dismiss({ folder, path: PAGE, patternId: pattern.id });
    assert.deepEqual(await dismissedAt(PAGE), [pattern.id]);
    assert.deepEqual(await dismissedAt(), []);
    await api.offerAgain({ folder, path: PAGE, patternId: pattern.id });
    await api.dismiss({ folder, patternId: pattern.id });
    assert.deepEqual(await dismissedAt(PAGE), []);
    assert.deepEqual(await dismissedAt(), [pattern.id]);
  });

  it('are searched in their own files', async () => {
    const { api } = engines.open([folder]);
    const source = { kind: 'commit', folder, sha } as const;
    // It fits at more than 20 places, so that only a person makes it this general.
    const { template } = await api.previewLearning({ source });
    const level = (await api.levels({ template })).length - 1;
    const { pattern } = await api.learnFromChange({ source, level, ...FORM });
    const patternIds = [pattern.id];
    const pathsOf = async (path?: string) => {
      const [found] = await api.scan({ folder, path, patternIds });
      return [...new Set(found?.sites.map((site) => site.path))];
    };
    assert.deepEqual(await pathsOf(PAGE), [PAGE]);
    assert.deepEqual(await pathsOf(), ['packages/jobs/index.js', PAGE, 'src/server.js']);
    assert.deepEqual(await pathsOf(PAGE), [PAGE]);
  });

  it('are detected again when a manifest changes, and told of', async () => {
    const { api, on } = engines.open([folder]);
    const told: EngineEvents['profiled'][] = [];
    assert.equal(await api.filesChanged({ folder, paths: ['package.json'] }), false);
    await api.projectsIn({ folder });
    on('profiled', (event) => told.push(event));

    assert.equal(await api.filesChanged({ folder, paths: ['package.json'] }), false);
    repository.write({ 'src/more.js': 'more\n' });
    assert.equal(await api.filesChanged({ folder, paths: ['src/more.js'] }), false);
    assert.deepEqual(told, []);

    const manifest = JSON.stringify({ private: true, dependencies: { vue: '^3.4.0' } });
    repository.write({ 'packages/page/package.json': manifest });
    assert.equal(await api.filesChanged({ folder, paths: ['packages/page/package.json'] }), true);
    assert.deepEqual(
      told.map(({ project, packages = [] }) =>
        [project, ...packages].map(({ framework }) => framework),
      ),
      [['express', 'vue']],
    );
    assert.equal((await api.profile({ folder, path: PAGE })).framework, 'vue');
  });

  it('keep what a person said of them, whatever is detected', async () => {
    const { api } = engines.open([folder]);
    const correction = { framework: 'Preact' };
    const corrected = await api.correctProfile({ folder, path: PAGE, correction });
    assert.equal(corrected.framework, 'preact');
    assert.equal(corrected.subPath, 'packages/page');
    await api.detectAgain({ folder });
    assert.equal((await api.profile({ folder, path: PAGE })).framework, 'preact');
    assert.equal((await api.profile({ folder })).framework, 'express');

    const withdrawn = await api.correctProfile({
      folder,
      path: PAGE,
      correction: {},
      withdrawn: ['framework'],
    });
    assert.equal(withdrawn.framework, 'react');
  });

  it('can be asked for again after a detection that was cancelled', async () => {
    const { api } = engines.open([folder]);
    await assert.rejects(api.projectsIn({ folder }, AbortSignal.abort()), { name: 'AbortError' });
    const cancellation = new AbortController();
    const first = api.profile({ folder }, cancellation.signal);
    const second = api.profile({ folder });
    cancellation.abort();
    await assert.rejects(first, { name: 'AbortError' }).catch((error: unknown) => {
      // It may have been quicker than the cancellation.
      assert.match(String(error), /Missing expected rejection/);
    });
    assert.equal((await second).framework, 'express');
  });
});
