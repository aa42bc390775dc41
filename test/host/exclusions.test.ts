import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LearnedPattern } from '../../api';
import { createEngineHost } from '../../src/engine/host/createEngineHost';
import type { EngineHost } from '../../src/engine/host/EngineHost';
import { eventually } from '../e2e/eventually';
import { commitOf, extensionApi, folderNamed, run } from './commands';
import { HIDDEN_PLACES, hintsIn, LESSON, NAME, offeredAt, openPlaces } from './hiddenPlaces';
import { repoRoot } from './launcher/repoRoot';

describe('a place that a person rejected', () => {
  const [orders, shipping] = [folderNamed('orders'), folderNamed('shipping')];
  const library = path.join(path.dirname(orders), 'library');
  const snapshots = mkdtempSync(path.join(tmpdir(), 'cpl-window-'));
  let second: EngineHost;
  let patternId: string;

  before(async () => {
    await (await extensionApi()).currentProject(shipping);
    const commit = commitOf(orders, LESSON);
    patternId = await run('learnFromCommit', {
      ...{ folder: orders, commit, name: NAME, type: 'bug_fix', description: '' },
    });
    await openPlaces(shipping);
    second = createEngineHost({
      workerPath: path.join(repoRoot(), 'dist', 'engine.js'),
      options: () => ({
        ...{ libraryFolder: library, snapshotFolder: snapshots, folders: [orders, shipping] },
        ...{ trusted: true, gitPath: 'git', assetsFolder: path.join(repoRoot(), 'dist') },
        settings: { excludedGlobs: [], frameworkFamilies: {}, domainCategories: {} },
      }),
    });
  });

  after(async () => {
    await second.dispose();
    rmSync(snapshots, { recursive: true, force: true });
  });

  /** Lines that the second window offers, counted from 1, as a list. */
  async function offeredInSecond(): Promise<string> {
    await second.api.poll();
    const [found] = await second.api.scan({ folder: shipping, patternIds: [patternId] });
    const own = found?.sites.filter((site) => site.path === HIDDEN_PLACES) ?? [];
    return JSON.stringify(own.map(({ line }) => line + 1));
  }

  it('is hidden by itself where nothing tells it apart, at once, and cannot be applied', async () => {
    await eventually(() => Promise.resolve(hintsIn(shipping)), '[2,6]');
    assert.equal(await offeredInSecond(), '[2,6]');
    const site = await offeredAt(shipping, 2);
    const { versions } = await second.api.pattern({ patternId });
    const taught = await run<LearnedPattern>('notHere', { patternId, folder: shipping, site });
    assert.deepEqual([taught.versions.length, taught.hidden.length], [versions.length, 1]);
    await eventually(() => Promise.resolve(hintsIn(shipping)), '[6]');
    await assert.rejects(
      run('applyPattern', {
        ...{ patternId, folder: shipping, confirm: false },
        sites: [{ path: HIDDEN_PLACES, line: 2 }],
      }),
    );
  });

  it('is offered in no other window', async () => {
    await eventually(offeredInSecond, '[6]');
    for (const [level] of (await second.api.levels({ patternId })).entries()) {
      await second.api.setLevel({ patternId, level });
      assert.ok(!/\b2\b/.test(await offeredInSecond()), `at level ${level}`);
    }
  });

  it('is gone from this window when another one rejects it', async () => {
    const [found] = await second.api.scan({ folder: shipping, patternIds: [patternId] });
    const site = found?.sites.find((one) => one.path === HIDDEN_PLACES && one.line === 5);
    assert.ok(site);
    await second.api.notHere({ folder: shipping, patternId, site });
    await run('refresh');
    await eventually(() => Promise.resolve(hintsIn(shipping)), '[]');
  });
});
