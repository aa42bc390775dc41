import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Application } from '../../../src/core/types';
import type { Suggestion } from '../../../src/engine/api/SuggestionApi';
import type { GitFolder } from '../git/gitFolder';
import { Engines, type OpenEngine } from './openEngine';
import { twoServices } from './twoServices';

const FILES = ['src/items.js', 'src/warehouse.js'];

describe('what git tells of an application', () => {
  let engines: Engines;
  let learned: GitFolder;
  let target: GitFolder;
  let there: OpenEngine;
  let suggestion: Suggestion;
  beforeEach(async () => {
    engines = new Engines();
    const services = twoServices();
    ({ learned, target } = services);
    const here = engines.open([learned.path]);
    const source = { kind: 'commit', folder: learned.path, sha: services.sha } as const;
    const form = { name: 'Time out', type: 'bug_fix', description: '' } as const;
    await here.api.learnFromChange({ source, ...form });
    there = engines.open([target.path]);
    const [first] = await there.api.suggestions({ folder: target.path });
    assert.ok(first);
    suggestion = first;
  });
  afterEach(async () => {
    await engines.close();
    learned.remove();
    target.remove();
  });

  const folder = () => target.path;
  const record = async () => {
    const { patternId } = suggestion;
    const { confidence, successCount, failureCount } = await there.api.pattern({ patternId });
    return [confidence, successCount, failureCount];
  };
  const awaiting = async () =>
    (await there.api.applicationsIn({ folder: folder(), awaitingOutcome: true })).length;
  const observe = () => there.api.observe({ folder: folder() });

  async function apply(): Promise<Application> {
    const { patternId, sourceProjectId } = suggestion;
    const [found] = await there.api.scan({ folder: folder(), patternIds: [patternId] });
    const sites = found?.sites ?? [];
    assert.equal(sites.length, 3);
    const plan = await there.api.planApplication({ folder: folder(), patternId, sites });
    for (const file of plan.files) target.write({ [file.path]: file.after });
    return there.api.recordApplication({
      ...{ folder: folder(), patternId, sourceProjectId },
      sites: plan.files.flatMap((file) =>
        file.edits.map(({ start, end, newText }) => ({
          ...{ path: file.path, start, end },
          ...{ before: file.before.slice(start, end), after: newText },
        })),
      ),
    });
  }

  async function worked({ id: applicationId }: Application): Promise<void> {
    await there.api.recordOutcome({
      ...{ patternId: suggestion.patternId, applicationId },
      success: true,
    });
  }

  it('is taken back by a revert commit: the confidence is what it was, and nothing is awaited', async () => {
    const application = await apply();
    const sha = target.commit('Time out');
    assert.deepEqual(await observe(), []);
    await worked(application);
    assert.deepEqual(await record(), [0.55, 1, 0]);
    target.commit('Something else', { 'src/more.js': 'export const more = 1;\n' });
    target.git('revert', '--no-edit', sha);
    const [taken, ...others] = await observe();
    assert.equal(others.length, 0);
    assert.equal(taken?.application.id, application.id);
    assert.deepEqual(taken.evidence, {
      kind: 'revert',
      tree: target.git('rev-parse', 'HEAD').trim(),
      reason: 'Revert "Time out"',
    });
    assert.equal(taken.withOthers, false);
    assert.deepEqual(await record(), [0.5, 0, 0]);
    assert.equal(await awaiting(), 0);
    assert.deepEqual(await observe(), []);
  });

  it('is thrown away by a checkout, also after another commit of the same file', async () => {
    await apply();
    assert.equal(await awaiting(), 1);
    target.git('checkout', '--quiet', '--', FILES[0] ?? '');
    assert.deepEqual(await observe(), []);
    target.git('checkout', '--quiet', '--', '.');
    const [taken] = await observe();
    assert.equal(taken?.evidence.kind, 'checkout');
    assert.deepEqual(await record(), [0.5, 0, 0]);
    assert.equal(await awaiting(), 0);
  });

  it('is thrown away with the commit that a reset drops', async () => {
    await apply();
    target.commit('Time out');
    assert.deepEqual(await observe(), []);
    target.git('reset', '--quiet', '--hard', 'HEAD~1');
    assert.equal((await observe())[0]?.evidence.kind, 'checkout');
  });

  it('stands in a stash, on another branch, through a rebase, and where it is edited', async () => {
    await apply();
    target.git('stash', '--quiet');
    assert.deepEqual(await observe(), []);
    target.git('stash', 'pop', '--quiet');
    target.git('checkout', '--quiet', '-b', 'feature');
    target.commit('Time out');
    target.git('checkout', '--quiet', 'main');
    assert.deepEqual(await observe(), []);
    target.commit('Meanwhile', { 'src/more.js': 'export const more = 1;\n' });
    target.git('checkout', '--quiet', 'feature');
    target.git('rebase', '--quiet', 'main');
    assert.deepEqual(await observe(), []);
    const file = path.join(folder(), 'src/items.js');
    target.commit('Longer', { 'src/items.js': readFileSync(file, 'utf8').replace('5000', '9000') });
    assert.deepEqual(await observe(), []);
    assert.equal(await awaiting(), 1);
  });

  it('is not judged by its files where an editor holds them otherwise', async () => {
    await apply();
    target.git('checkout', '--quiet', '--', '.');
    assert.deepEqual(await there.api.observe({ folder: folder(), unsaved: FILES }), []);
  });

  it('says that a commit took back much else with it', async () => {
    await apply();
    const sha = target.commit('All of it', { 'src/more.js': 'export const more = 1;\n' });
    target.git('revert', '--no-edit', sha);
    assert.equal((await observe())[0]?.withOthers, true);
  });

  it('is not looked for without trust, or in a project that is never to be learned from', async () => {
    await apply();
    target.git('checkout', '--quiet', '--', '.');
    const untrusted = engines.open([folder()], { trusted: false });
    assert.deepEqual(await untrusted.api.observe({ folder: folder() }), []);
    await there.api.setConsent({ folder: folder(), consent: { learn: false } });
    assert.deepEqual(await observe(), []);
  });

  it('failed where a person says so, and a wrong place is never offered again', async () => {
    const { id: applicationId } = await apply();
    target.git('checkout', '--quiet', '--', '.');
    await observe();
    const { patternId } = suggestion;
    await there.api.whyReverted({ folder: folder(), applicationId, why: 'wrong place' });
    assert.deepEqual(await record(), [0.4, 0, 1]);
    const [found] = await there.api.scan({ folder: folder(), patternIds: [patternId] });
    assert.deepEqual(found?.sites, []);
  });
});
