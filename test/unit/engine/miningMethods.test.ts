import assert from 'node:assert/strict';
import { CORPUS } from '../../corpus/corpusRepositories';
import { corpusHistory } from '../../corpus/corpusHistory';
import { type MinedFolder, recurringTimeouts } from './minedHistory';
import { Engines } from './openEngine';

const FORM = { name: 'Time out', type: 'bug_fix', description: '' } as const;

describe('Mine History', () => {
  let engines: Engines;
  let mined: MinedFolder;
  beforeEach(() => {
    engines = new Engines();
    mined = recurringTimeouts(3);
  });
  afterEach(async () => {
    await engines.close();
    mined.folder.remove();
  });

  it('offers what recurs with its commits, and learns nothing by itself', async () => {
    const folder = mined.folder.path;
    const { api, on } = engines.open([folder]);
    const progress: [number, number | undefined][] = [];
    on('progress', ({ task, done, total }) => {
      if (task === 'mine') progress.push([done, total]);
    });
    const [candidate, ...others] = await api.mineHistory({ folder });
    assert.equal(others.length, 0);
    assert.deepEqual(
      candidate?.commits.map(({ sha }) => sha),
      [...mined.shas].reverse(),
    );
    assert.equal(candidate.places, 3);
    assert.equal(candidate.language, 'javascript');
    assert.equal(candidate.examples.length, 3);
    assert.deepEqual(candidate.guess, { ...FORM, name: 'Give up on slow stock', type: 'bug_fix' });
    assert.deepEqual(progress[0], [1, 7]);
    assert.deepEqual(progress.at(-1), [8, 8]);
    assert.deepEqual((await api.patterns({ filter: {}, page: { limit: 10 } })).items, []);
  });

  it('learns a candidate once for each commit, and no more when asked again', async () => {
    const folder = mined.folder.path;
    const { api } = engines.open([folder]);
    const [candidate] = await api.mineHistory({ folder });
    const { id } = candidate!;
    const first = await api.learnCandidate({ folder, id, ...FORM });
    assert.equal(first.created, true);
    assert.equal(first.pattern.confidence, 0.7);
    assert.equal(first.covered, 3);
    const again = await api.learnCandidate({ folder, id, ...FORM });
    assert.equal(again.created, false);
    assert.deepEqual(again.pattern, first.pattern);
    const patternId = first.pattern.id;
    const origins = await api.origins({ patternId });
    assert.deepEqual(
      new Set(origins.map(({ proposal }) => proposal?.commitSha)),
      new Set(mined.shas),
    );
    assert.deepEqual(first.pattern.codeTemplate, candidate!.template);
    assert.ok((await api.levels({ patternId })).length > 1);
  });

  it('says which pattern does the same already, whatever its level and state', async () => {
    const folder = mined.folder.path;
    const { api } = engines.open([folder]);
    const [candidate] = await api.mineHistory({ folder });
    assert.equal(candidate?.known, undefined);
    const { pattern } = await api.learnCandidate({ folder, id: candidate!.id, ...FORM });
    const patternId = pattern.id;
    const known = async () => (await api.mineHistory({ folder })).map((one) => one.known);
    assert.deepEqual(await known(), [patternId]);
    await api.setLevel({ patternId, level: 0 });
    await api.setArchived({ patternId, archived: true });
    assert.deepEqual(await known(), [patternId]);
    await api.removePattern({ patternId });
    assert.deepEqual(await known(), [undefined]);
  });

  it('refuses what it does not know, and what a person forbade', async () => {
    const folder = mined.folder.path;
    const { api } = engines.open([folder]);
    const code = (wanted: string) => (error: { code?: string }) => error.code === wanted;
    const unknown = api.learnCandidate({ folder, id: 'none', ...FORM });
    await assert.rejects(unknown, code('InvalidArgument'));
    await assert.rejects(api.mineHistory({ folder, commits: 0 }), code('InvalidArgument'));
    await api.setConsent({ folder, consent: { learn: false } });
    await assert.rejects(api.mineHistory({ folder }), code('LearningNotAllowed'));
    const untrusted = engines.open([folder], { trusted: false, gitPath: '/no/git/may/run' });
    await assert.rejects(untrusted.api.mineHistory({ folder }), code('Untrusted'));
  });

  it('stops when it is cancelled', async () => {
    const folder = mined.folder.path;
    const { api, on } = engines.open([folder]);
    const cancel = new AbortController();
    on('progress', ({ task }) => {
      if (task === 'mine') cancel.abort();
    });
    await assert.rejects(
      api.mineHistory({ folder }, cancel.signal),
      (error: { code?: string }) => error.code === 'AbortError',
    );
    assert.equal((await api.mineHistory({ folder })).length, 1);
  });

  for (const [kind, repo, after, support] of [
    ['java-stringbuffer', 'apache/commons-cli', 'StringBuilder', [3, 9]],
    ['py-utcnow', 'pallets/flask', 'datetime.now(timezone.utc)', [2, 3]],
    ['java-isempty', 'apache/commons-cli', '$1.isEmpty()', [1, 6]],
  ] as const) {
    it(`finds ${kind} in real commits of ${repo}`, async function () {
      if (CORPUS === undefined) {
        this.skip();
        return;
      }
      const history = corpusHistory(CORPUS, kind, repo);
      try {
        const { api } = engines.open([history.path]);
        const [best] = await api.mineHistory({ folder: history.path });
        assert.equal(best?.template.after, after);
        assert.deepEqual([best.commits.length, best.places], support);
      } finally {
        history.remove();
      }
    });
  }
});
