import assert from 'node:assert/strict';
import type { EngineApi } from '../../../src/engine/api/EngineApi';
import { readBack } from '../../../src/ui/apply/readBack';
import { countPlaces } from '../../../src/ui/words/countPlaces';
import { GitFolder } from '../git/gitFolder';
import { Engines } from './openEngine';

const FORM = { name: 'Wait', type: 'bug_fix', description: '' } as const;
const OLD = "import { MODE } from './mode';\n\nexport const get = (a) => open(a, MODE);\n";
const NEW =
  "import { MODE } from './mode';\nimport { wait } from './wait';\n\n" +
  'export const get = (a) => wait(a, MODE, 5);\n';
const TARGET =
  "import { MODE } from './mode';\n\nexport const one = (a) => open(a, MODE);\n" +
  'export const two = (b) => open(b, MODE);\n\nexport const three = (c) => open(c, MODE);\n';

describe('places that share an import', () => {
  let engines: Engines;
  let folder: GitFolder;
  let api: EngineApi;
  let patternId: string;
  beforeEach(async () => {
    engines = new Engines();
    folder = new GitFolder();
    folder.commit('Open', { 'src/example.js': OLD });
    const sha = folder.commit('Wait', { 'src/example.js': NEW });
    folder.commit('More', { 'src/target.js': TARGET, 'src/other.js': OLD });
    ({ api } = engines.open([folder.path]));
    const source = { kind: 'commit', folder: folder.path, sha } as const;
    patternId = (await api.learnFromChange({ source, ...FORM })).pattern.id;
  });
  afterEach(async () => {
    await engines.close();
    folder.remove();
  });

  it('are counted the same in the plan, in the record and in the plan to revert', async () => {
    const [found] = await api.scan({ folder: folder.path, patternIds: [patternId] });
    const sites = found?.sites ?? [];
    assert.equal(sites.length, 4);
    const request = { folder: folder.path, patternId };
    for (const some of [sites, sites.slice(1, 3), sites.slice(1)]) {
      const { files } = await api.planApplication({ ...request, sites: some });
      const edits = files.flatMap((file) => file.edits);
      assert.ok(edits.length > some.length, 'there is no import, or not among the edits');
      assert.equal(countPlaces(edits), some.length);
    }
    const { files } = await api.planApplication({ ...request, sites });
    const { sourceProjectId } = await api.pattern({ patternId });
    const application = await api.recordApplication({
      ...request,
      sourceProjectId,
      sites: files.flatMap((file) => readBack(file, file.after)),
    });
    assert.equal(countPlaces(application.sites), 4);
    folder.write(Object.fromEntries(files.map(({ path, after }) => [path, after])));
    const plan = await api.planRevert({ folder: folder.path, applicationId: application.id });
    assert.deepEqual(plan.impossible, []);
    assert.equal(countPlaces(plan.files.flatMap((file) => file.edits)), 4);
    assert.equal(plan.files.find(({ path }) => path === 'src/target.js')?.after, TARGET);
  });
});
