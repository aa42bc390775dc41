import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import path from 'node:path';
import type { EngineError } from '../../../src/engine/host/EngineError';
import { GitFolder } from '../git/gitFolder';
import { Engines } from './openEngine';

const FORM = { name: 'Time out', type: 'bug_fix', description: '' } as const;
const file = (first: string, radix: string, timeout: string) =>
  `${first}function size(text) {\n  return parseInt(text${radix});\n}\n\n\n\n\n\n\n\n\n` +
  `async function load(url) {\n  return fetch(url${timeout});\n}\n`;
const TIMEOUT = ', { signal: AbortSignal.timeout(5000) }';

describe('a change that is looked at, previewed and learned', () => {
  let engines: Engines;
  let folder: GitFolder;
  beforeEach(() => {
    engines = new Engines();
    folder = new GitFolder();
    folder.commit('Load', { 'a.js': file('', '', '') });
    folder.write({ 'a.js': file('', ', 10', TIMEOUT) });
  });
  afterEach(async () => {
    await engines.close();
    folder.remove();
  });

  const sourceOf = () => ({ kind: 'working-tree', folder: folder.path }) as const;
  /** Another change comes before those that were shown, so that their numbers are others. */
  const move = () => folder.write({ 'a.js': file('let a = b + c;\n'.repeat(9), ', 16', '') });
  const second = [{ path: 'a.js', hunks: [1] }];

  it('is one and the same, and who learns it is told that the files are others by now', async () => {
    const { api } = engines.open([folder.path]);
    const source = sourceOf();
    const { draft, files } = await api.changes({ source });
    assert.equal(files[0]?.hunks.length, 2);
    assert.equal((await api.previewLearning({ source, draft, picks: second })).moved, undefined);
    move();
    const preview = await api.previewLearning({ source, draft, picks: second });
    assert.match(preview.template.after, /AbortSignal/);
    assert.deepEqual(preview.moved, ['a.js']);
    const { pattern, moved } = await api.learnFromChange({ source, draft, picks: second, ...FORM });
    assert.deepEqual(pattern.codeTemplate, preview.template);
    assert.deepEqual(moved, ['a.js']);
    const again = await api.changes({ source });
    assert.notEqual(again.draft, draft);
    assert.equal((await api.previewLearning({ source, draft: again.draft })).moved, undefined);
  });

  it('is told to have moved when its file is gone', async () => {
    const { api } = engines.open([folder.path]);
    const source = sourceOf();
    const { draft } = await api.changes({ source });
    rmSync(path.join(folder.path, 'a.js'));
    const { moved } = await api.learnFromChange({ source, draft, picks: second, ...FORM });
    assert.deepEqual(moved, ['a.js']);
  });

  it('is read again by an engine that has started since, and refused where it is another', async () => {
    const { api, restart } = engines.open([folder.path]);
    const source = sourceOf();
    const { draft } = await api.changes({ source });
    await restart();
    const preview = await api.previewLearning({ source, draft, picks: second });
    assert.match(preview.template.after, /AbortSignal/);
    await restart();
    move();
    await assert.rejects(
      api.learnFromChange({ source, draft, picks: second, ...FORM }),
      (error: EngineError) => error.code === 'ChangeMoved' && error.message.includes('another one'),
    );
    assert.equal((await api.libraryCounts()).patterns, 0);
  });
});
