import assert from 'node:assert/strict';
import {
  ApplicationNotFound,
  InvalidArgument,
  PatternNotFound,
  ProjectNotFound,
} from '../../../src/core/errors';
import type { LearnedPattern, Project } from '../../../src/core/types';
import { addProject, type OpenSystem, openSystem, TIMEOUT, timeoutProposal } from './openSystem';

describe('the track record', () => {
  let open: OpenSystem;
  let orders: Project;
  let stock: Project;
  let pattern: LearnedPattern;
  beforeEach(async () => {
    open = await openSystem();
    orders = await addProject(open, 'orders');
    stock = await addProject(open, 'stock', { framework: 'koa' });
    pattern = await open.system.extractPatternFromProposal(timeoutProposal(orders), TIMEOUT);
  });

  function record(applied: boolean) {
    return open.system.recordPatternApplication({
      sourceProjectId: orders.id,
      targetProjectId: stock.id,
      patternId: pattern.id,
      applied,
    });
  }

  it('has one suggestion per pattern, source and target, and an application per act', async () => {
    const suggested = await record(false);
    assert.deepEqual([suggested.applied, suggested.appliedAt], [false, null]);
    assert.equal(suggested.similarityScore, 0.85);
    await record(false);
    await record(true);
    const row = await record(true);
    assert.equal(row.applied, true);
    assert.equal(row.applications.length, 2);
    assert.equal(row.suggestedAt, suggested.suggestedAt);
    assert.deepEqual(await open.store.suggestions.counts(stock.id), { suggested: 1, applied: 1 });
  });

  it('keeps the similarity of the time when it was suggested', async () => {
    await record(false);
    await open.system.projects.correct(stock.id, { framework: 'express' });
    const row = await record(true);
    assert.equal(row.similarityScore, 0.85);
    assert.equal(row.applications[0]?.similarityScore, 1);
  });

  it('moves the confidence with every outcome that is told without an application', async () => {
    await open.system.trackPatternOutcome({ patternId: pattern.id, success: true });
    const after = await open.system.trackPatternOutcome({ patternId: pattern.id, success: true });
    assert.equal(after.confidence, 0.6);
    assert.equal(after.successRate, 1);
    assert.ok(after.lastUsed);
  });

  it('has one verdict per application, and the confidence follows it', async () => {
    const applicationId = (await record(true)).applications[0]?.id;
    const told = (success: boolean, observer: 'tests' | 'build' | 'person') =>
      open.system.trackPatternOutcome({ patternId: pattern.id, applicationId, success, observer });
    assert.equal((await told(true, 'tests')).confidence, 0.55);
    assert.equal((await told(true, 'tests')).confidence, 0.55);
    assert.equal((await told(false, 'build')).confidence, 0.55);
    const final = await told(false, 'person');
    assert.equal(final.confidence, 0.4);
    assert.deepEqual([final.successCount, final.failureCount], [0, 1]);
    const row = await record(false);
    assert.equal(row.success, false);
  });

  it('awaits no outcome of an application that was taken back', async () => {
    const applicationId = (await record(true)).applications[0]?.id ?? '';
    const awaiting = async () =>
      (
        await open.store.suggestions.applications(
          { targetProjectId: stock.id, awaitingOutcome: true },
          { limit: 10 },
        )
      ).items.length;
    assert.equal(await awaiting(), 1);
    await open.system.recordReverted(applicationId);
    assert.equal(await awaiting(), 0);
    assert.ok((await open.store.suggestions.application(applicationId))?.revertedAt);
    await assert.rejects(open.system.recordReverted('none'), ApplicationNotFound);
  });

  it('has the confidence that it had before the success of what was taken back', async () => {
    const applicationId = (await record(true)).applications[0]?.id ?? '';
    const patternId = pattern.id;
    const report = { patternId, applicationId, success: true, observer: 'tests' } as const;
    const evidence = { kind: 'tests', command: 'npm test', exit: 0 };
    assert.equal((await open.system.trackPatternOutcome({ ...report, evidence })).confidence, 0.55);
    const seen = { kind: 'commit', reason: 'Revert “Timeouts”' };
    const before = await open.store.suggestions.application(applicationId);
    assert.deepEqual(before?.outcome?.evidence, evidence);
    await open.system.recordReverted(applicationId, seen);
    const after = await open.store.patterns.get(patternId);
    assert.deepEqual([after?.confidence, after?.successCount, after?.failureCount], [0.5, 0, 0]);
    const application = await open.store.suggestions.application(applicationId);
    assert.deepEqual([application?.outcome, application?.revertedBy], [null, seen]);
    const { statistics } = await open.system.getCrossProjectInsights(stock.id);
    assert.deepEqual([statistics.successes, statistics.awaitingOutcome], [0, 0]);
  });

  it('refuses what does not exist or does not belong together', async () => {
    const track = open.system.trackPatternOutcome.bind(open.system);
    const patternId = pattern.id;
    await assert.rejects(track({ patternId: 'none', success: true }), PatternNotFound);
    await assert.rejects(
      track({ patternId, applicationId: 'none', success: true }),
      ApplicationNotFound,
    );
    const other = await open.system.extractPatternFromProposal(timeoutProposal(orders), {
      ...TIMEOUT,
      patternName: 'Other',
    });
    const applicationId = (await record(true)).applications[0]?.id;
    await assert.rejects(
      track({ patternId: other.id, applicationId, success: true }),
      InvalidArgument,
    );
    await assert.rejects(
      open.system.recordPatternApplication({
        sourceProjectId: 'nowhere',
        targetProjectId: stock.id,
        patternId,
        applied: true,
      }),
      ProjectNotFound,
    );
  });

  it('finds similar projects, the most similar first', async () => {
    await addProject(open, 'twin');
    await addProject(open, 'far', { language: 'python', framework: 'numpy', domain: 'data' });
    const similar = await open.system.findSimilarProjects(orders.id);
    assert.deepEqual(
      similar.map(({ name, similarityScore, frameworkMatch, frameworkRelated }) => [
        name,
        similarityScore,
        frameworkMatch,
        frameworkRelated,
      ]),
      [
        ['twin', 1, true, false],
        ['stock', 0.85, false, true],
      ],
    );
    assert.equal((await open.system.findSimilarProjects(orders.id, { limit: 1 })).length, 1);
    assert.equal(
      (await open.system.findSimilarProjects(orders.id, { minSimilarity: 0.9 })).length,
      1,
    );
    assert.equal(
      (await open.system.findSimilarProjects(orders.id, { minSimilarity: 0 })).length,
      3,
    );
  });

  it('says of a similar project whether its domain is the same, a relative or another', async () => {
    for (const domain of ['web', 'frontend', 'data']) await addProject(open, domain, { domain });
    const { id } = await addProject(open, 'here', { domain: 'web' });
    const similar = await open.system.findSimilarProjects(id, { minSimilarity: 0 });
    const domainOf = (wanted: string) => {
      const found = similar.find(({ name }) => name === wanted);
      return [found?.domainMatch, found?.domainRelated];
    };
    assert.deepEqual(domainOf('web'), [true, false]);
    assert.deepEqual(domainOf('frontend'), [false, true]);
    assert.deepEqual(domainOf('data'), [false, false]);
  });

  it('is told as insights', async () => {
    const { applications } = await record(true);
    await record(true);
    await open.system.trackPatternOutcome({
      patternId: pattern.id,
      applicationId: applications[0]?.id,
      success: true,
    });
    const insights = await open.system.getCrossProjectInsights(stock.id);
    assert.equal(insights.project.id, stock.id);
    assert.deepEqual(
      insights.similarProjects.map(({ projectId }) => projectId),
      [orders.id],
    );
    assert.deepEqual(
      insights.suggestedPatterns.map(({ patternId }) => patternId),
      [pattern.id],
    );
    assert.deepEqual(insights.statistics, {
      totalSuggestions: 1,
      totalApplied: 1,
      applicationRate: 1,
      successes: 1,
      failures: 0,
      awaitingOutcome: 1,
    });
    assert.equal(insights.appliedPatterns.length, 2);
  });
});
