import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { EngineApi } from '../../../src/engine/api/EngineApi';
import type { FolderEncodings } from '../../../src/files/encodingOf';
import { encode } from '../../../src/files/decode';
import { GitFolder } from '../git/gitFolder';
import { Engines, type OpenEngine } from './openEngine';

const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const SHIFT_JIS = Buffer.from('# \x95\x5c\x8e\xa6\na = old(3)\n', 'latin1');

describe('files of all encodings and line ends', () => {
  let engines: Engines;
  let folder: GitFolder;
  beforeEach(() => {
    engines = new Engines();
    folder = new GitFolder();
  });
  afterEach(async () => {
    await engines.close();
    folder.remove();
  });

  function open(encodings?: Partial<FolderEncodings>): OpenEngine {
    const all = { encoding: 'utf8', byName: {}, byEnding: {}, ...encodings };
    const settings = { excludedGlobs: [], frameworkFamilies: {}, domainCategories: {} };
    return engines.open([folder.path], {
      settings: { ...settings, encodings: { [folder.path]: all } },
    });
  }

  /** Learns `old($1)` to `new($1)`, in which `to` stands around the argument. */
  async function learn(api: EngineApi, to = (text: string) => `fresh(${text})`): Promise<string> {
    const args = ['1', 'x', 'f(y)'];
    const code = (call: (text: string) => string) =>
      args.map((arg) => `a = ${call(arg)}\n`).join('');
    folder.commit('before', { 'lesson.py': code((arg) => `old(${arg})`) });
    const sha = folder.commit('after', { 'lesson.py': code(to) });
    const source = { kind: 'commit', folder: folder.path, sha } as const;
    const form = { name: 'Fresh', type: 'refactoring', description: '' } as const;
    return (await api.learnFromChange({ source, ...form })).pattern.id;
  }

  async function planned(api: EngineApi, patternId: string) {
    const [found] = await api.scan({ folder: folder.path, patternIds: [patternId] });
    const sites = found?.sites ?? [];
    const plan = await api.planApplication({ folder: folder.path, patternId, sites });
    return { sites, plan, leftOut: await api.leftOut({ folder: folder.path }) };
  }

  it('G06-latin1: are left alone with their reason where nobody says what they are', async () => {
    const { api, logged } = open();
    const patternId = await learn(api);
    folder.write({
      'b.py': latin1('# gr\xfc\xdfe\na = old(2)\n'),
      'sjis.py': SHIFT_JIS,
      'u16.py': Buffer.from('\uFEFFa = old(4)\n', 'utf16le'),
      'nul.py': 'a = old(5)\n\0',
      'other.js': latin1('old("\xfc")'),
    });
    const { sites, plan, leftOut } = await planned(api, patternId);
    assert.deepEqual(
      sites.map((site) => site.path),
      ['u16.py'],
    );
    assert.deepEqual(plan.files, [
      {
        path: 'u16.py',
        encoding: 'utf16le',
        before: '\uFEFFa = old(4)\n',
        after: '\uFEFFa = fresh(4)\n',
        edits: plan.files[0]?.edits,
      },
    ]);
    const reason = 'not UTF-8, and the setting files.encoding names no other encoding for it';
    const all = [
      { path: 'b.py', reason },
      { path: 'nul.py', reason: 'binary' },
      { path: 'sjis.py', reason },
    ];
    assert.deepEqual(leftOut, all);
    folder.write({ 'b.py': latin1('# gr\xfcn\na = old(2)\n') });
    await planned(api, patternId);
    const told = logged.filter(({ message }) => message.includes('left out'));
    assert.equal(told.length, all.length);
  });

  it('are read and planned as the settings say, by language', async () => {
    const { api } = open({
      byEnding: { '.py': 'iso88591' },
      byName: { 'sjis.py': 'shiftjis' },
    });
    const patternId = await learn(api);
    folder.write({ 'b.py': latin1('# gr\xfc\xdfe\na = old(2)\n'), 'sjis.py': SHIFT_JIS });
    const { plan, leftOut } = await planned(api, patternId);
    assert.deepEqual(leftOut, []);
    for (const { path: file, after, encoding } of plan.files) {
      const before = readFileSync(path.join(folder.path, file)).toString('latin1');
      assert.deepEqual(encode(after, encoding ?? ''), latin1(before.replace('old', 'fresh')));
    }
    assert.equal(plan.files.length, 2);
  });

  it('are looked into again once the settings name their encoding', async () => {
    const { api } = open();
    const patternId = await learn(api);
    folder.write({ 'b.py': latin1('# gr\xfcn\na = old(2)\n') });
    assert.equal((await planned(api, patternId)).sites.length, 0);
    const encodings = { [folder.path]: { encoding: 'iso88591', byName: {}, byEnding: {} } };
    const settings = { excludedGlobs: [], frameworkFamilies: {}, domainCategories: {}, encodings };
    await api.configure({ settings });
    const { sites, leftOut } = await planned(api, patternId);
    assert.deepEqual([sites.length, leftOut], [1, []]);
  });

  it('are planned only where all characters can be written and the line ends stay', async () => {
    const { api } = open({ byName: { 'latin1.py': 'iso88591' } });
    const patternId = await learn(api, (text) => `fresh(${text}, "→")`);
    folder.write({
      'latin1.py': latin1('# gr\xfcn\na = old(2)\n'),
      'bom.py': '\uFEFFa = old(2)\r\n',
      'mixed.py': 'a = old(3)\r\nb = 1\n',
      'cr.py': 'a = old(4)\rb = 1\r',
    });
    const { plan } = await planned(api, patternId);
    assert.deepEqual(
      plan.files.map(({ path: file, after }) => [file, after]),
      [['bom.py', '\uFEFFa = fresh(2, "→")\r\n']],
    );
    assert.deepEqual(
      plan.skipped.map(({ site, why }) => [site.path, why]),
      [
        ['cr.py', { kind: 'lineEnds', ends: 'cr' }],
        ['mixed.py', { kind: 'lineEnds', ends: 'mixed' }],
        ['latin1.py', { kind: 'encoding', encoding: 'iso88591' }],
      ],
    );
  });

  it('are left alone by an editor that holds what was not decoded', async () => {
    const { api } = open();
    const patternId = await learn(api);
    const content = latin1('# gr\xfcn\na = old(2)\n');
    folder.write({ 'b.py': content });
    const where = { folder: folder.path, patternIds: [patternId] };
    const text = `${content.toString('utf8')}# more\n`;
    const [found] = await api.sitesInText({ ...where, path: 'b.py', text });
    assert.deepEqual(found?.sites, []);
    folder.write({ 'b.py': '# more\na = old(2)\n' });
    const [clean] = await api.sitesInText({ ...where, path: 'b.py', text });
    assert.equal(clean?.sites.length, 1);
    folder.write({ 'b.py': content });
    const plan = await api.planApplication({
      ...{ folder: folder.path, patternId, sites: clean?.sites ?? [], unsaved: { 'b.py': text } },
    });
    assert.deepEqual(
      plan.skipped.map(({ why }) => why.kind),
      ['undecodable'],
    );
    assert.deepEqual(plan.files, []);
  });

  it('are taken back only where that keeps their other bytes', async () => {
    const { api } = open();
    const patternId = await learn(api);
    folder.write({ 'a.py': 'a = old(2)\n', 'b.py': 'b = old(3)\n' });
    const { plan } = await planned(api, patternId);
    const { sourceProjectId } = await api.pattern({ patternId });
    const application = await api.recordApplication({
      ...{ folder: folder.path, patternId, sourceProjectId },
      sites: plan.files.flatMap(({ path: file, before, edits }) =>
        edits.map(({ start, end, newText }) => ({
          ...{ path: file, start, end, before: before.slice(start, end), after: newText },
        })),
      ),
    });
    folder.write({ 'a.py': latin1('a = fresh(2)\n# \xfc\n'), 'b.py': 'b = fresh(3)\n\r\n' });
    const revert = await api.planRevert({
      folder: folder.path,
      applicationId: application.id,
    });
    assert.deepEqual(revert.files, []);
    assert.deepEqual(
      revert.impossible.map(({ path: file, reason }) => [file, reason.slice(0, 30)]),
      [
        ['a.py', 'The file is not UTF-8, and the'],
        ['b.py', 'The file has line ends of seve'],
      ],
    );
  });

  it('G06b-encoding-commit: teach nothing where a commit only converts them', async () => {
    const { api } = open();
    folder.commit('one', { 'b.py': latin1('# gr\xfc\xdfe\na = "\xfc"\n') });
    const sha = folder.commit('to UTF-8', { 'b.py': '# grüße\na = "ü"\n' });
    const source = { kind: 'commit', folder: folder.path, sha } as const;
    const change = await api.changes({ source });
    assert.deepEqual(change.files, []);
    assert.deepEqual(change.skipped, [{ path: 'b.py', reason: 'converted to another encoding' }]);
    assert.ok(!JSON.stringify(change).includes('\uFFFD'));
  });

  it('teach in the encoding of the settings, and nothing without', async () => {
    const undecoded = open();
    const lines = ['a = old("\xfc")\n', 'b = old("\xdf")\n', '# \xfc\n'];
    folder.commit('one', { 'b.py': latin1(lines.join('')) });
    const sha = folder.commit('two', { 'b.py': latin1(lines.join('').replaceAll('old', 'fresh')) });
    const source = { kind: 'commit', folder: folder.path, sha } as const;
    assert.deepEqual((await undecoded.api.changes({ source })).files, []);
    const { api } = open({ encoding: 'iso88591' });
    const [file] = (await api.changes({ source })).files;
    assert.equal(file?.after, 'a = fresh("ü")\nb = fresh("ß")\n# ü\n');
  });
});
