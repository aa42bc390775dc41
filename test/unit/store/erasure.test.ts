import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import initSqlJs from 'sql.js';
import type { Fact } from '../../../src/core/events';
import { patternIdOf, projectIdOf } from '../../../src/core/identity';
import { LearningStore } from '../../../src/store/LearningStore';
import { MemoryDisk } from '../../support/MemoryDisk';

const NO_WAITING = { idleMs: -1, atLeast: 1, unnamedMs: 1e12 };
const SECRET = 'aVerySecretTemplate';
const unaborted = new AbortController().signal;

describe('backup and erasure', () => {
  let disk: MemoryDisk;
  let now: number;
  const stores: LearningStore[] = [];
  beforeEach(() => {
    disk = new MemoryDisk();
    now = Date.UTC(2026, 0, 1);
  });
  afterEach(async () => {
    await Promise.all(stores.splice(0).map((store) => store.close()));
  });

  async function open(libraryFolder = '/library', ahead = 0): Promise<LearningStore> {
    const store = await LearningStore.open({
      disk,
      libraryFolder,
      snapshotFolder: `/workspaces/${randomUUID()}`,
      clock: { now: () => (disk.now = now += 10) + ahead },
      sqlJs: await initSqlJs(),
      log: () => undefined,
    });
    stores.push(store);
    return store;
  }

  async function learn(store: LearningStore, name: string): Promise<void> {
    const projectId = projectIdOf(`https://example.com/acme/${name}`, '');
    const template = await store.putCode(
      JSON.stringify({
        learner: 'tokens',
        kind: 'snippet',
        language: 'javascript',
        before: '',
        after: SECRET,
        snippet: SECRET,
        body: null,
      }),
    );
    const profile = {
      language: 'javascript',
      framework: null,
      domain: null,
      languages: [],
      evidence: [],
    };
    const facts: Fact[] = [
      {
        kind: 'project.profiled',
        body: {
          projectId,
          repoUrl: `https://example.com/acme/${name}`,
          subPath: '',
          name,
          profile,
        },
      },
      {
        kind: 'pattern.learned',
        body: {
          patternId: patternIdOf(name, 'bug_fix', 'javascript'),
          name,
          type: 'bug_fix',
          description: '',
          language: 'javascript',
          framework: null,
          domain: null,
          projectId,
          proposalId: projectId,
          confidence: 0.5,
          template,
          reason: 'learned',
        },
      },
    ];
    await store.record(facts);
  }

  async function namesIn(store: LearningStore): Promise<string[]> {
    await store.poll();
    const { items } = await store.patterns.list({}, { limit: 100 });
    return items.map(({ patternName }) => patternName).sort();
  }

  async function outcomes(store: LearningStore, name: string, count: number): Promise<void> {
    const patternId = patternIdOf(name, 'bug_fix', 'javascript');
    for (let i = 0; i < count; i += 1) {
      await store.record([
        { kind: 'outcome.tracked', body: { patternId, success: true, observer: 'person' } },
      ]);
    }
  }

  async function successesIn(store: LearningStore, name: string): Promise<number | undefined> {
    await store.poll();
    return (await store.patterns.get(patternIdOf(name, 'bug_fix', 'javascript')))?.successCount;
  }

  /** What is known, whichever files it was read from. */
  function tablesOf(store: LearningStore): Record<string, unknown> {
    return { ...store.dump(), marks: undefined };
  }

  function holds(text: string): boolean {
    return [...disk.contents()].some(([, bytes]) => Buffer.from(bytes).includes(text));
  }

  it('forgets everything in every window and on disk, and learns anew afterwards', async () => {
    const [here, there] = [await open(), await open()];
    await learn(here, 'one');
    await learn(there, 'two');
    assert.deepEqual(await namesIn(here), ['one', 'two']);
    await here.saveSnapshot();
    await here.erase();
    assert.deepEqual(await namesIn(here), []);
    assert.deepEqual(await namesIn(there), []);
    const { projects, patterns } = await there.counts();
    assert.deepEqual([projects, patterns], [0, 0]);
    assert.ok(!holds(SECRET));
    assert.ok(!holds('acme/one'));
    await learn(there, 'three');
    await learn(here, 'one');
    assert.deepEqual(await namesIn(here), ['one', 'three']);
    assert.deepEqual(await namesIn(await open()), ['one', 'three']);
  });

  it('gives the same tables to a window that was closed meanwhile', async () => {
    const here = await open();
    await learn(here, 'one');
    const storage = await open();
    await storage.saveSnapshot();
    await here.erase();
    await learn(here, 'two');
    await storage.poll();
    await here.poll();
    const fresh = await open();
    assert.deepEqual({ ...storage.dump(), marks: 0 }, { ...fresh.dump(), marks: 0 });
    assert.deepEqual({ ...here.dump(), marks: 0 }, { ...fresh.dump(), marks: 0 });
  });

  it('takes in what is learned after it, even if what was erased came from a clock that is ahead', async () => {
    const ahead = await open('/library', 3 * 24 * 60 * 60 * 1000);
    await learn(ahead, 'future');
    await ahead.close();
    stores.splice(stores.indexOf(ahead), 1);
    const here = await open();
    assert.deepEqual(await namesIn(here), ['future']);
    await here.erase();
    assert.deepEqual(await namesIn(here), []);
    await learn(here, 'present');
    assert.deepEqual(await namesIn(here), ['present']);
    assert.deepEqual(await namesIn(await open()), ['present']);
  });

  it('backs a library up into one file and restores it into another, once', async () => {
    const here = await open();
    await learn(here, 'one');
    await learn(here, 'two');
    await here.writeBackup('/backups/library.gz', unaborted);
    const there = await open('/other');
    await learn(there, 'three');
    await there.restoreBackup('/backups/library.gz', unaborted);
    assert.deepEqual(await namesIn(there), ['one', 'three', 'two']);
    const before = there.dump();
    await there.restoreBackup('/backups/library.gz', unaborted);
    assert.deepEqual(there.dump(), before);
    const [pattern] = (await there.patterns.list({ text: SECRET }, { limit: 1 })).items;
    assert.equal(pattern?.codeTemplate.after, SECRET);
  });

  it('brings back with a backup what was erased since, once, until it is erased again', async () => {
    const [here, there] = [await open(), await open()];
    await learn(here, 'one');
    await outcomes(here, 'one', 3);
    await here.writeBackup('/before.gz', unaborted);
    await here.erase();
    await learn(there, 'two');
    await there.restoreBackup('/before.gz', unaborted);
    assert.deepEqual(await namesIn(there), ['one', 'two']);
    assert.deepEqual(await namesIn(here), ['one', 'two']);
    await here.restoreBackup('/before.gz', unaborted);
    await there.restoreBackup('/before.gz', unaborted);
    assert.equal(await successesIn(there, 'one'), 3);
    await outcomes(there, 'one', 1);
    assert.equal(await successesIn(here, 'one'), 4);
    const fresh = await open();
    await there.poll();
    assert.deepEqual(tablesOf(fresh), tablesOf(there));
    await here.writeBackup('/after.gz', unaborted);
    await there.erase();
    assert.deepEqual(await namesIn(here), []);
    assert.ok(!holds('acme/one'));
    await there.restoreBackup('/after.gz', unaborted);
    await there.restoreBackup('/before.gz', unaborted);
    assert.deepEqual(await namesIn(there), ['one', 'two']);
    assert.equal(await successesIn(there, 'one'), 4);
    assert.equal(await successesIn(await open(), 'one'), 4);
  });

  it('takes nothing away with a backup of a library that was erased once', async () => {
    const here = await open();
    await here.erase();
    await learn(here, 'one');
    await here.writeBackup('/backup.gz', unaborted);
    now -= 1_000_000;
    const there = await open('/other');
    await learn(there, 'old');
    now += 2_000_000;
    await there.restoreBackup('/backup.gz', unaborted);
    assert.deepEqual(await namesIn(there), ['old', 'one']);
  });

  it('deletes from disk what an eraser that was killed left there', async () => {
    const [here, there] = [await open(), await open()];
    await learn(here, 'one');
    await there.poll();
    await here.record([{ kind: 'library.erased', body: {} }]);
    assert.ok(holds(SECRET));
    await there.poll();
    await there.close();
    stores.splice(stores.indexOf(there), 1);
    assert.ok(!holds(SECRET));
    await here.tidy();
    assert.ok(!holds('acme/one'));
  });

  it('loses nothing that is recorded after it, whatever windows do at the same time', async () => {
    const action = fc.record({
      window: fc.nat(2),
      kind: fc.constantFrom('learn', 'learn', 'learn', 'erase', 'poll', 'tidy', 'open'),
      waits: fc.boolean(),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(action, { maxLength: 25 }), async (actions) => {
        disk = new MemoryDisk();
        disk.now = now;
        const windows = [await open(), await open(), await open()];
        const acknowledged: string[] = [];
        let under: Promise<unknown>[] = [];
        for (const [index, { window, kind, waits }] of actions.entries()) {
          const store = windows[window];
          assert.ok(store);
          const name = `p${index}`;
          if (kind === 'learn') under.push(learn(store, name).then(() => acknowledged.push(name)));
          else if (kind === 'poll') under.push(store.poll());
          else if (kind === 'tidy') under.push(store.tidy(NO_WAITING));
          else if (kind === 'open') windows[window] = await open();
          else {
            await Promise.all(under.splice(0));
            const others = windows.map((one) => one.poll());
            await Promise.all([store.erase(), ...others]);
            acknowledged.splice(0);
          }
          if (waits) under = under.concat(await Promise.all(under.splice(0)).then(() => []));
        }
        await Promise.all(under);
        for (const store of windows) await store.poll();
        for (const store of windows) await store.poll();
        const tables = tablesOf(await open());
        for (const store of windows) assert.deepEqual(tablesOf(store), tables);
        assert.deepEqual(await namesIn(await open()), acknowledged.sort());
        await Promise.all(stores.splice(0).map((store) => store.close()));
      }),
      { numRuns: 40 },
    );
  });

  it('refuses what is no whole backup, and adds nothing of it', async () => {
    const here = await open();
    await learn(here, 'one');
    await here.writeBackup('/backup.gz', unaborted);
    await assert.rejects(here.writeBackup('/backup.gz', unaborted), /is there already/);
    const whole = Buffer.from(await disk.read('/backup.gz', 0, 1 << 20));
    await disk.replace('/half.gz', [whole.subarray(0, whole.length / 2)]);
    await disk.replace('/text.gz', [Buffer.from('no backup at all\n')]);
    const there = await open('/other');
    for (const file of ['/half.gz', '/text.gz']) {
      await assert.rejects(there.restoreBackup(file, unaborted), /is not a whole backup/);
    }
    assert.deepEqual(await namesIn(there), []);
  });
});
