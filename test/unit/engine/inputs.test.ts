import assert from 'node:assert/strict';
import type { PatternSites } from '../../../src/engine/api/SiteApi';
import type { EngineApi } from '../../../src/engine/api/EngineApi';
import { GitFolder } from '../git/gitFolder';
import { Engines } from './openEngine';

const FORM = { name: 'Time out', type: 'bug_fix', description: '' } as const;
const UNKNOWING = 'load(one);\nload(two);\n';
const KNOWING = 'const LIMIT = 1;\nload(three);\n';

describe('a pattern that needs something filled in', () => {
  let engines: Engines;
  let folder: GitFolder;
  let api: EngineApi;
  let patternId: string;
  let told: PatternSites[];
  beforeEach(async () => {
    engines = new Engines();
    folder = new GitFolder();
    const text = (call: string) => `const LIMIT = 5;\nexport const all = () => ${call};\n`;
    folder.commit('Load all', { 'example.js': text('load(url)') });
    const sha = folder.commit('Limit', { 'example.js': text('load(url, LIMIT)') });
    folder.commit('More', { 'knowing.js': KNOWING, 'unknowing.js': UNKNOWING });
    const engine = engines.open([folder.path]);
    ({ api } = engine);
    told = [];
    engine.on('sites', ({ sites, found }) => told.push(...sites, ...found));
    const source = { kind: 'commit', folder: folder.path, sha } as const;
    patternId = (await api.learnFromChange({ source, ...FORM })).pattern.id;
  });
  afterEach(async () => {
    await engines.close();
    folder.remove();
  });

  const scan = async (withInputs?: boolean) => {
    const request = { folder: folder.path, patternIds: [patternId] };
    return (await api.scan(withInputs === undefined ? request : { ...request, withInputs }))[0]!;
  };
  const pathsOf = ({ sites }: PatternSites) => sites.map(({ path }) => path);

  it('is counted, but given to nobody who does not ask for it', async () => {
    const ready = await scan();
    assert.deepEqual(pathsOf(ready), ['knowing.js']);
    assert.equal(ready.needingInput, 2);
    const listening = { listener: 'one', folder: folder.path, patternIds: [patternId] };
    await api.listenToSites(listening);
    assert.ok(told.length > 0);
    assert.ok(told.flatMap(pathsOf).every((path) => path === 'knowing.js'));
    assert.equal(told.at(-1)?.needingInput, 2);
    const levels = await api.levels({ patternId });
    const level = levels.findIndex(({ current }) => current);
    assert.equal(await api.levelSites({ folder: folder.path, patternId, level }), 1);
  });

  it('is given to who asks for it, also from what is remembered', async () => {
    await scan();
    const all = await scan(true);
    assert.deepEqual(pathsOf(all), ['knowing.js', 'unknowing.js', 'unknowing.js']);
    assert.deepEqual(
      all.sites.map(({ inputs }) => inputs),
      [undefined, ['LIMIT'], ['LIMIT']],
    );
    assert.equal(all.needingInput, 2);
    const listening = { listener: 'one', folder: folder.path, patternIds: [patternId] };
    await api.listenToSites({ ...listening, withInputs: true });
    assert.deepEqual(told.at(-1)?.sites, all.sites);
  });

  it('is counted and given in a text that is not saved', async () => {
    const request = { folder: folder.path, path: 'knowing.js', patternIds: [patternId] };
    const [ready] = await api.sitesInText({ ...request, text: UNKNOWING });
    assert.deepEqual(ready, { patternId, sites: [], needingInput: 2 });
    const [all] = await api.sitesInText({ ...request, text: UNKNOWING, withInputs: true });
    assert.equal(all?.sites.length, 2);
    const [known] = await api.sitesInText({ ...request, text: `let LIMIT;\n${UNKNOWING}` });
    assert.equal(known?.sites.length, 2);
    assert.equal(known.needingInput, undefined);
  });

  it('is planned with what is to be filled in, for several places of a file', async () => {
    const { sites } = await scan(true);
    const plan = await api.planApplication({ folder: folder.path, patternId, sites });
    assert.deepEqual(plan.skipped, []);
    const file = (wanted: string) => plan.files.find(({ path }) => path === wanted);
    const [knowing, unknowing] = [file('knowing.js'), file('unknowing.js')];
    assert.ok(knowing?.edits.every((edit) => !('inputs' in edit)));
    assert.equal(unknowing?.after, 'load(one, LIMIT);\nload(two, LIMIT);\n');
    const stretches = unknowing.edits.map(({ newText, inputs = [] }) =>
      inputs.map(({ name, start, end }) => [name, newText.slice(start, end)]),
    );
    assert.deepEqual(stretches, [[['LIMIT', 'LIMIT']], [['LIMIT', 'LIMIT']]]);
  });

  it('writes no name that is missing by now at a place that had it when it was found', async () => {
    const { sites } = await scan();
    const unsaved = { 'knowing.js': KNOWING.replace('LIMIT', 'OTHER') };
    const plan = await api.planApplication({ folder: folder.path, patternId, sites, unsaved });
    assert.deepEqual(plan, {
      files: [],
      skipped: sites.map((site) => ({ site, why: { kind: 'needsInput', names: ['LIMIT'] } })),
      sites: [],
    });
  });

  it('fits where a person asks why it does not', async () => {
    const place = { path: 'unknowing.js', start: 0, end: 4 };
    assert.equal(await api.whyNotHere({ folder: folder.path, patternId, ...place }), null);
  });
});
