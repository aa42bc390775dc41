import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rank } from '../../../src/core/confidence';
import { InvalidArgument, ProjectNotFound } from '../../../src/core/errors';
import { DEFAULT_FAMILIES, FamilyIndex } from '../../../src/core/families';
import type { Fact } from '../../../src/core/events';
import { patternIdOf } from '../../../src/core/identity';
import type { LearnedPattern, Project } from '../../../src/core/types';
import { addProject, type OpenSystem, openSystem, TIMEOUT, timeoutProposal } from './openSystem';

describe('suggestPatternsForProject', () => {
  it('offers a pattern of a similar project with its reasons and its source', async () => {
    const open = await openSystem();
    const orders = await addProject(open, 'orders');
    const stock = await addProject(open, 'stock', { framework: 'koa' });
    const pattern = await open.system.extractPatternFromProposal(timeoutProposal(orders), TIMEOUT);
    const [match, ...others] = await open.system.suggestPatternsForProject(stock.id);
    assert.equal(others.length, 0);
    assert.equal(match?.patternId, pattern.id);
    assert.equal(match?.sourceProjectId, orders.id);
    assert.equal(match?.similarityScore, 0.85);
    assert.equal(match?.usageCount, 0);
    assert.equal(match?.score, 0.85 * 0.5 * 0.5);
    assert.deepEqual(match?.reasons, [
      { kind: 'language', value: 'javascript', other: 'javascript', exact: true },
      { kind: 'framework', value: 'koa', other: 'express', exact: false },
      { kind: 'domain', value: 'api', other: 'api', exact: true },
    ]);
  });

  it('compares by other families from when they are set, with one ear and one queue for life', async () => {
    const open = await openSystem();
    const { system, store } = open;
    const orders = await addProject(open, 'orders', { framework: 'ours' });
    const stock = await addProject(open, 'stock', { framework: 'theirs' });
    const { id } = await system.extractPatternFromProposal(timeoutProposal(orders), TIMEOUT);
    const body = { patternId: id, sourceProjectId: orders.id, targetProjectId: stock.id };
    const similarity = () => system.calculateProjectSimilarity(orders.id, stock.id);
    assert.equal(await similarity(), 0.7);
    const listen = store.onDidChange.bind(store);
    let ears = 0;
    store.onDidChange = (listener) => {
      ears += 1;
      return listen(listener);
    };
    const first = system.recordPatternApplication({ ...body, applied: false });
    const families = { ...DEFAULT_FAMILIES, frameworks: { f: ['ours', 'theirs'] } };
    system.useFamilies(new FamilyIndex(families));
    const second = system.recordPatternApplication({ ...body, applied: false });
    assert.equal((await first).suggestedAt, (await second).suggestedAt);
    assert.equal(await similarity(), 0.85);
    assert.equal(ears, 0);
  });

  it('offers patterns of every language that occurs in the project, and of no other', async () => {
    const open = await openSystem();
    const orders = await addProject(open, 'orders');
    await open.system.extractPatternFromProposal(timeoutProposal(orders), TIMEOUT);
    const mixed = await addProject(open, 'mixed', {
      language: 'typescript',
      otherLanguages: ['javascript'],
    });
    const python = await addProject(open, 'python', { language: 'python' });
    const options = { minSimilarity: 0 };
    assert.equal((await open.system.suggestPatternsForProject(mixed.id, options)).length, 1);
    assert.equal((await open.system.suggestPatternsForProject(python.id, options)).length, 0);
  });

  it('offers a project its own patterns, however little is known of it', async () => {
    const open = await openSystem();
    const orders = await addProject(open, 'orders', { framework: null, domain: null });
    await open.system.extractPatternFromProposal(timeoutProposal(orders), TIMEOUT);
    const [match] = await open.system.suggestPatternsForProject(orders.id);
    assert.equal(match?.similarityScore, 1);
    assert.deepEqual(match?.reasons, [{ kind: 'same-project' }]);
  });

  it('never offers what was dismissed there, until it is offered again', async () => {
    const open = await openSystem();
    const orders = await addProject(open, 'orders');
    const stock = await addProject(open, 'stock');
    const other = await addProject(open, 'other');
    const pattern = await open.system.extractPatternFromProposal(timeoutProposal(orders), TIMEOUT);
    const offered = async (project: Project) =>
      (await open.system.suggestPatternsForProject(project.id)).length;
    await open.system.dismissSuggestion(pattern.id, stock.id);
    assert.deepEqual([await offered(stock), await offered(other)], [0, 1]);
    await open.system.offerAgain(pattern.id, stock.id);
    assert.equal(await offered(stock), 1);
  });

  it('offers a pattern that belongs to one project only there', async () => {
    const open = await openSystem();
    const orders = await addProject(open, 'orders');
    const stock = await addProject(open, 'stock');
    const pattern = await open.system.extractPatternFromProposal(timeoutProposal(orders), TIMEOUT);
    const offered = async (project: Project) =>
      (await open.system.suggestPatternsForProject(project.id)).length;
    await open.system.maintenance.setOnlyIn(pattern.id, orders.id);
    assert.deepEqual([await offered(orders), await offered(stock)], [1, 0]);
    await open.system.maintenance.setOnlyIn(pattern.id, null);
    assert.deepEqual([await offered(orders), await offered(stock)], [1, 1]);
  });

  it('leaves out what is archived, of another type, or below a threshold', async () => {
    const open = await openSystem();
    const orders = await addProject(open, 'orders');
    const stock = await addProject(open, 'stock', { framework: 'koa' });
    const pattern = await open.system.extractPatternFromProposal(timeoutProposal(orders), TIMEOUT);
    const offered = async (options = {}) =>
      (await open.system.suggestPatternsForProject(stock.id, options)).length;
    assert.equal(await offered({ patternTypes: ['bug_fix'] }), 1);
    assert.equal(await offered({ patternTypes: ['security'] }), 0);
    assert.equal(await offered({ minConfidence: 0.51 }), 0);
    assert.equal(await offered({ minSimilarity: 0.86 }), 0);
    await open.system.maintenance.archive(pattern.id);
    assert.equal(await offered(), 0);
  });

  it('follows a corrected profile', async () => {
    const open = await openSystem();
    const orders = await addProject(open, 'orders');
    const stock = await addProject(open, 'stock', { framework: null, domain: null });
    await open.system.extractPatternFromProposal(timeoutProposal(orders), TIMEOUT);
    assert.equal((await open.system.suggestPatternsForProject(stock.id)).length, 0);
    await open.system.projects.correct(stock.id, { framework: 'Express.js', domain: 'API' });
    const [match] = await open.system.suggestPatternsForProject(stock.id);
    assert.equal(match?.similarityScore, 1);
    await open.system.projects.correct(orders.id, { language: 'typescript' });
    const [after] = await open.system.suggestPatternsForProject(stock.id);
    assert.equal(after?.similarityScore, 0.8);
    await open.system.projects.correct(orders.id, { language: 'python' });
    const [other] = await open.system.suggestPatternsForProject(stock.id);
    assert.equal(other?.similarityScore, 0.6);
  });

  it('says what is wrong with what it was asked', async () => {
    const { system } = await openSystem();
    await assert.rejects(system.suggestPatternsForProject('nowhere'), ProjectNotFound);
    const open = await openSystem();
    const { id } = await addProject(open, 'orders');
    for (const options of [
      { limit: 0 },
      { limit: 1.5 },
      { minConfidence: -1 },
      { minSimilarity: NaN },
    ]) {
      await assert.rejects(open.system.suggestPatternsForProject(id, options), InvalidArgument);
    }
  });

  it('looks behind a limit for a score that only rounding makes the same', async () => {
    const open = await openSystem();
    const source = await addProject(open, 'source', { framework: 'koa', domain: 'web' });
    const target = await addProject(open, 'target', { framework: 'koa', domain: null });
    // 0.7 × 0.3 × ⅔ and 0.7 × 0.2 are the same number, 0.3 × ⅔ and 0.2 are not.
    await recordPatterns(
      open,
      [source],
      [
        { source: 0, confidence: 0.15, outcomes: [true] },
        { source: 0, confidence: 0.3, outcomes: [true, true, false] },
      ],
    );
    const [first, ...others] = await open.system.suggestPatternsForProject(target.id, {
      ...{ limit: 1, minConfidence: 0, minSimilarity: 0 },
    });
    assert.deepEqual([first?.patternName, others.length], ['pattern 1', 0]);
    assert.deepEqual([first?.patternId], await bruteForce(open, target, 1, 0, 0));
  });

  it('ranks all candidates as sorting every one of them would', async () => {
    const frameworks = ['express', 'koa', 'react', null];
    const traits = fc.record({
      language: fc.constantFrom('javascript', 'typescript'),
      framework: fc.constantFrom(...frameworks),
      domain: fc.constantFrom('api', 'rest', 'web', null),
    });
    const usage = fc.record({
      source: fc.nat(7),
      confidence: fc.constantFrom(0.3, 0.5, 0.7, 0.9),
      outcomes: fc.array(fc.boolean(), { maxLength: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(traits, { minLength: 2, maxLength: 8 }),
        fc.array(usage, { maxLength: 40 }),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(0, 0.4, 0.7),
        async (projectTraits, usages, limit, minSimilarity) => {
          const open = await openSystem();
          const projects: Project[] = [];
          for (const [index, one] of projectTraits.entries()) {
            projects.push(await addProject(open, `p${index}`, one));
          }
          await recordPatterns(open, projects, usages);
          const [target] = projects;
          assert.ok(target);
          const found = await open.system.suggestPatternsForProject(target.id, {
            limit,
            minSimilarity,
            minConfidence: 0.4,
          });
          assert.deepEqual(
            found.map(({ patternId }) => patternId),
            await bruteForce(open, target, limit, minSimilarity, 0.4),
          );
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('suggestPatternsByLanguage', () => {
  const any = () => true;

  async function learnedFar() {
    const open = await openSystem();
    const orders = await addProject(open, 'orders');
    const far = { language: 'typescript', framework: null, domain: null } as const;
    const [stock, python] = [
      await addProject(open, 'stock', far),
      await addProject(open, 'python', { ...far, language: 'python' }),
    ];
    const pattern = await open.system.extractPatternFromProposal(timeoutProposal(orders), TIMEOUT);
    return { ...open, orders, stock, python, pattern };
  }

  it('offers what the similarity leaves out, in its languages alone', async () => {
    const { system, orders, stock, python, pattern } = await learnedFar();
    assert.deepEqual(await system.suggestPatternsForProject(stock.id), []);
    const [match, ...others] = await system.suggestPatternsByLanguage(stock.id, any);
    assert.deepEqual([match?.patternId, others.length], [pattern.id, 0]);
    assert.equal(match?.similarityScore, 0.2);
    assert.deepEqual(await system.suggestPatternsByLanguage(python.id, any), []);
    assert.deepEqual(await system.suggestPatternsByLanguage(orders.id, any), []);
  });

  it('offers nothing twice, and nothing that needs more', async () => {
    const { system, stock } = await learnedFar();
    const offered = async (options: object, needsOnlyLanguage = any) =>
      (await system.suggestPatternsByLanguage(stock.id, needsOnlyLanguage, options)).length;
    assert.equal(await offered({ minSimilarity: 0.2 }), 0);
    assert.equal(await offered({ minSimilarity: 0.21 }), 1);
    assert.equal(await offered({}, () => false), 0);
    assert.equal(await offered({ minConfidence: 0.51 }), 0);
    await assert.rejects(offered({ limit: 0 }), InvalidArgument);
  });

  it('offers nothing that was dismissed, or that belongs to another project', async () => {
    const { system, orders, stock, pattern } = await learnedFar();
    const offered = async () => (await system.suggestPatternsByLanguage(stock.id, any)).length;
    await system.dismissSuggestion(pattern.id, stock.id);
    assert.equal(await offered(), 0);
    await system.offerAgain(pattern.id, stock.id);
    await system.maintenance.setOnlyIn(pattern.id, orders.id);
    assert.equal(await offered(), 0);
  });

  it('orders by what a pattern is worth, however alike the projects are, and keeps the limit', async () => {
    const open = await openSystem();
    const near = await addProject(open, 'near', { framework: null, domain: null });
    const far = await addProject(open, 'far', { language: 'css', framework: null, domain: null });
    const target = await addProject(open, 'target', {
      ...{ framework: null, domain: null, language: 'javascript' },
    });
    await recordPatterns(
      open,
      [near, far],
      [
        { source: 0, confidence: 0.6, outcomes: [] },
        { source: 1, confidence: 0.9, outcomes: [] },
        { source: 1, confidence: 0.5, outcomes: [true] },
      ],
    );
    const worths = async (limit: number) =>
      (await open.system.suggestPatternsByLanguage(target.id, any, { limit })).map(
        ({ similarityScore, confidence, successRate }) => [
          similarityScore,
          confidence * (successRate ?? 0.5),
        ],
      );
    const all = await worths(3);
    assert.deepEqual(
      all.map(([similarity]) => similarity),
      [0, 0, 0.4],
    );
    assert.ok(all[0]![1]! >= all[1]![1]! && all[1]![1]! >= all[2]![1]!);
    assert.deepEqual(await worths(1), all.slice(0, 1));
  });
});

async function recordPatterns(
  { store }: OpenSystem,
  projects: readonly Project[],
  usages: readonly { source: number; confidence: number; outcomes: boolean[] }[],
): Promise<void> {
  const template = await store.putCode(
    JSON.stringify({
      learner: 'tokens',
      kind: 'snippet',
      language: 'javascript',
      before: '',
      after: 'x',
      snippet: 'x',
      body: null,
    }),
  );
  const facts: Fact[] = [];
  for (const [index, { source, confidence, outcomes }] of usages.entries()) {
    const project = projects[source % projects.length];
    if (!project) continue;
    const patternId = patternIdOf(`pattern ${index}`, 'bug_fix', 'javascript');
    facts.push({
      kind: 'pattern.learned',
      body: {
        patternId,
        name: `pattern ${index}`,
        type: 'bug_fix',
        description: '',
        language: 'javascript',
        framework: project.framework,
        domain: project.domain,
        projectId: project.id,
        proposalId: patternId,
        confidence,
        template,
        reason: 'learned',
      },
    });
    for (const success of outcomes) {
      facts.push({ kind: 'outcome.tracked', body: { patternId, success, observer: 'person' } });
    }
  }
  if (facts.length > 0) await store.record(facts);
}

/** The ranking as its definition has it: every pattern scored, everything sorted. */
async function bruteForce(
  open: OpenSystem,
  target: Project,
  limit: number,
  minSimilarity: number,
  minConfidence: number,
): Promise<string[]> {
  if (!target.languages.some(({ name }) => /^(java|type)script$/.test(name))) return [];
  const { items } = await open.system.listPatterns({}, { limit: 1000 });
  const scored = await Promise.all(
    items.map(async (pattern: LearnedPattern) => {
      const { sourceProjectId, confidence, successCount, failureCount } = pattern;
      const similarity = await open.system.calculateProjectSimilarity(sourceProjectId, target.id);
      const score = similarity * rank(confidence, successCount, failureCount);
      return { pattern, similarity, score, uses: successCount + failureCount };
    }),
  );
  return scored
    .filter((one) => one.similarity >= minSimilarity && one.pattern.confidence >= minConfidence)
    .sort(
      (a, b) =>
        b.score - a.score ||
        b.uses - a.uses ||
        (b.pattern.lastUsed ?? 0) - (a.pattern.lastUsed ?? 0) ||
        (a.pattern.id < b.pattern.id ? -1 : 1),
    )
    .slice(0, limit)
    .map(({ pattern }) => pattern.id);
}
