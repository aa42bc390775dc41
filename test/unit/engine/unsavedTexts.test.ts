import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Site } from '../../../src/core/ports';
import type { EngineApi } from '../../../src/engine/api/EngineApi';
import type { GitFolder } from '../git/gitFolder';
import { Engines } from './openEngine';
import { twoServices } from './twoServices';

const FILE = 'src/warehouse.js';

describe('a text that is not saved', () => {
  let engines: Engines;
  let learned: GitFolder;
  let target: GitFolder;
  let api: EngineApi;
  let patternId: string;
  let folder: string;
  let text: string;
  beforeEach(async () => {
    engines = new Engines();
    const services = twoServices();
    ({ learned, target } = services);
    folder = target.path;
    ({ api } = engines.open([learned.path, folder]));
    const source = { kind: 'commit', folder: learned.path, sha: services.sha } as const;
    const form = { name: 'Time out', type: 'bug_fix', description: '' } as const;
    patternId = (await api.learnFromChange({ source, ...form })).pattern.id;
    text = `// not saved\n\n${readFileSync(path.join(folder, FILE), 'utf8')}`;
  });
  afterEach(async () => {
    await engines.close();
    learned.remove();
    target.remove();
  });

  const inText = async (file: string, of = text): Promise<Site[]> => {
    const [found] = await api.sitesInText({
      folder,
      path: file,
      text: of,
      patternIds: [patternId],
    });
    return found?.sites ?? [];
  };
  const onDisk = async (): Promise<Site[]> => {
    const [found] = await api.scan({ folder, patternIds: [patternId] });
    return found?.sites.filter((site) => site.path === FILE) ?? [];
  };

  it('has its sites where they are in it, and a scan knows nothing of that', async () => {
    const before = await onDisk();
    assert.ok(before.length > 0);
    assert.deepEqual(
      (await inText(FILE)).map(({ line, text: code }) => [line, code]),
      before.map(({ line, text: code }) => [line + 2, code]),
    );
    assert.deepEqual(await onDisk(), before);
  });

  it('has none in a file that a scan leaves out, or that is of another language', async () => {
    target.write({ '.gitignore': 'made/\n', 'made/warehouse.js': text, 'warehouse.py': text });
    assert.deepEqual(await inText('made/warehouse.js'), []);
    assert.deepEqual(await inText('warehouse.py'), []);
    assert.deepEqual(await inText('../warehouse.js'), []);
    const why = (file: string) =>
      api.whyNotHere({
        folder,
        patternId,
        path: file,
        start: 0,
        end: 1,
        unsaved: { [file]: text },
      });
    assert.match((await why('made/warehouse.js')) ?? '', /^Git ignores this file/);
    assert.equal(await why('warehouse.py'), 'The pattern is for javascript; this file is python.');
  });

  it('has them in files of a language that contains its own, for which the pattern is listed', async () => {
    target.write({ 'warehouse.ts': text });
    assert.equal((await inText('warehouse.ts')).length, (await inText(FILE)).length);
    const at = (await inText('warehouse.ts'))[0]!;
    const where = { path: 'warehouse.ts', start: at.start, end: at.end };
    assert.equal(await api.whyNotHere({ folder, patternId, ...where }), null);
    const listedIn = async (servedIn: string) => {
      const { items } = await api.patterns({ filter: {}, page: { limit: 9 }, servedIn });
      return items.map(({ id }) => id);
    };
    assert.deepEqual(await listedIn('typescriptreact'), [patternId]);
    assert.deepEqual(await listedIn('vue'), [patternId]);
    assert.deepEqual(await listedIn('python'), []);
  });

  it('is what a plan changes and where a pattern is told to fit; teaching finds its code in the file', async () => {
    const sites = await inText(FILE);
    const unsaved = { [FILE]: text };
    const plan = await api.planApplication({ folder, patternId, sites, unsaved });
    assert.deepEqual(plan.skipped, []);
    assert.equal(plan.files[0]?.before, text);
    assert.match(plan.files[0]?.after ?? '', /^\/\/ not saved/);
    const saved = await api.planApplication({ folder, patternId, sites });
    assert.equal(saved.skipped.length, sites.length);
    const [site] = sites;
    assert.ok(site);
    const { start, end } = site;
    const place = { folder, patternId, path: FILE, start, end, unsaved };
    assert.equal(await api.whyNotHere(place), null);
    const gone = api.notHere({ folder, patternId, site: { ...site, text: 'fetch(gone)' } });
    await assert.rejects(gone, /this place is gone/);
    await api.notHere({ folder, patternId, site });
    assert.ok(!(await onDisk()).some((other) => other.text === site.text));
  });
});
