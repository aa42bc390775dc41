import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import initSqlJs from 'sql.js';
import { LearningStore } from '../../../src/store/LearningStore';
import { NodeDisk } from '../../../src/store/disk/NodeDisk';
import { idOf, learned } from '../../support/facts';
import { putTemplates } from '../../support/openStore';

const SCRIPT = path.join(__dirname, 'recordingProcess.js');

describe('several processes with one library', () => {
  let library: string;
  let stores: LearningStore[];

  beforeEach(async () => {
    library = await mkdtemp(path.join(tmpdir(), 'cpl-library-'));
    stores = [];
  });

  afterEach(async () => {
    for (const store of stores) await store.close();
    await rm(library, { recursive: true, force: true });
  });

  async function open(): Promise<LearningStore> {
    const store = await LearningStore.open({
      disk: new NodeDisk(),
      libraryFolder: library,
      clock: { now: () => Date.now() },
      sqlJs: await initSqlJs(),
      log: (level, message, error) => {
        if (level === 'error') throw new Error(message, { cause: error });
      },
    });
    stores.push(store);
    return store;
  }

  /** What a process acknowledged, when it ended or was killed after so many acknowledgements. */
  function acknowledged(name: string, count: number, killAfter = Infinity): Promise<string[]> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [SCRIPT, library, name, String(count)]);
      let output = '';
      let errors = '';
      const lines = () => output.split('\n').slice(0, -1);
      child.stdout.on('data', (data: Buffer) => {
        output += data.toString();
        if (lines().length >= killAfter) child.kill('SIGKILL');
      });
      child.stderr.on('data', (data: Buffer) => (errors += data.toString()));
      child.on('error', reject);
      child.on('close', (code, signal) => {
        if (code === 0 || signal === 'SIGKILL') resolve(lines());
        else reject(new Error(errors));
      });
    });
  }

  it('that record at once lose nothing, and see the same in the end', async () => {
    const watcher = await open();
    await putTemplates(watcher, 'shared');
    await watcher.record([learned('shared')]);
    const counts = await Promise.all(['a', 'b', 'c'].map((name) => acknowledged(name, 40)));
    assert.deepEqual(
      counts.map(({ length }) => length),
      [40, 40, 40],
    );
    await watcher.poll();
    assert.equal((await watcher.patterns.get(idOf('shared')))?.successCount, 120);
    const late = await open();
    assert.deepEqual(late.dump(), watcher.dump());
    assert.equal(late.health().damagedLines, 0);
    assert.equal(late.health().missingTemplates, 120);
  });

  it('keep what was acknowledged when one of them is killed, each fact once', async () => {
    const watcher = await open();
    await putTemplates(watcher, 'shared');
    await watcher.record([learned('shared')]);
    const [killed, whole] = await Promise.all([
      acknowledged('killed', 100_000, 25),
      acknowledged('whole', 40),
    ]);
    const late = await open();
    const successes = (await late.patterns.get(idOf('shared')))?.successCount ?? 0;
    const learnings = late.health().missingTemplates;
    assert.ok(successes >= killed.length + whole.length);
    assert.equal(learnings, successes);
    await watcher.poll();
    assert.deepEqual(watcher.dump(), late.dump());
  });
});
