import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { LearningEvent } from '../../../src/core/events';
import { foldPatterns } from '../../../src/core/foldPatterns';
import { OBSERVERS } from '../../../src/core/types';
import { event, learned, outcome } from './events';

function only(events: LearningEvent[], id = 'p') {
  const pattern = foldPatterns(events).patterns.get(id);
  assert.ok(pattern);
  return pattern;
}

describe('foldPatterns', () => {
  it('starts with the proposal’s confidence and no evidence', () => {
    const pattern = only([learned(1, { confidence: 0.8 })]);
    assert.equal(pattern.confidence, 0.8);
    assert.deepEqual([pattern.successCount, pattern.failureCount], [0, 0]);
    assert.equal(pattern.lastUsed, null);
  });

  it('is strengthened by another proposal, once per proposal', () => {
    const again = learned(2, { proposalId: 'second' });
    const pattern = only([learned(1), again, learned(3, { proposalId: 'second' })]);
    assert.equal(pattern.confidence, 0.6);
    assert.equal(pattern.template, 'template-2');
    assert.equal(pattern.examples.length, 2);
  });

  it('takes being seen for no success, and lets only successes lead beyond 0.75', () => {
    const seen = [1, 2, 3, 4, 5, 6].map((at) => learned(at, { proposalId: `proposal-${at}` }));
    const pattern = only(seen);
    assert.equal(pattern.confidence, 0.75);
    assert.deepEqual([pattern.successCount, pattern.failureCount], [0, 0]);
    assert.equal(only([...seen, outcome(7, true)]).confidence, 0.8);
    assert.equal(only([...seen, outcome(7, true), learned(8)]).confidence, 0.8);
  });

  it('counts every outcome that belongs to no application', () => {
    const pattern = only([learned(1), outcome(2, true), outcome(3, true), outcome(4, false)]);
    assert.equal(pattern.confidence, 0.5);
    assert.deepEqual([pattern.successCount, pattern.failureCount], [2, 1]);
    assert.equal(pattern.lastUsed, 4);
  });

  it('gives an application one verdict, which a stronger or later observer replaces', () => {
    const applicationId = 'a';
    const tests = outcome(2, true, { applicationId, observer: 'tests' });
    const build = outcome(3, false, { applicationId, observer: 'build' });
    const person = outcome(4, false, { applicationId, observer: 'person' });
    assert.equal(only([learned(1), tests, build]).confidence, 0.55);
    const folded = foldPatterns([learned(1), tests, build, person]);
    const pattern = folded.patterns.get('p');
    assert.equal(pattern?.confidence, 0.4);
    assert.deepEqual([pattern?.successCount, pattern?.failureCount], [0, 1]);
    assert.deepEqual(folded.verdicts.get('a'), {
      ...{ success: false, observer: 'person', at: 4, evidence: null },
    });
  });

  it('moves nothing where the observer cannot tell, and keeps the verdict that was there', () => {
    const applicationId = 'a';
    const tests = outcome(2, true, { applicationId, observer: 'tests' });
    const unknown = outcome(3, null, { applicationId, observer: 'person' });
    const folded = foldPatterns([learned(1), tests, unknown, outcome(4, null)]);
    assert.equal(folded.patterns.get('p')?.confidence, 0.55);
    assert.equal(folded.patterns.get('p')?.lastUsed, 2);
    assert.deepEqual(folded.verdicts.get('a'), {
      ...{ success: true, observer: 'tests', at: 2, evidence: null },
    });
    assert.equal(foldPatterns([learned(1), unknown]).verdicts.size, 0);
  });

  it('ends an application that is taken back: its success never was, a failure stays', () => {
    const applicationId = 'a';
    const tests = (at: number, success: boolean) =>
      outcome(at, success, { applicationId, observer: 'tests' });
    const reverted = event(
      'application.reverted',
      { applicationId, patternId: 'p', targetProjectId: 'target' },
      3,
    );
    const folded = foldPatterns([learned(1), tests(2, true), reverted, tests(4, false)]);
    assert.equal(folded.patterns.get('p')?.confidence, 0.5);
    assert.equal(folded.patterns.get('p')?.successCount, 0);
    assert.equal(folded.verdicts.size, 0);
    assert.equal(only([learned(1), tests(2, false), reverted]).confidence, 0.4);
    const wrong = outcome(5, false, { applicationId });
    assert.equal(only([learned(1), tests(2, true), reverted, wrong]).confidence, 0.4);
  });

  it('keeps identity and evidence when it is edited, and every version of the template', () => {
    const edit = event(
      'pattern.edited',
      { patternId: 'p', name: 'Timeouts', template: 'edited', reason: 'by hand' },
      3,
    );
    const pattern = only([learned(1), outcome(2, true), edit]);
    assert.equal(pattern.patternName, 'Timeouts');
    assert.equal(pattern.successCount, 1);
    assert.deepEqual(
      pattern.versions.map(({ code }) => code),
      ['template-1', 'edited'],
    );
  });

  it('sums evidence when merged and keeps aliases, examples and versions', () => {
    const folded = foldPatterns([
      learned(1),
      learned(2, { patternId: 'q', name: 'Timeout' }),
      outcome(3, true),
      outcome(4, true, { patternId: 'q' }),
      outcome(5, false, { patternId: 'q' }),
      event('pattern.merged', { patternId: 'p', from: 'q' }, 6),
      outcome(7, true, { patternId: 'q' }),
    ]);
    const pattern = folded.patterns.get('p');
    assert.equal(folded.patterns.size, 1);
    assert.deepEqual([pattern?.successCount, pattern?.failureCount], [3, 1]);
    assert.deepEqual(pattern?.aliases, ['q']);
    assert.equal(pattern?.examples.length, 2);
    assert.deepEqual(pattern?.versions.map(({ code }) => code).sort(), [
      'template-1',
      'template-2',
    ]);
    assert.equal(pattern?.template, 'template-1');
    assert.equal(folded.aliases.get('q'), 'p');
  });

  it('survives two windows that merge in opposite directions', () => {
    const folded = foldPatterns([
      learned(1),
      learned(2, { patternId: 'q' }),
      event('pattern.merged', { patternId: 'p', from: 'q' }, 3),
      event('pattern.merged', { patternId: 'q', from: 'p' }, 4, 'journal-b'),
    ]);
    assert.deepEqual([...folded.patterns.keys()], ['p']);
  });

  it('does not let a merged pattern’s later learning replace the survivor’s template', () => {
    const folded = foldPatterns([
      learned(1),
      learned(2, { patternId: 'q' }),
      event('pattern.merged', { patternId: 'p', from: 'q' }, 3),
      learned(4, { patternId: 'q' }),
    ]);
    assert.equal(folded.patterns.get('p')?.template, 'template-1');
    assert.equal(folded.patterns.get('p')?.examples.length, 3);
  });

  it('archives and restores', () => {
    const archived = event('pattern.archived', { patternId: 'p' }, 2);
    assert.equal(only([learned(1), archived]).state, 'archived');
    const restored = event('pattern.restored', { patternId: 'p' }, 3);
    assert.equal(only([learned(1), archived, restored]).state, 'active');
  });

  it('forgets what was removed; learning it again starts anew', () => {
    const removed = event('pattern.removed', { patternId: 'p' }, 3);
    const events = [learned(1), outcome(2, true), removed];
    assert.equal(foldPatterns(events).patterns.size, 0);
    const again = only([...events, learned(4, { confidence: 0.7 })]);
    assert.equal(again.confidence, 0.7);
    assert.equal(again.successCount, 0);
  });

  it('tells who was purged, under every name, and what they had learned from', () => {
    const folded = foldPatterns([
      learned(1),
      learned(2),
      learned(3, { patternId: 'q' }),
      event('pattern.merged', { patternId: 'p', from: 'q' }, 4),
      event('pattern.purged', { patternId: 'p' }, 5),
    ]);
    const [purge] = folded.purges;
    assert.deepEqual(purge?.patternIds, ['p', 'q']);
    assert.deepEqual(purge?.proposalIds, ['proposal-1', 'proposal-2', 'proposal-3']);
    assert.equal(folded.patterns.size, 0);
  });

  it('keeps the places where it is never offered, until it is offered there again', () => {
    const rejected = (at: number, key: string, more: { place?: string; basedOn?: string } = {}) =>
      event('place.rejected', { patternId: 'p', key, ...more }, at);
    const again = (at: number, key: string) =>
      event('place.offered-again', { patternId: 'p', key }, at);
    const there = [learned(1), rejected(2, 'a', { place: 'text' }), rejected(3, 'b')];
    const pattern = only([...there, rejected(4, 'b')]);
    assert.deepEqual(pattern.hidden, [{ key: 'a', code: 'text' }, { key: 'b' }]);
    assert.deepEqual(pattern.rejected, ['text']);
    assert.equal(pattern.versions.length, 1);
    assert.deepEqual(only([...there, again(5, 'a')]).rejected, []);
    assert.deepEqual(only([...there, again(5, 'a')]).hidden, [{ key: 'b' }]);
    const merged = only([
      ...there,
      learned(4, { patternId: 'q', proposalId: 'other' }),
      event('place.rejected', { patternId: 'q', key: 'c' }, 5),
      event('pattern.merged', { patternId: 'p', from: 'q' }, 6),
      event('place.rejected', { patternId: 'q', key: 'd' }, 7),
    ]);
    assert.deepEqual(
      merged.hidden.map(({ key }) => key),
      ['a', 'b', 'c', 'd'],
    );
    const purged = event('pattern.purged', { patternId: 'p' }, 8);
    assert.deepEqual(only([...there, purged, learned(9)]).hidden, []);
  });

  it('gives the same whatever order the events arrive in', () => {
    const id = fc.constantFrom('p', 'q', 'r');
    const applicationId = fc.option(fc.constantFrom('a', 'b'), { nil: undefined });
    const some = fc.oneof(
      fc.tuple(id, fc.nat(3)).map(
        ([patternId, n]) =>
          (at: number) =>
            learned(at, { patternId, proposalId: `proposal-${n}` }),
      ),
      fc.tuple(id, fc.option(fc.boolean()), applicationId, fc.constantFrom(...OBSERVERS)).map(
        ([patternId, success, application, observer]) =>
          (at: number) =>
            outcome(at, success, { patternId, applicationId: application, observer }),
      ),
      fc.tuple(id, id).map(
        ([patternId, from]) =>
          (at: number) =>
            event('pattern.merged', { patternId, from }, at),
      ),
      fc.tuple(id, fc.constantFrom('a', 'b'), fc.boolean()).map(
        ([patternId, key, again]) =>
          (at: number) =>
            event(again ? 'place.offered-again' : 'place.rejected', { patternId, key }, at),
      ),
      fc.tuple(id, fc.constantFrom('a', 'b')).map(
        ([patternId, application]) =>
          (at: number) =>
            event(
              'application.reverted',
              { patternId, applicationId: application, targetProjectId: 'target' },
              at,
            ),
      ),
      fc
        .tuple(
          id,
          fc.constantFrom(
            'pattern.archived' as const,
            'pattern.restored' as const,
            'pattern.removed' as const,
            'pattern.purged' as const,
          ),
        )
        .map(
          ([patternId, kind]) =>
            (at: number) =>
              event(kind, { patternId }, at),
        ),
    );
    const history = fc
      .array(fc.tuple(some, fc.nat(20)), { maxLength: 30 })
      .map((steps) => steps.map(([make, at]) => make(at)));
    fc.assert(
      fc.property(
        history.chain((events) =>
          fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
        ),
        ([events, shuffled]) => {
          assert.deepEqual(foldPatterns(shuffled), foldPatterns(events));
          for (const { confidence } of foldPatterns(events).patterns.values()) {
            assert.ok(confidence >= 0 && confidence <= 1);
          }
        },
      ),
    );
  });
});
