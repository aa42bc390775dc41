import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Site } from '../../../src/core/ports';
import type { ChangeSource } from '../../../src/engine/api/LearningApi';
import type { EngineApi } from '../../../src/engine/api/EngineApi';
import type { GitFolder } from '../git/gitFolder';
import { Engines } from './openEngine';
import { twoServices } from './twoServices';

const FORM = { name: 'Time out', type: 'bug_fix', description: '' } as const;

describe('how general a pattern is', () => {
  let engines: Engines;
  let learned: GitFolder;
  let target: GitFolder;
  let api: EngineApi;
  let patternId: string;
  let source: ChangeSource;
  beforeEach(async () => {
    engines = new Engines();
    const services = twoServices();
    ({ learned, target } = services);
    ({ api } = engines.open([learned.path, target.path]));
    source = { kind: 'commit', folder: learned.path, sha: services.sha };
    patternId = (await api.learnFromChange({ source, ...FORM })).pattern.id;
  });
  afterEach(async () => {
    await engines.close();
    learned.remove();
    target.remove();
  });

  async function sites() {
    const [found] = await api.scan({ folder: target.path, patternIds: [patternId] });
    return found?.sites ?? [];
  }

  it('can be chosen with the number of places at each level', async () => {
    const levels = await api.levels({ patternId });
    assert.equal(levels.filter(({ current }) => current).length, 1);
    const counts: number[] = [];
    for (const level of levels.keys()) {
      counts.push(await api.levelSites({ folder: target.path, patternId, level }));
    }
    const current = levels.findIndex((level) => level.current);
    assert.equal(counts[current], (await sites()).length);
    assert.deepEqual(
      counts,
      [...counts].sort((a, b) => a - b),
    );
    for (const [level, count] of counts.entries()) {
      const pattern = await api.setLevel({ patternId, level });
      assert.match(pattern.versions.at(-1)?.reason ?? '', /level|learned/);
      assert.equal((await sites()).length, count);
    }
    await assert.rejects(api.setLevel({ patternId, level: 99 }), { code: 'InvalidArgument' });
  });

  it('can be chosen before anything is learned', async () => {
    const { template } = await api.previewLearning({ source });
    const levels = await api.levels({ template });
    assert.deepEqual(levels, await api.levels({ patternId }));
    const folder = target.path;
    for (const level of levels.keys()) {
      assert.equal(
        await api.levelSites({ folder, template, level }),
        await api.levelSites({ folder, patternId, level }),
      );
    }
    const other = levels.findIndex(({ current }) => !current);
    const form = { ...FORM, name: 'At another level' };
    const { pattern } = await api.learnFromChange({ source, ...form, level: other });
    const chosen = await api.levels({ patternId: pattern.id });
    assert.equal(
      chosen.findIndex(({ current }) => current),
      other,
    );
    const none = api.learnFromChange({ source, ...form, level: 99 });
    await assert.rejects(none, { code: 'InvalidArgument' });
  });

  it('is told by a place: why it does not fit there', async () => {
    const file = 'src/warehouse.js';
    const text = readFileSync(path.join(target.path, file), 'utf8');
    const [site] = (await sites()).filter((one) => one.path === file);
    assert.ok(site);
    const { start, end } = site;
    const folder = target.path;
    assert.equal(await api.whyNotHere({ folder, patternId, path: file, start, end }), null);
    const elsewhere = text.indexOf('response.json()');
    const why = await api.whyNotHere({
      ...{ folder, patternId, path: file },
      start: elsewhere,
      end: elsewhere + 'response.json()'.length,
    });
    assert.match(why ?? '', /\w+ .*\./);
    const gone = { folder, patternId, path: 'gone.js', start: 0, end: 1 };
    await assert.rejects(api.whyNotHere(gone), { code: 'InvalidArgument' });
  });

  it('is taught by a place where it must not fit, and keeps the others and its past', async () => {
    const before = await sites();
    const call = before.find(({ text }) => text.includes('urlOf(id)'));
    assert.ok(call);
    const taught = await api.notHere({ folder: target.path, patternId, site: call });
    assert.equal(taught.versions.at(-1)?.reason, 'must not fit in src/warehouse.js');
    const after = (await sites()).map(({ text }) => text);
    assert.ok(!after.some((text) => text.includes('urlOf(id)')), 'it still fits there');
    assert.ok(
      after.some((text) => text.includes('listUrl')),
      'it fits nowhere else',
    );
    const [first] = await api.versions({ patternId });
    await api.restoreVersion({ patternId, code: first?.version.code ?? '' });
    assert.deepEqual(await sites(), before);
  });

  describe('by a place that nothing tells apart', () => {
    const TEXT =
      'export const stop = (url) => fetch(url);\nexport const go = (url) => fetch(url);\n';

    /** At its most specific level the pattern fits both calls, and nothing tells them apart. */
    async function rejectFirst() {
      const file = path.join(target.path, 'src/twice.js');
      writeFileSync(file, TEXT);
      const inFile = (await sites()).filter((site) => site.path === 'src/twice.js');
      assert.deepEqual(
        inFile.map(({ line }) => line),
        [0, 1],
      );
      return { site: inFile[0]!, taught: await hide(inFile[0]!) };
    }

    async function hide(site: Site) {
      const { versions } = await api.pattern({ patternId });
      const taught = await api.notHere({ folder: target.path, patternId, site });
      assert.equal(taught.hidden.length, 1);
      return { taught, isNarrower: taught.versions.length > versions.length };
    }

    it('never offers it there again: not in a count, a level, a plan, nor in another window', async () => {
      const { site, taught } = await rejectFirst();
      const folder = target.path;
      const isThere = (found: readonly Site[]) =>
        found.some((one) => one.path === site.path && one.start === site.start);
      assert.ok(!isThere(await sites()));
      const why = await api.whyNotHere({ folder, patternId, ...site });
      assert.ok(why);
      const plan = await api.planApplication({ folder, patternId, sites: [site] });
      assert.deepEqual([plan.files, plan.skipped.length], [[], 1]);
      const unsaved = { path: site.path, text: `// typed\n${TEXT}` };
      const [typed] = await api.sitesInText({ folder, patternIds: [patternId], ...unsaved });
      assert.ok(!typed?.sites.some(({ line }) => line === 1));
      const other = engines.open([learned.path, target.path]).api;
      const [seen] = await other.scan({ folder, patternIds: [patternId] });
      assert.ok(!isThere(seen?.sites ?? []));
      for (const level of (await other.levels({ patternId })).keys()) {
        await other.setLevel({ patternId, level });
        const [found] = await other.scan({ folder, patternIds: [patternId] });
        assert.ok(!isThere(found?.sites ?? []), `at level ${level}`);
        assert.equal(found?.sites.length, await other.levelSites({ folder, patternId, level }));
      }
      assert.equal(taught.taught.hidden.length, 1);
    });
  });
});
