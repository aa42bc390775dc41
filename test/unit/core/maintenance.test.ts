import assert from 'node:assert/strict';
import { InvalidArgument, PatternNotFound } from '../../../src/core/errors';
import type { LearnedPattern, Project } from '../../../src/core/types';
import { addProject, type OpenSystem, openSystem, TIMEOUT, timeoutProposal } from './openSystem';

describe('maintenance', () => {
  let open: OpenSystem;
  let project: Project;
  let pattern: LearnedPattern;
  beforeEach(async () => {
    open = await openSystem();
    project = await addProject(open, 'orders');
    pattern = await learn('Add timeout', 'orderUrl');
  });

  function learn(patternName: string, url: string): Promise<LearnedPattern> {
    const proposal = timeoutProposal(project, { url, confidence: 0.5 });
    return open.system.extractPatternFromProposal(proposal, { ...TIMEOUT, patternName });
  }

  it('finds what does badly: confidence below 0.3 and more failures than successes', async () => {
    const low = () => open.system.maintenance.lowPerformers({ limit: 10 });
    for (let i = 0; i < 2; i += 1) {
      await open.system.trackPatternOutcome({ patternId: pattern.id, success: false });
    }
    assert.equal((await low()).items.length, 0);
    await open.system.trackPatternOutcome({ patternId: pattern.id, success: false });
    assert.deepEqual(
      (await low()).items.map(({ id }) => id),
      [pattern.id],
    );
  });

  it('finds patterns with the same template and merges them with all their evidence', async () => {
    const twin = await learn('Time out', 'stockUrl');
    const [group] = await open.system.maintenance.duplicates();
    assert.deepEqual(group?.map(({ id }) => id).sort(), [pattern.id, twin.id].sort());
    await open.system.trackPatternOutcome({ patternId: pattern.id, success: true });
    await open.system.trackPatternOutcome({ patternId: twin.id, success: true });
    await open.system.trackPatternOutcome({ patternId: twin.id, success: false });
    const merged = await open.system.maintenance.merge(pattern.id, twin.id);
    assert.deepEqual([merged.successCount, merged.failureCount], [2, 1]);
    assert.deepEqual(merged.aliases, [twin.id]);
    assert.equal(merged.examples.length, 2);
    assert.equal((await open.store.patterns.get(twin.id))?.id, pattern.id);
    const after = await open.system.trackPatternOutcome({ patternId: twin.id, success: true });
    assert.equal(after.id, pattern.id);
    assert.equal(after.successCount, 3);
    assert.deepEqual(await open.system.maintenance.duplicates(), []);
  });

  it('does not merge patterns that do different things', async () => {
    const other = await open.system.extractPatternFromProposal(
      timeoutProposal(project, {
        files: [
          {
            path: 'a.js',
            language: 'javascript',
            before: 'const key = new Buffer(secret);\n',
            after: 'const key = Buffer.from(secret);\n',
          },
        ],
      }),
      { patternName: 'Buffer', patternType: 'security' },
    );
    await assert.rejects(open.system.maintenance.merge(pattern.id, other.id), InvalidArgument);
    await assert.rejects(open.system.maintenance.merge(pattern.id, pattern.id), InvalidArgument);
  });

  it('renames without losing identity, and refuses a name that is taken', async () => {
    const other = await learn('Time out', 'stockUrl');
    const renamed = await open.system.maintenance.edit(pattern.id, { name: ' Never hang ' });
    assert.deepEqual([renamed.id, renamed.patternName], [pattern.id, 'Never hang']);
    await assert.rejects(
      open.system.maintenance.edit(other.id, { name: 'never hang' }),
      InvalidArgument,
    );
    await assert.rejects(open.system.maintenance.edit(other.id, { name: ' ' }), InvalidArgument);
  });

  it('removes: gone from every list, and learned anew without its past', async () => {
    await open.system.trackPatternOutcome({ patternId: pattern.id, success: true });
    await open.system.maintenance.remove(pattern.id);
    assert.equal(await open.store.patterns.get(pattern.id), undefined);
    await assert.rejects(open.system.maintenance.remove(pattern.id), PatternNotFound);
    const again = await learn('Add timeout', 'stockUrl');
    assert.equal(again.id, pattern.id);
    assert.deepEqual([again.confidence, again.successCount], [0.5, 0]);
  });

  it('purges: its code is on no disk any more', async () => {
    const loose = timeoutProposal(project, { commitSha: undefined, url: 'verySecretUrl' });
    await open.system.extractPatternFromProposal(loose, TIMEOUT);
    const holds = () =>
      [...open.disk.contents()].some(
        ([, bytes]) =>
          Buffer.from(bytes).includes('AbortSignal') ||
          Buffer.from(bytes).includes('verySecretUrl'),
      );
    assert.ok(holds());
    await open.system.maintenance.purge(pattern.id);
    assert.ok(!holds());
    assert.equal(await open.store.patterns.get(pattern.id), undefined);
  });

  it('restores an earlier version of a template, and refuses what never was one', async () => {
    const edited = { ...pattern.codeTemplate, after: 'edited' };
    const template = await open.store.putCode(JSON.stringify(edited));
    const body = { patternId: pattern.id, template, reason: 'edited by hand' };
    await open.store.record([{ kind: 'pattern.edited', body }]);
    const widened = await open.store.patterns.get(pattern.id);
    assert.equal(widened?.codeTemplate.after, 'edited');
    const [first] = widened.versions;
    const restored = await open.system.maintenance.restoreVersion(pattern.id, first?.code ?? '');
    assert.deepEqual(restored.codeTemplate, pattern.codeTemplate);
    assert.equal(restored.versions.length, 3);
    await assert.rejects(
      open.system.maintenance.restoreVersion(pattern.id, 'f'.repeat(64)),
      InvalidArgument,
    );
  });

  it('lists page by page by confidence, with filters', async () => {
    await open.system.trackPatternOutcome({ patternId: pattern.id, success: true });
    for (let index = 0; index < 4; index += 1) await learn(`Other ${index}`, `url${index}`);
    const names: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await open.system.listPatterns({}, { limit: 2, cursor });
      names.push(...page.items.map(({ patternName }) => patternName));
      cursor = page.next;
    } while (cursor);
    assert.equal(names[0], 'Add timeout');
    assert.deepEqual([...names].sort(), [
      'Add timeout',
      'Other 0',
      'Other 1',
      'Other 2',
      'Other 3',
    ]);
    const found = await open.system.listPatterns({ text: 'other ABORTSIGNAL' }, { limit: 10 });
    assert.equal(found.items.length, 4);
    const none = await open.system.listPatterns({ language: 'python' }, { limit: 10 });
    assert.equal(none.items.length, 0);
  });
});
