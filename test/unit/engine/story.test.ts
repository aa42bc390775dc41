import assert from 'node:assert/strict';
import type { GitFolder } from '../git/gitFolder';
import { Engines } from './openEngine';
import { twoServices } from './twoServices';

const FORM = { name: 'Time out', type: 'bug_fix', description: '' } as const;

describe('the engine', () => {
  let engines: Engines;
  let learned: GitFolder;
  let target: GitFolder;
  let sha: string;
  beforeEach(() => {
    engines = new Engines();
    ({ learned, target, sha } = twoServices());
  });
  afterEach(async () => {
    await engines.close();
    learned.remove();
    target.remove();
  });

  it('carries what a commit taught in one repository to the next', async () => {
    const here = engines.open([learned.path]);
    const profile = await here.api.profile({ folder: learned.path });
    assert.deepEqual(
      [profile.name, profile.language, profile.framework, profile.domain],
      ['acme/orders', 'javascript', 'express', 'api'],
    );
    assert.ok(profile.evidence.some(({ reason }) => reason.includes('package.json')));

    const source = { kind: 'commit', folder: learned.path, sha } as const;
    const overview = await here.api.changes({ source });
    assert.deepEqual(overview.guess, { ...FORM, name: 'Give up on slow peers' });
    assert.deepEqual(
      overview.files.map(({ path, hunks }) => [path, hunks.length]),
      [['src/app.js', 2]],
    );
    const preview = await here.api.previewLearning({ source });
    assert.equal(preview.covered, 2);
    const result = await here.api.learnFromChange({ source, ...FORM });
    assert.equal(result.created, true);

    const there = engines.open([target.path]);
    const [suggestion, ...others] = await there.api.suggestions({ folder: target.path });
    assert.equal(others.length, 0);
    assert.equal(suggestion?.patternId, result.pattern.id);
    assert.equal(suggestion?.source.name, 'acme/orders');
    assert.equal(suggestion?.similarityScore, 1);
    assert.equal(suggestion?.own, false);

    const { patternId, sourceProjectId } = suggestion;
    const [found] = await there.api.scan({ folder: target.path, patternIds: [patternId] });
    assert.deepEqual(
      found?.sites.map(({ path, line }) => [path, line]),
      [
        ['src/items.js', 1],
        ['src/warehouse.js', 1],
        ['src/warehouse.js', 6],
      ],
    );
    const plan = await there.api.planApplication({
      folder: target.path,
      patternId,
      sites: found?.sites ?? [],
    });
    assert.deepEqual(plan.skipped, []);
    for (const file of plan.files) {
      assert.equal(
        file.after,
        file.before.replace(/fetch\((.*)\);/g, 'fetch($1, { signal: AbortSignal.timeout(5000) });'),
      );
    }

    const application = await there.api.recordApplication({
      folder: target.path,
      patternId,
      sourceProjectId,
      sites: plan.files.flatMap(({ path, before, edits }) =>
        edits.map(({ start, end, newText }) => ({
          path,
          start,
          end,
          before: before.slice(start, end),
          after: newText,
        })),
      ),
    });
    assert.equal(application.sites.length, 3);
    const awaiting = await there.api.applicationsIn({ folder: target.path, awaitingOutcome: true });
    assert.deepEqual(
      awaiting.map((one) => one.application.id),
      [application.id],
    );
    const applicationId = application.id;
    const after = await there.api.recordOutcome({ patternId, applicationId, success: true });
    assert.equal(after.confidence, 0.55);

    assert.equal(await here.api.poll(), true);
    const [seen] = (await here.api.patterns({ filter: {}, page: { limit: 10 } })).items;
    assert.equal(seen?.confidence, 0.55);
    assert.equal(seen?.successCount, 1);
  });

  it('tells the other windows of what was learned', async () => {
    const [here, there] = [engines.open([learned.path]), engines.open([target.path])];
    assert.deepEqual(await there.api.suggestions({ folder: target.path }), []);
    const told = new Promise((resolve) => there.on('changed', resolve));
    const source = { kind: 'commit', folder: learned.path, sha } as const;
    await here.api.learnFromChange({ source, ...FORM });
    await there.api.poll();
    assert.deepEqual(await told, {
      projects: true,
      patterns: true,
      suggestions: false,
      foreign: true,
    });
    assert.equal((await there.api.suggestions({ folder: target.path })).length, 1);
  });

  it('learns only from the hunks that were picked', async () => {
    const { api } = engines.open([learned.path]);
    const source = { kind: 'commit', folder: learned.path, sha } as const;
    const picks = [{ path: 'src/app.js', hunks: [1] }];
    const preview = await api.previewLearning({ source, picks });
    assert.equal(preview.edits, 1);
    await assert.rejects(
      api.previewLearning({ source, picks: [{ path: 'other.js' }] }),
      /does not change other\.js/,
    );
  });

  it('reads only what changed when it scans again', async () => {
    const { api, on } = engines.open([learned.path, target.path]);
    const source = { kind: 'commit', folder: learned.path, sha } as const;
    const { pattern } = await api.learnFromChange({ source, ...FORM });
    const totals: number[] = [];
    on('progress', ({ task, done, total }) => {
      if (task === 'scan' && done === 1) totals.push(total ?? -1);
    });
    const request = { folder: target.path, patternIds: [pattern.id] };
    const [first] = await api.scan(request);
    const [again] = await api.scan(request);
    assert.deepEqual(again, first);
    target.write({ 'src/items.js': 'export const items = [];\n' });
    const [changed] = await api.scan(request);
    assert.equal(changed?.sites.length, 2);
    assert.deepEqual(totals, [3, 1]);
  });

  it('names sites that are no longer as they were found', async () => {
    const { api } = engines.open([learned.path, target.path]);
    const source = { kind: 'commit', folder: learned.path, sha } as const;
    const { pattern } = await api.learnFromChange({ source, ...FORM });
    const request = { folder: target.path, patternIds: [pattern.id] };
    const sites = (await api.scan(request))[0]?.sites ?? [];
    target.write({ 'src/items.js': '// moved\n' });
    const plan = await api.planApplication({ folder: target.path, patternId: pattern.id, sites });
    assert.deepEqual(
      plan.skipped.map(({ site }) => site.path),
      ['src/items.js'],
    );
    assert.deepEqual(
      plan.files.map(({ path }) => path),
      ['src/warehouse.js'],
    );
  });

  it('runs no git in an untrusted workspace, and knows the profile all the same', async () => {
    const { api } = engines.open([learned.path], { trusted: false, gitPath: '/no/git/may/run' });
    const profile = await api.profile({ folder: learned.path });
    assert.equal(profile.name, 'acme/orders');
    await assert.rejects(api.commits({ folder: learned.path, limit: 1 }), /untrusted workspace/);
  });

  it('explains why nothing is offered', async () => {
    const { api } = engines.open([learned.path, target.path]);
    const source = { kind: 'commit', folder: learned.path, sha } as const;
    const { pattern } = await api.learnFromChange({ source, ...FORM });
    const explain = (thresholds = {}) =>
      api.explainSuggestions({ folder: target.path, ...thresholds });
    const counts = async (thresholds = {}) => {
      const { candidates, dismissed, belowConfidence, belowSimilarity, offered } =
        await explain(thresholds);
      return { candidates, dismissed, belowConfidence, belowSimilarity, offered };
    };
    const none = {
      candidates: 1,
      dismissed: 0,
      belowConfidence: 0,
      belowSimilarity: 0,
      offered: 0,
    };
    assert.deepEqual(await counts(), { ...none, offered: 1 });
    assert.deepEqual(await counts({ minConfidence: 0.9 }), { ...none, belowConfidence: 1 });
    await api.dismiss({ folder: target.path, patternId: pattern.id });
    assert.deepEqual(await counts(), { ...none, dismissed: 1 });
    assert.deepEqual((await explain()).known, [{ language: 'javascript', count: 1 }]);
  });

  it('refuses arguments that are not what its API says', async () => {
    const { api } = engines.open([learned.path]);
    const bad: [string, unknown[]][] = [
      ['noSuchMethod', []],
      ['constructor', []],
      ['thresholdsForAutonomy', [4]],
      ['suggestPatternsForProject', [{ id: 1 }]],
      ['suggestPatternsForProject', ['id', { minConfidence: 2 }]],
      ['trackPatternOutcome', [{ patternId: 'p', success: 'yes' }]],
      ['trackPatternOutcome', [{ patternId: 'p', success: true, extra: 1 }]],
    ];
    for (const [method, args] of bad) {
      await assert.rejects(
        api.callCore({ method, args }),
        (error: { code?: string }) => error.code === 'InvalidArgument',
        method,
      );
    }
    const thresholds = await api.callCore({ method: 'thresholdsForAutonomy', args: [1] });
    assert.deepEqual(thresholds, { minSimilarity: 0.8, minConfidence: 0.8 });
  });
});
