import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { EngineApi } from '../../../src/engine/api/EngineApi';
import type { GitFolder } from '../git/gitFolder';
import { ENGINE, Engines } from './openEngine';
import { twoServices } from './twoServices';

const FORM = { name: 'Time out', type: 'bug_fix', description: '' } as const;

describe('the engine’s thread', () => {
  let engines: Engines;
  let learned: GitFolder;
  let target: GitFolder;
  let sha: string;
  let scratch: string;
  beforeEach(() => {
    engines = new Engines();
    scratch = mkdtempSync(path.join(tmpdir(), 'cpl-worker-'));
    ({ learned, target, sha } = twoServices());
  });
  afterEach(async () => {
    await engines.close();
    learned.remove();
    target.remove();
    rmSync(scratch, { recursive: true });
  });

  it('answers null where there is nothing, since JSON has no undefined', async () => {
    const { api } = engines.open([learned.path]);
    assert.equal(await api.libraryLoss(), null);
  });

  /** The real engine in a worker that crashes as soon as a file appears. */
  function crashingWorker(): { workerPath: string; crash: () => void } {
    const trigger = path.join(scratch, 'crash');
    const workerPath = path.join(scratch, 'worker.js');
    writeFileSync(
      workerPath,
      `require(${JSON.stringify(ENGINE)});
       const { existsSync, unlinkSync } = require('node:fs');
       setInterval(() => {
         if (!existsSync(${JSON.stringify(trigger)})) return;
         unlinkSync(${JSON.stringify(trigger)});
         throw new Error('provoked');
       }, 5);`,
    );
    return { workerPath, crash: () => writeFileSync(trigger, '') };
  }

  it('leaves the editor’s thread free during a long scan', async () => {
    const call = '  const response = await fetch(url);\n';
    const body = `export async function f(url) {\n${call.repeat(200)}}\n`;
    target.write(Object.fromEntries(Array.from({ length: 150 }, (_, i) => [`src/f${i}.js`, body])));
    const { api } = engines.open([learned.path, target.path]);
    const source = { kind: 'commit', folder: learned.path, sha } as const;
    const { pattern } = await api.learnFromChange({ source, ...FORM });
    await api.profile({ folder: target.path });
    let ticks = 0;
    const ticking = setInterval(() => (ticks += 1), 1);
    const before = performance.eventLoopUtilization();
    const [found] = await api.scan({ folder: target.path, patternIds: [pattern.id] });
    const { utilization } = performance.eventLoopUtilization(before);
    clearInterval(ticking);
    assert.ok((found?.sites.length ?? 0) >= 150 * 200);
    // The scan keeps its own thread busy all the time; this one only receives the answer.
    assert.ok(utilization < 0.5, `the calling thread was busy for ${utilization} of the scan`);
    assert.ok(ticks >= 50, `${ticks} ticks`);
  });

  it('reports a crash, starts again, and has lost nothing that was acknowledged', async () => {
    const { workerPath, crash } = crashingWorker();
    const { api, logged, on } = engines.open([learned.path], {}, workerPath);
    const source = { kind: 'commit', folder: learned.path, sha } as const;
    const { pattern } = await api.learnFromChange({ source, ...FORM });
    const crashed = new Promise((resolve) => on('changed', resolve));
    crash();
    await crashed;
    assert.deepEqual(
      logged.filter(({ level }) => level === 'error').map(({ message }) => message),
      ['The engine crashed and will be started again: provoked'],
    );
    const { items } = await api.patterns({ filter: {}, page: { limit: 10 } });
    assert.deepEqual(
      items.map(({ id }) => id),
      [pattern.id],
    );
  });

  it('rejects what was under way when it crashed', async () => {
    const { workerPath, crash } = crashingWorker();
    const { api } = engines.open([learned.path], {}, workerPath);
    await api.poll();
    const calls = Array.from({ length: 50 }, () => api.detectAgain({ folder: learned.path }));
    crash();
    const results = await Promise.allSettled([
      ...calls,
      ...Array.from({ length: 500 }, () => api.detectAgain({ folder: learned.path })),
    ]);
    const codes = results.flatMap((one) =>
      one.status === 'rejected' ? [(one.reason as { code: string }).code] : [],
    );
    assert.ok(codes.length > 0);
    assert.deepEqual([...new Set(codes)], ['EngineCrashed']);
  });

  it('says what is wrong with a library that cannot be opened, and tries again', async () => {
    writeFileSync(path.join(scratch, 'file'), '');
    const libraryFolder = path.join(scratch, 'file', 'library');
    const { api } = engines.open([learned.path], { libraryFolder });
    const source = { kind: 'commit', folder: learned.path, sha } as const;
    await assert.rejects(api.learnFromChange({ source, ...FORM }));
    rmSync(path.join(scratch, 'file'));
    assert.equal((await api.learnFromChange({ source, ...FORM })).created, true);
  });

  it('ends a scan when it is cancelled', async () => {
    const { api, on } = engines.open([learned.path, target.path]);
    const source = { kind: 'commit', folder: learned.path, sha } as const;
    const { pattern } = await api.learnFromChange({ source, ...FORM });
    const cancellation = new AbortController();
    on('progress', () => cancellation.abort());
    const body = 'await fetch(url);\n'.repeat(300);
    target.write(Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`g${i}.js`, body])));
    const request = { folder: target.path, patternIds: [pattern.id] };
    await assert.rejects(api.scan(request, cancellation.signal), { name: 'AbortError' });
    const [found] = await api.scan(request);
    assert.equal(found?.sites.length, 200 * 300 + 3);
  });

  describe('when it moves to another library', () => {
    let elsewhere: string;
    beforeEach(() => (elsewhere = path.join(scratch, 'elsewhere')));

    const names = async (api: EngineApi) =>
      (await api.patterns({ filter: {}, page: { limit: 10 } })).items.map(
        ({ patternName }) => patternName,
      );

    it('answers from it, and finds the first one again unharmed', async () => {
      const options = { libraryFolder: engines.library };
      const { api, restart } = engines.open([learned.path], options);
      const source = { kind: 'commit', folder: learned.path, sha } as const;
      await api.learnFromChange({ source, ...FORM });
      options.libraryFolder = elsewhere;
      await restart();
      assert.deepEqual(await names(api), []);
      await api.learnFromChange({ source, ...FORM, name: 'Elsewhere' });
      options.libraryFolder = engines.library;
      await restart();
      assert.deepEqual(await names(api), [FORM.name]);
    });

    it('finishes in the first one what was under way, and starts there nothing more', async () => {
      const options = { libraryFolder: engines.library };
      const { api, restart } = engines.open([learned.path], options);
      await api.poll();
      const source = { kind: 'commit', folder: learned.path, sha } as const;
      const underWay = api.learnFromChange({ source, ...FORM });
      options.libraryFolder = elsewhere;
      const ended = restart();
      const learnedLater = api.learnFromChange({ source, ...FORM, name: 'Elsewhere' });
      assert.equal((await underWay).created, true);
      assert.equal((await learnedLater).created, true);
      assert.deepEqual(await names(api), ['Elsewhere']);
      await ended;
      options.libraryFolder = engines.library;
      await restart();
      assert.deepEqual(await names(api), [FORM.name]);
    });

    it('says that all is to be asked for again', async () => {
      const { api, on, restart } = engines.open([learned.path]);
      await api.poll();
      const heard: string[] = [];
      on('libraryChanged', () => heard.push('libraryChanged'));
      on('changed', () => heard.push('changed'));
      await restart();
      assert.deepEqual(heard, ['libraryChanged', 'changed']);
    });

    it('has on disk what it acknowledged when the window closes meanwhile', async () => {
      const options = { libraryFolder: engines.library };
      const { api, restart, dispose } = engines.open([learned.path], options);
      await api.poll();
      const source = { kind: 'commit', folder: learned.path, sha } as const;
      const underWay = api.learnFromChange({ source, ...FORM });
      options.libraryFolder = elsewhere;
      const ended = restart();
      await Promise.all([dispose(), ended]);
      const [outcome] = await Promise.allSettled([underWay]);
      const known = await names(engines.open([learned.path]).api);
      if (outcome.status === 'fulfilled') assert.deepEqual(known, [FORM.name]);
      else assert.equal((outcome.reason as { code: string }).code, 'EngineCrashed');
    });
  });
});
