import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import * as vscode from 'vscode';
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

  describe('after tests in a task', () => {
    const red = (): string => path.join(shipping, '.git', 'red');

    before(() => {
      const test = "process.exitCode = require('node:fs').existsSync('.git/red') ? 1 : 0;\n";
      mkdirSync(path.join(shipping, 'test'), { recursive: true });
      writeFileSync(path.join(shipping, 'test', 'all.test.js'), test);
      writeFileSync(
        path.join(shipping, 'Makefile'),
        '.PHONY: test\ntest:\n\tnode test/all.test.js\n',
      );
      git('add', '--all');
      git('commit', '--quiet', '--message', 'Test');
    });

    async function tested({ green }: { green: boolean }): Promise<void> {
      if (green) rmSync(red(), { force: true });
      else writeFileSync(red(), '');
      const folder = vscode.workspace.workspaceFolders?.find(({ name }) => name === 'shipping');
      assert.ok(folder);
      const make = new vscode.ProcessExecution('make', ['test'], { cwd: shipping });
      const task = new vscode.Task({ type: 'process' }, folder, 'test', 'host', make);
      const ended = new Promise<number | undefined>((resolve) => {
        const listening = vscode.tasks.onDidEndTaskProcess(({ execution, exitCode }) => {
          if (execution.task.name !== 'test') return;
          listening.dispose();
          resolve(exitCode);
        });
      });
      await vscode.tasks.executeTask(task);
      assert.equal((await ended) === 0, green);
      await new Promise((resolve) => setTimeout(resolve, 1500));
    }

    async function endAll(id: string): Promise<void> {
      git('checkout', '--quiet', '--', '.');
      await takenBack(id);
    }

    it('has worked where they are green, with the evidence', async () => {
      const [confidence = 0, successes = 0] = await record();
      const { id } = await applied();
      await tested({ green: true });
      const { outcome } = await application(id);
      assert.deepEqual(outcome?.evidence, { kind: 'tests', command: 'make test', exit: 0 });
      assert.deepEqual((await record()).slice(0, 2), [confidence + 0.05, successes + 1]);
      await run('showPatternDetails', { patternId });
      const isPage = ({ languageId, uri }: vscode.TextDocument): boolean =>
        languageId === 'markdown' && uri.scheme.startsWith('cross-project');
      let page = vscode.workspace.textDocuments.find(isPage);
      for (let tries = 0; !page && tries < 50; tries += 1) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        page = vscode.workspace.textDocuments.find(isPage);
      }
      assert.match(page?.getText() ?? '', /told by tests: make test, exit code 0/);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await endAll(id);
      assert.equal((await record())[0], confidence);
    });

    it('has not where they are red that were green before', async () => {
      await tested({ green: true });
      const [confidence = 0, , failures = 0] = await record();
      const { id } = await applied();
      await tested({ green: false });
      assert.equal((await application(id)).outcome?.success, false);
      const [after, , failed] = await record();
      assert.deepEqual([after, failed], [Number((confidence - 0.1).toFixed(4)), failures + 1]);
      await endAll(id);
    });

    it('is unknown where they were red before', async () => {
      await tested({ green: false });
      const before = await record();
      const { id } = await applied();
      await tested({ green: false });
      assert.equal((await application(id)).outcome, null);
      assert.deepEqual(await record(), before);
      await endAll(id);
    });
  });
}).timeout(120_000);
