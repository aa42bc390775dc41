import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import type { Application, CrossProjectLearningApi } from '../../api';
import { commitOf, extensionApi, folderNamed, learned, run } from './commands';

const LESSON = 'do not wait for another service for ever';
const PATIENCE = 20_000;

describe('what became of an application', () => {
  let api: CrossProjectLearningApi;
  let shipping: string;
  let patternId: string;

  before(async () => {
    api = await extensionApi();
    const orders = folderNamed('orders');
    shipping = folderNamed('shipping');
    await api.currentProject(shipping);
    git('config', 'user.name', 'Ada');
    git('config', 'user.email', 'ada@example.com');
    patternId = await run<string>('learnFromCommit', {
      ...{ folder: orders, commit: commitOf(orders, LESSON), name: 'Time out', type: 'bug_fix' },
    });
  });

  function git(...args: string[]): string {
    return execFileSync('git', args, { cwd: shipping, encoding: 'utf8' });
  }

  async function applied(): Promise<Application> {
    const applicationId = await run<string>('applyPattern', {
      ...{ patternId, folder: shipping, sites: 'all', confirm: false },
    });
    return application(applicationId);
  }

  async function application(id: string): Promise<Application> {
    const project = await api.currentProject(shipping);
    const { appliedPatterns } = await api.getCrossProjectInsights(project.id);
    const found = appliedPatterns.find((one) => one.application.id === id);
    assert.ok(found);
    return found.application;
  }

  async function takenBack(id: string): Promise<Application> {
    for (const until = Date.now() + PATIENCE; Date.now() < until;) {
      const now = await application(id);
      if (now.revertedAt !== null) return now;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    assert.fail('it is not seen that it was taken back');
  }

  async function record(): Promise<number[]> {
    const pattern = await learned(patternId);
    assert.ok(pattern);
    return [pattern.confidence, pattern.successCount, pattern.failureCount];
  }

  it('is seen when a commit reverts it: the confidence is as it was', async () => {
    const before = await record();
    const { id } = await applied();
    git('commit', '--quiet', '--all', '--message', 'Time out');
    await run('recordOutcome', { patternId, applicationId: id, success: true });
    assert.notDeepEqual(await record(), before);
    git('revert', '--no-edit', 'HEAD');
    const { revertedBy, outcome } = await takenBack(id);
    assert.deepEqual([revertedBy?.kind, revertedBy?.reason], ['revert', 'Revert "Time out"']);
    assert.equal(outcome, null);
    assert.deepEqual(await record(), before);
  });

  it('is seen when a checkout throws it away: the same', async () => {
    const before = await record();
    const { id } = await applied();
    git('checkout', '--quiet', '--', '.');
    const { revertedBy } = await takenBack(id);
    assert.equal(revertedBy?.kind, 'checkout');
    assert.deepEqual(await record(), before);
  });
}).timeout(120_000);
