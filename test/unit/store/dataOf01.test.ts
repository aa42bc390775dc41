import assert from 'node:assert/strict';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import initSqlJs from 'sql.js';
import { LearningStore } from '../../../src/store/LearningStore';
import { NodeDisk } from '../../../src/store/disk/NodeDisk';
import { idOf } from '../../support/facts';

const LIBRARY = path.resolve('test/fixtures/library-0.1');

/** The library was written by 0.1: two patterns, learned three times and twice, one applied thrice. */
describe('a library of 0.1', () => {
  let folder: string;
  let store: LearningStore;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'library-0.1-'));
    await cp(LIBRARY, folder, { recursive: true });
    store = await LearningStore.open({
      disk: new NodeDisk(),
      libraryFolder: folder,
      clock: { now: () => Date.now() },
      sqlJs: await initSqlJs(),
      log: (level, message) => assert.equal(level, 'info', message),
    });
  });

  after(async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  });

  it('has been seen where extraction had counted as success', async () => {
    const pattern = await store.patterns.get(idOf('Retry'));
    assert.ok(pattern);
    assert.equal(pattern.confidence, 0.6);
    assert.deepEqual([pattern.examples.length, pattern.commitCount], [2, 1]);
    assert.deepEqual(
      [pattern.successCount, pattern.failureCount, pattern.successRate],
      [0, 0, null],
    );
    assert.deepEqual([pattern.applicationCount, pattern.projectCount], [0, 0]);
  });

  it('keeps the outcomes of its applications, and in how many projects they were made', async () => {
    const pattern = await store.patterns.get(idOf('Add timeout'));
    assert.ok(pattern);
    assert.equal(pattern.confidence, 0.7);
    assert.deepEqual([pattern.examples.length, pattern.commitCount], [3, 3]);
    assert.deepEqual([pattern.successCount, pattern.failureCount], [2, 1]);
    assert.deepEqual([pattern.applicationCount, pattern.projectCount], [3, 2]);
  });
});
