import assert from 'node:assert/strict';
import { InvalidArgument } from '../../../src/core/errors';
import type { Page } from '../../../src/core/Store';
import type { LearningStore } from '../../../src/store/LearningStore';
import {
  about,
  applied,
  dismissed,
  fact,
  hashOf,
  idOf,
  learned,
  merged,
  outcome,
  profiled,
  recorded,
  shown,
  templateText,
  uuidOf,
} from '../../support/facts';
import type { OpenStore } from '../../support/openStore';
import { START, openStore, putTemplates } from '../../support/openStore';

describe('queries', () => {
  let open: OpenStore;
  let store: LearningStore;

  beforeEach(async () => {
    open = await openStore();
    ({ store } = open);
  });

  afterEach(() => store.close());

  /** All items of a list, read in pages of some size. */
  async function all<T>(
    size: number,
    read: (page: { cursor?: string; limit: number }) => Promise<Page<T>>,
  ): Promise<T[]> {
    const items: T[] = [];
    let cursor: string | undefined;
    do {
      const page = await read({ cursor, limit: size });
      assert.ok(page.items.length <= size && (page.items.length > 0 || page.next === undefined));
      items.push(...page.items);
      cursor = page.next;
    } while (cursor !== undefined);
    return items;
  }

  describe('of projects', () => {
    it('give the latest profile, corrections on top', async () => {
      await store.record([profiled('shop'), profiled('shop', { framework: 'koa' })]);
      await store.record([
        fact('project.corrected', { projectId: idOf('shop'), correction: { domain: 'retail' } }),
      ]);
      const project = await store.projects.get(idOf('shop'));
      assert.deepEqual(project, {
        id: idOf('shop'),
        repoUrl: 'https://example.com/acme/shop',
        subPath: '',
        name: 'shop',
        language: 'typescript',
        framework: 'koa',
        domain: 'retail',
        languages: [{ name: 'typescript', share: 1 }],
        evidence: [{ field: 'language', value: 'typescript', reason: 'all files are .ts' }],
        corrected: { domain: 'retail' },
        consent: { learn: true, share: true },
        createdAt: project?.createdAt,
        updatedAt: project?.updatedAt,
      });
      assert.ok(START <= project.createdAt && project.createdAt < project.updatedAt);
      assert.equal(await store.projects.get(idOf('never seen')), undefined);
    });

    it('give what a person allows, the latest word on each', async () => {
      const consent = (change: { learn?: boolean; share?: boolean }) =>
        fact('project.consented', { projectId: idOf('shop'), consent: change });
      await store.record([profiled('shop'), consent({ learn: false }), consent({ share: false })]);
      await store.record([consent({ learn: true })]);
      assert.deepEqual((await store.projects.get(idOf('shop')))?.consent, {
        learn: true,
        share: false,
      });
    });

    it('list by name, then identity, page by page', async () => {
      const names = ['delta', 'alpha', 'charlie', 'bravo', 'echo'];
      await store.record(names.map((name) => profiled(name)));
      for (const size of [1, 2, 5, 9]) {
        const projects = await all(size, (page) => store.projects.list(page));
        assert.deepEqual(
          projects.map(({ name }) => name),
          [...names].sort(),
        );
      }
    });

    it('group by context, and follow a profile that changes', async () => {
      await store.record([
        profiled('b'),
        profiled('a'),
        profiled('other', { language: null, framework: null, domain: null }),
      ]);
      const contexts = await store.projects.contexts();
      assert.deepEqual(
        contexts.map(({ language, framework, domain }) => [language, framework, domain]),
        [
          ['typescript', 'express', 'api'],
          [null, null, null],
        ],
      );
      const [shared, alone] = contexts;
      assert.ok(shared && alone);
      const names = async (limit: number, offset: number) =>
        (await store.projects.ofContext(shared.id, limit, offset)).map(({ name }) => name);
      assert.deepEqual(await names(9, 0), ['a', 'b']);
      assert.deepEqual(
        [await names(1, 0), await names(1, 1), await names(1, 2)],
        [['a'], ['b'], []],
      );
      assert.deepEqual(await store.projects.ofContext(alone.id, 9, 0), [
        { id: idOf('other'), name: 'other', repoUrl: 'https://example.com/acme/other' },
      ]);
      await store.record([profiled('other')]);
      assert.deepEqual(await store.projects.contexts(), [shared]);
      assert.deepEqual(await names(9, 0), ['a', 'b', 'other']);
    });

    it('give a proposal as it was recorded last, with the time of the first', async () => {
      const files = [{ path: 'a.ts', language: 'typescript', before: hashOf('a'), after: null }];
      await store.record([recorded('p', { status: 'pending', files })]);
      const first = await store.projects.proposal(idOf('p'));
      await store.record([recorded('p', { status: 'executed', files })]);
      const last = await store.projects.proposal(idOf('p'));
      assert.deepEqual(last, { ...first, status: 'executed' });
      assert.deepEqual([last?.id, last?.files, last?.title], [idOf('p'), files, 'p']);
      assert.equal(await store.projects.proposal(idOf('never')), undefined);
    });
  });

  describe('of patterns', () => {
    it('give a pattern with its template and evidence', async () => {
      await putTemplates(store, 'Add timeout');
      await store.record([learned('Add timeout'), outcome('Add timeout', true)]);
      await store.record([outcome('Add timeout', false)]);
      const pattern = await store.patterns.get(idOf('Add timeout'));
      assert.ok(pattern);
      assert.deepEqual(pattern.codeTemplate, JSON.parse(templateText('Add timeout')));
      assert.deepEqual(
        [pattern.confidence, pattern.successCount, pattern.failureCount, pattern.successRate],
        [0.45, 1, 1, 0.5],
      );
      assert.equal(pattern.examples[0]?.proposalId, idOf('proposal of Add timeout'));
      assert.equal(pattern.versions[0]?.code, hashOf(templateText('Add timeout')));
      assert.ok((pattern.lastUsed ?? 0) > START);
      assert.equal(await store.patterns.get(idOf('never learned')), undefined);
    });

    it('find one by name without case, by type and language exactly, by its present name', async () => {
      await putTemplates(store, 'Größe prüfen');
      await store.record([learned('Größe prüfen')]);
      const found = async (...by: Parameters<LearningStore['patterns']['named']>) =>
        (await store.patterns.named(...by))?.id;
      const id = idOf('Größe prüfen');
      assert.equal(await found(' GRÖSSE prüfen'.replace('SS', 'ß'), 'bug_fix', 'typescript'), id);
      assert.equal(await found('Größe prüfen', 'security', 'typescript'), undefined);
      assert.equal(await found('Größe prüfen', 'bug_fix', 'TypeScript'), undefined);
      await store.record([
        fact('pattern.edited', { patternId: id, name: 'Check size', reason: 'renamed' }),
      ]);
      assert.equal(await found('Größe prüfen', 'bug_fix', 'typescript'), undefined);
      assert.equal(await found('check size', 'bug_fix', 'typescript'), id);
    });

    it('list by confidence, then identity, page by page, with every filter', async () => {
      const names = ['a', 'b', 'c', 'd', 'e', 'f'];
      await putTemplates(store, ...names);
      await store.record(
        names.map((name, index) =>
          learned(name, {
            confidence: [0.5, 0.9, 0.5, 0.1, 0.5, 0.7][index] ?? 0,
            language: index === 5 ? 'python' : 'typescript',
            type: index === 0 ? 'security' : 'bug_fix',
          }),
        ),
      );
      await store.record([about('pattern.archived', 'd'), about('pattern.removed', 'e')]);
      const tied = ['a', 'c'].sort((x, y) => (idOf(x) < idOf(y) ? -1 : 1));
      for (const size of [1, 2, 3, 10]) {
        const patterns = await all(size, (page) => store.patterns.list({}, page));
        assert.deepEqual(
          patterns.map(({ patternName }) => patternName),
          ['b', 'f', ...tied, 'd'],
        );
      }
      const list = async (filter: Parameters<LearningStore['patterns']['list']>[0]) =>
        (await store.patterns.list(filter, { limit: 9 })).items.map(
          ({ patternName }) => patternName,
        );
      assert.deepEqual(await list({ language: 'python' }), ['f']);
      assert.deepEqual(await list({ types: ['security', 'testing'] }), ['a']);
      assert.deepEqual(await list({ types: [] }), []);
      assert.deepEqual(await list({ states: ['archived'] }), ['d']);
      assert.deepEqual(await list({ states: ['active'] }), ['b', 'f', ...tied]);
    });

    it('search all words in name, description and template, without case, as plain text', async () => {
      const before = 'FetchÄ($1) // 100%_done';
      const template = await store.putCode(templateText('x', { before }));
      await store.record([
        learned('Add Timeout', { template, description: 'A peer may hang' }),
        learned('Other', {
          template: await store.putCode(templateText('other', { after: 'other()' })),
        }),
      ]);
      const found = async (text: string) =>
        (await store.patterns.list({ text }, { limit: 9 })).items.map(
          ({ patternName }) => patternName,
        );
      for (const text of ['TIMEOUT', 'peer fetchä', 'add hang 100%_', '  hang  ', 'done']) {
        assert.deepEqual(await found(text), ['Add Timeout'], text);
      }
      for (const text of ['timeout nowhere', '100_', '%', "'; DROP TABLE pattern; --"]) {
        assert.deepEqual(await found(text), text === '%' ? ['Add Timeout'] : [], text);
      }
      assert.equal((await found('')).length, 2);
    });

    it('find low performers: below 0.3 with more failures than successes, the worst first', async () => {
      await putTemplates(store, 'bad', 'worse', 'unlucky', 'unsure', 'archived');
      await store.record([
        learned('bad', { confidence: 0.35 }),
        learned('worse', { confidence: 0.25 }),
        learned('unlucky', { confidence: 0.4 }),
        learned('unsure', { confidence: 0.1 }),
        learned('archived', { confidence: 0.1 }),
        ...['bad', 'worse', 'unlucky', 'archived'].map((name) => outcome(name, false)),
        about('pattern.archived', 'archived'),
      ]);
      for (const size of [1, 9]) {
        const low = await all(size, (page) => store.patterns.lowPerformers(page));
        assert.deepEqual(
          low.map(({ patternName }) => patternName),
          ['worse', 'bad'],
        );
      }
    });

    it('find duplicates: active, of one language, whose templates read the same', async () => {
      const put = (body: unknown) => store.putCode(templateText('same', { body }));
      const [one, two] = [await put({ learnt: 'here' }), await put({ learnt: 'there' })];
      await putTemplates(store, 'different');
      await store.record([
        learned('a', { template: one }),
        learned('b', { template: two }),
        learned('c', { template: one, language: 'python' }),
        learned('d', { template: one }),
        learned('different'),
        about('pattern.archived', 'd'),
      ]);
      assert.deepEqual(await store.patterns.duplicates(), [[idOf('a'), idOf('b')].sort()]);
      await store.record([about('pattern.restored', 'd')]);
      assert.deepEqual(await store.patterns.duplicates(), [
        [idOf('a'), idOf('b'), idOf('d')].sort(),
      ]);
    });

    it('count active patterns by language', async () => {
      await putTemplates(store, 'a', 'b', 'c', 'd');
      await store.record([
        learned('a'),
        learned('b'),
        learned('c', { language: 'python' }),
        learned('d'),
        about('pattern.archived', 'd'),
      ]);
      assert.deepEqual(await store.patterns.counts(), [
        { language: 'typescript', count: 2 },
        { language: 'python', count: 1 },
      ]);
      await store.record([about('pattern.removed', 'c')]);
      assert.deepEqual(await store.patterns.counts(), [{ language: 'typescript', count: 2 }]);
    });

    it('find a merged pattern by every identity, with all that was recorded for either', async () => {
      await putTemplates(store, 'A', 'B', 'C');
      await store.record([
        learned('A'),
        learned('B', { confidence: 0.7 }),
        learned('C'),
        shown('A', 'bank', 'shop', 0.6),
        shown('B', 'bank', 'shop', 0.8),
        shown('B', 'bakery'),
        dismissed('B', 'bakery'),
        applied('of B', 'B', 'bank'),
        outcome('B', true, { applicationId: uuidOf('of B') }),
        merged('A', 'B'),
        merged('C', 'A'),
      ]);
      for (const name of ['A', 'B', 'C']) {
        const pattern = await store.patterns.get(idOf(name));
        assert.equal(pattern?.id, idOf('C'));
        assert.deepEqual([...pattern.aliases].sort(), [idOf('A'), idOf('B')].sort());
        const row = await store.suggestions.get(idOf(name), idOf('shop'), idOf('bank'));
        assert.deepEqual(
          [row?.patternId, row?.similarityScore, row?.success],
          [idOf('C'), 0.6, true],
        );
        assert.equal(await store.suggestions.isDismissed(idOf(name), idOf('bakery')), true);
        const { items } = await store.suggestions.applications(
          { patternId: idOf(name) },
          { limit: 9 },
        );
        assert.deepEqual(
          items.map(({ id }) => id),
          [uuidOf('of B')],
        );
      }
      assert.equal((await store.suggestions.to(idOf('bank'), { limit: 9 })).items.length, 1);
      assert.equal((await store.suggestions.application(uuidOf('of B')))?.patternId, idOf('C'));
    });
  });

  describe('of suggestions', () => {
    const [shop, bank, timeout] = [idOf('shop'), idOf('bank'), idOf('Add timeout')];

    beforeEach(async () => {
      await putTemplates(store, 'Add timeout', 'Retry', 'Third');
      await store.record([learned('Add timeout'), learned('Retry'), learned('Third')]);
    });

    it('are one per pattern, source and target, the first that was shown', async () => {
      await store.record([shown('Add timeout', 'bank', 'shop', 0.7)]);
      const first = await store.suggestions.get(timeout, shop, bank);
      await store.record([shown('Add timeout', 'bank', 'shop', 0.9)]);
      assert.deepEqual(await store.suggestions.get(timeout, shop, bank), first);
      assert.deepEqual(first, {
        sourceProjectId: shop,
        targetProjectId: bank,
        patternId: timeout,
        similarityScore: 0.7,
        applied: false,
        appliedAt: null,
        success: null,
        suggestedAt: first?.suggestedAt,
        dismissed: false,
        applications: [],
      });
      assert.equal(await store.suggestions.get(timeout, bank, shop), undefined);
    });

    it('show their applications, and the verdict of the latest that has one', async () => {
      await store.record([
        shown('Add timeout', 'bank'),
        applied('1', 'Add timeout', 'bank'),
        applied('2', 'Add timeout', 'bank', { similarity: 0.9 }),
        applied('elsewhere', 'Add timeout', 'bakery'),
        outcome('Add timeout', false, { applicationId: uuidOf('1') }),
      ]);
      const row = await store.suggestions.get(timeout, shop, bank);
      assert.deepEqual(
        row?.applications.map(({ id }) => id),
        [uuidOf('1'), uuidOf('2')],
      );
      assert.deepEqual([row.applied, row.success, row.similarityScore], [true, false, 0.7]);
      assert.equal(row.appliedAt, row.applications[1]?.appliedAt);
      await store.record([outcome('Add timeout', true, { applicationId: uuidOf('2') })]);
      assert.equal((await store.suggestions.get(timeout, shop, bank))?.success, true);
    });

    it('are there for what was applied without being shown', async () => {
      await store.record([applied('1', 'Add timeout', 'bank', { similarity: 0.4 })]);
      const row = await store.suggestions.get(timeout, shop, bank);
      assert.deepEqual([row?.applied, row?.similarityScore], [true, 0.4]);
      assert.deepEqual(await store.suggestions.counts(bank), { suggested: 1, applied: 1 });
    });

    it('list newest first, page by page, and count', async () => {
      await store.record([
        shown('Add timeout', 'bank'),
        shown('Retry', 'bank'),
        shown('Third', 'bank', 'bakery'),
        shown('Third', 'bank'),
        shown('Retry', 'elsewhere'),
        applied('1', 'Retry', 'bank'),
        applied('2', 'Retry', 'bank'),
      ]);
      for (const size of [1, 2, 9]) {
        const rows = await all(size, (page) => store.suggestions.to(bank, page));
        assert.deepEqual(
          rows.map(({ patternId, sourceProjectId }) => [patternId, sourceProjectId]),
          [
            [idOf('Third'), shop],
            [idOf('Third'), idOf('bakery')],
            [idOf('Retry'), shop],
            [timeout, shop],
          ],
        );
      }
      assert.deepEqual(await store.suggestions.counts(bank), { suggested: 4, applied: 1 });
      assert.deepEqual(await store.suggestions.counts(idOf('nowhere')), {
        suggested: 0,
        applied: 0,
      });
    });

    it('are dismissed per target, until offered again', async () => {
      await store.record([shown('Add timeout', 'bank'), dismissed('Add timeout', 'bank')]);
      assert.equal(await store.suggestions.isDismissed(timeout, bank), true);
      assert.equal(await store.suggestions.isDismissed(timeout, shop), false);
      assert.equal((await store.suggestions.get(timeout, shop, bank))?.dismissed, true);
      assert.equal(await store.suggestions.dismissedCount(bank), 1);
      assert.deepEqual(await store.suggestions.dismissedIds(bank), [timeout]);
      await store.record([about('pattern.archived', 'Add timeout')]);
      assert.equal(await store.suggestions.dismissedCount(bank), 0);
      await store.record([
        about('pattern.restored', 'Add timeout'),
        fact('suggestion.offered-again', { patternId: timeout, targetProjectId: bank }),
      ]);
      assert.equal(await store.suggestions.isDismissed(timeout, bank), false);
      assert.equal(await store.suggestions.dismissedCount(bank), 0);
    });

    it('of applications that were taken back: they await nothing, and say since when', async () => {
      await store.record([
        applied('1', 'Add timeout', 'bank'),
        applied('2', 'Add timeout', 'bank'),
      ]);
      const body = { applicationId: uuidOf('1'), patternId: timeout, targetProjectId: bank };
      await store.record([fact('application.reverted', body)]);
      const [one, two] = [
        await store.suggestions.application(uuidOf('1')),
        await store.suggestions.application(uuidOf('2')),
      ];
      assert.ok(one && two && (one.revertedAt ?? 0) > one.appliedAt);
      assert.equal(two.revertedAt, null);
      const awaiting = await store.suggestions.applications(
        { awaitingOutcome: true },
        { limit: 9 },
      );
      assert.deepEqual(
        awaiting.items.map(({ id }) => id),
        [two.id],
      );
    });

    it('of applications: by identity, by target, by pattern, and those that await their outcome', async () => {
      const site = { path: 'a.ts', start: 3, end: 9, before: hashOf('b'), after: hashOf('a') };
      await store.record([
        applied('1', 'Add timeout', 'bank', { sites: [site] }),
        applied('2', 'Retry', 'bank'),
        applied('3', 'Retry', 'bakery'),
        outcome('Retry', false, { applicationId: uuidOf('2'), observer: 'build' }),
        outcome('Retry', true, { applicationId: uuidOf('2'), observer: 'tests' }),
        outcome('Retry', false, { applicationId: uuidOf('2'), observer: 'survival' }),
      ]);
      const one = await store.suggestions.application(uuidOf('1'));
      assert.deepEqual([one?.sites, one?.outcome, one?.patternId], [[site], null, timeout]);
      const two = await store.suggestions.application(uuidOf('2'));
      assert.deepEqual([two?.outcome?.success, two?.outcome?.observer], [true, 'tests']);
      assert.equal(await store.suggestions.application(uuidOf('never')), undefined);
      type Filter = Parameters<LearningStore['suggestions']['applications']>[0];
      const list = async (filter: Filter, size = 9) =>
        (await all(size, (page) => store.suggestions.applications(filter, page))).map(
          ({ id }) => id,
        );
      const ids = (...names: string[]) => names.map(uuidOf);
      for (const size of [1, 2, 9]) assert.deepEqual(await list({}, size), ids('3', '2', '1'));
      assert.deepEqual(await list({ targetProjectId: bank }), ids('2', '1'));
      assert.deepEqual(await list({ patternId: idOf('Retry') }), ids('3', '2'));
      assert.deepEqual(
        await list({ targetProjectId: bank, patternId: idOf('Retry') }, 1),
        ids('2'),
      );
      assert.deepEqual(await list({ awaitingOutcome: true }), ids('3', '1'));
      assert.deepEqual(await list({ awaitingOutcome: false }), ids('2'));
    });
  });

  it('refuse pages that cannot be', async () => {
    const refused = (page: { cursor?: string; limit: number }) =>
      Promise.all(
        [
          store.projects.list(page),
          store.patterns.list({}, page),
          store.patterns.lowPerformers(page),
          store.suggestions.to(idOf('x'), page),
          store.suggestions.applications({}, page),
        ].map((answer) => assert.rejects(answer, InvalidArgument)),
      );
    for (const limit of [0, -1, 1001, 1.5, NaN]) await refused({ limit });
    for (const cursor of ['nonsense', '', Buffer.from('[{}]').toString('base64url')]) {
      await refused({ cursor, limit: 1 });
    }
  });
});
