import assert from 'node:assert/strict';
import type { EngineApi } from '../../../src/engine/api/EngineApi';
import type { GitFolder } from '../git/gitFolder';
import { Engines } from './openEngine';
import { twoServices } from './twoServices';

const FORM = { name: 'Time out', type: 'bug_fix', description: '' } as const;

describe('a template that is edited as text', () => {
  let engines: Engines;
  let learned: GitFolder;
  let target: GitFolder;
  let api: EngineApi;
  let patternId: string;
  beforeEach(async () => {
    engines = new Engines();
    const services = twoServices();
    ({ learned, target } = services);
    ({ api } = engines.open([learned.path, target.path]));
    const source = { kind: 'commit', folder: learned.path, sha: services.sha } as const;
    patternId = (await api.learnFromChange({ source, ...FORM })).pattern.id;
  });
  afterEach(async () => {
    await engines.close();
    learned.remove();
    target.remove();
  });

  it('is a new version, is applied as it was edited, and can be taken back', async () => {
    const forms = await api.editableForms({ patternId });
    const changed = forms.map((form) => ({ ...form, after: form.after.replace(/\d{4}/, '250') }));
    assert.notDeepEqual(changed, forms);
    const { pattern, problems } = await api.editTemplate({ patternId, forms: changed });
    assert.ok(pattern);
    assert.equal(pattern.versions.at(-1)?.reason, 'edited');
    assert.ok(problems.every(({ message }) => message.includes('now turns')));
    assert.deepEqual(await api.editableForms({ patternId }), changed);

    const folder = target.path;
    const [found] = await api.scan({ folder, patternIds: [patternId] });
    const plan = await api.planApplication({ folder, patternId, sites: found?.sites ?? [] });
    assert.ok(plan.files.length > 0 && plan.files.every(({ after }) => after.includes('250')));

    const [first] = await api.versions({ patternId });
    await api.restoreVersion({ patternId, code: first!.version.code });
    assert.deepEqual(await api.editableForms({ patternId }), forms);
  });

  it('is kept only if nothing speaks against it, and makes no version when nothing was changed', async () => {
    const { versions } = await api.pattern({ patternId });
    const forms = await api.editableForms({ patternId });
    assert.deepEqual((await api.editTemplate({ patternId, forms })).problems, []);
    const wrong = forms.map((form) => ({ ...form, after: `${form.after}($77` }));
    const refused = await api.editTemplate({ patternId, forms: wrong });
    assert.equal(refused.pattern, null);
    assert.ok(refused.problems.some(({ severity }) => severity === 'error'));
    assert.deepEqual((await api.pattern({ patternId })).versions, versions);
    await assert.rejects(api.editTemplate({ patternId, forms: [] }), { code: 'InvalidArgument' });
  });
});
