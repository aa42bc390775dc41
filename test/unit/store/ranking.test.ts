import assert from 'node:assert/strict';
import initSqlJs from 'sql.js';
import { rank } from '../../../src/core/confidence';
import type { ContextQuery } from '../../../src/core/Store';
import type { LearningStore } from '../../../src/store/LearningStore';
import { RANKING } from '../../../src/store/queries/RankingQueries';
import { createDatabase } from '../../../src/store/snapshot/SavedState';
import { INDEXES } from '../../../src/store/tables/schema';
import { about, dismissed, fact, idOf, learned, outcome, profiled } from '../../support/facts';
import type { OpenStore } from '../../support/openStore';
import { openStore, putTemplates } from '../../support/openStore';

describe('ranking', () => {
  let open: OpenStore;
  let store: LearningStore;

  beforeEach(async () => {
    open = await openStore();
    ({ store } = open);
    await putTemplates(store, 'a', 'b', 'c', 'd', 'e', 'f');
  });

  afterEach(() => store.close());

  async function contextOf(framework: string | null, languages = ['typescript', 'python']) {
    const contexts = await store.ranking.contexts(languages);
    return contexts.find((context) => context.framework === framework)?.id;
  }

  async function ranked(change: Partial<ContextQuery> = {}): Promise<string[]> {
    const patterns = await store.ranking.ofContext({
      contextId: await contextOf('express'),
      languages: ['typescript', 'python'],
      minConfidence: 0,
      targetProjectId: idOf('target'),
      minRank: 0,
      belowRank: 2,
      limit: 64,
      ...change,
    });
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    return patterns.map(({ patternId }) => names.find((name) => idOf(name) === patternId) ?? '?');
  }

  it('gives in SQL what core gives, whatever the outcomes', async () => {
    await store.record([profiled('shop'), learned('a', { confidence: 0.6 })]);
    for (const success of [undefined, false, true, true, false]) {
      if (success !== undefined) await store.record([outcome('a', success)]);
      const pattern = await store.patterns.get(idOf('a'));
      assert.ok(pattern);
      const [context] = await store.ranking.contexts(['typescript']);
      const { confidence, successCount, failureCount } = pattern;
      assert.equal(context?.maxRank, rank(confidence, successCount, failureCount));
    }
  });

  it('is by confidence × success rate, an unused one counting 0.5, then by use, then by recency', async () => {
    await store.record([
      profiled('shop'),
      learned('a', { confidence: 0.5 }),
      learned('b', { confidence: 0.95, language: 'python' }),
      learned('c', { confidence: 0.9 }),
      learned('d', { confidence: 1 }),
      learned('e', { confidence: 0.35 }),
      outcome('b', true),
      outcome('c', false),
      outcome('e', true),
      outcome('e', false),
      outcome('e', true),
    ]);
    assert.deepEqual(await ranked(), ['b', 'd', 'a', 'e', 'c']);
  });

  it('breaks ties by use, then recency, then identity', async () => {
    await store.record([
      profiled('shop'),
      learned('a', { confidence: 1 }),
      learned('b', { confidence: 1 }),
      learned('c', { confidence: 1 }),
      learned('d', { confidence: 1 }),
      outcome('a', true),
      outcome('b', true),
      outcome('c', true),
      outcome('c', true),
    ]);
    assert.deepEqual(await ranked(), ['c', 'b', 'a', 'd']);
    await store.record([learned('e', { confidence: 1 })]);
    const unused = ['d', 'e'].sort((x, y) => (idOf(x) < idOf(y) ? -1 : 1));
    assert.deepEqual(await ranked(), ['c', 'b', 'a', ...unused]);
  });

  it('gives the first of all languages together, between two ranks', async () => {
    await store.record([
      profiled('shop'),
      ...['a', 'b', 'c', 'd', 'e', 'f'].map((name, index) =>
        learned(name, {
          confidence: (index + 1) / 10,
          language: index % 2 ? 'python' : 'typescript',
        }),
      ),
    ]);
    const whole = await ranked();
    assert.deepEqual(whole, ['f', 'e', 'd', 'c', 'b', 'a']);
    for (const limit of [1, 2, 4, 6]) {
      assert.deepEqual(await ranked({ limit }), whole.slice(0, limit));
    }
    assert.deepEqual(await ranked({ minRank: 0.2, belowRank: 0.25 }), ['d']);
    assert.deepEqual(await ranked({ minRank: 0.15, belowRank: 0.3, limit: 2 }), ['e', 'd']);
  });

  it('leaves out other languages, types, low confidence, what is archived or dismissed', async () => {
    await store.record([
      profiled('shop'),
      learned('a'),
      learned('b', { language: 'python' }),
      learned('c', { type: 'security' }),
      learned('d', { confidence: 0.2 }),
      learned('e'),
      learned('f'),
      about('pattern.archived', 'e'),
      dismissed('f', 'target'),
    ]);
    const sorted = async (change: Partial<ContextQuery>) => (await ranked(change)).sort();
    assert.deepEqual(await sorted({}), ['a', 'b', 'c', 'd']);
    assert.deepEqual(await sorted({ languages: ['python', 'python'] }), ['b']);
    assert.deepEqual(await sorted({ languages: [] }), []);
    assert.deepEqual(await sorted({ types: ['security'] }), ['c']);
    assert.deepEqual(await sorted({ minConfidence: 0.3 }), ['a', 'b', 'c']);
    assert.deepEqual(await sorted({ targetProjectId: idOf('other') }), ['a', 'b', 'c', 'd', 'f']);
  });

  it('offers a pattern only where it may be offered', async () => {
    const scoped = (onlyIn: string | null) =>
      fact('pattern.scoped', { patternId: idOf('a'), onlyIn: onlyIn && idOf(onlyIn) });
    await store.record([profiled('shop'), learned('a'), scoped('elsewhere')]);
    assert.deepEqual(await ranked(), []);
    assert.deepEqual(await ranked({ targetProjectId: idOf('elsewhere') }), ['a']);
    assert.equal((await store.patterns.get(idOf('a')))?.onlyIn, idOf('elsewhere'));
    await store.record([scoped(null)]);
    assert.deepEqual(await ranked(), ['a']);
  });

  it('is apart for what was learned in the target itself', async () => {
    await store.record([
      profiled('shop'),
      profiled('bank'),
      learned('a'),
      learned('b', { projectId: idOf('bank'), confidence: 0.6 }),
      learned('c', { projectId: idOf('bank') }),
    ]);
    const targetProjectId = idOf('bank');
    assert.deepEqual(await ranked({ targetProjectId }), ['a']);
    assert.deepEqual(await ranked({ targetProjectId, contextId: undefined }), ['b', 'c']);
  });

  it('groups patterns by the present profile of their source, or by their own where that is unknown', async () => {
    await store.record([
      learned('a'),
      learned('b', { projectId: idOf('nowhere'), framework: null }),
    ]);
    assert.deepEqual(await ranked(), ['a']);
    await store.record([profiled('shop', { framework: 'koa' })]);
    assert.equal(await contextOf('express'), undefined);
    assert.deepEqual(await ranked({ contextId: await contextOf('koa') }), ['a']);
    await store.record([
      fact('project.corrected', { projectId: idOf('shop'), correction: { framework: null } }),
    ]);
    assert.deepEqual((await ranked({ contextId: await contextOf(null) })).sort(), ['a', 'b']);
    assert.deepEqual((await openStoreOf(open)).dump(), store.dump());
  });

  async function openStoreOf({ disk }: OpenStore): Promise<LearningStore> {
    const { store: other } = await openStore(disk);
    return other;
  }

  it('knows the contexts that have an active pattern in a language, and only those', async () => {
    await store.record([
      profiled('shop'),
      profiled('bank', { framework: 'koa' }),
      learned('a'),
      learned('b', { projectId: idOf('bank'), language: 'python' }),
    ]);
    const frameworks = async (...languages: string[]) =>
      (await store.ranking.contexts(languages)).map(({ framework }) => framework).sort();
    assert.deepEqual(await frameworks('typescript'), ['express']);
    assert.deepEqual(await frameworks('python', 'typescript', 'go'), ['express', 'koa']);
    assert.deepEqual(await frameworks('go'), []);
    await store.record([about('pattern.archived', 'b')]);
    assert.deepEqual(await frameworks('python'), []);
    await store.record([about('pattern.restored', 'b'), about('pattern.removed', 'a')]);
    assert.deepEqual(await frameworks('python', 'typescript'), ['koa']);
    await store.record([learned('a', { language: 'python' })]);
    assert.deepEqual(await frameworks('python', 'typescript'), ['express', 'koa']);
  });

  it('knows the best rank of each context as it changes', async () => {
    const best = async (...languages: string[]) =>
      (await store.ranking.contexts(languages)).map(({ maxRank }) => maxRank);
    await store.record([profiled('shop'), learned('a'), learned('b', { language: 'python' })]);
    assert.deepEqual(await best('typescript'), [0.25]);
    await store.record([outcome('b', true)]);
    assert.deepEqual(await best('typescript'), [0.25]);
    assert.deepEqual(await best('typescript', 'python'), [0.55]);
    assert.deepEqual(await best('python', 'typescript'), [0.55]);
    await store.record([outcome('b', false), about('pattern.archived', 'a')]);
    assert.deepEqual(await best('typescript', 'python'), [0.225]);
  });

  it('never scans a table or sorts: each query is served by an index from its first row on', async () => {
    const sql = createDatabase(await initSqlJs(), 0);
    sql.script(INDEXES);
    for (const [name, query] of Object.entries(RANKING)) {
      const plan = sql.rows<{ detail: string }>(`EXPLAIN QUERY PLAN ${query}`);
      for (const { detail } of plan) {
        assert.doesNotMatch(detail, /^SCAN (?!json_each)|TEMP B-TREE/, `${name}: ${detail}`);
      }
    }
    sql.close();
  });
});
