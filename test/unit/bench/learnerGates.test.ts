import assert from 'node:assert/strict';
import path from 'node:path';
import { emptyTally } from '../../../bench/answers/Tally';
import { failedCaseGates } from '../../../bench/cases/gates';
import { summaryOf as summaryOfCases } from '../../../bench/cases/summary';
import { failedQuestionGates, failedRejectedGates } from '../../../bench/questions/gates';
import type { Summary } from '../../../bench/questions/summary';

const GATES = path.resolve('bench', 'gates.json');

describe('the gates of the questions', () => {
  const reached = (right: number): Summary => {
    const tally = () => ({ ...emptyTally(), n: 1000, right, wrong: 1000 - right });
    const three = { verbatim: tally(), operands: tally(), names: tally() };
    return {
      self: tally(),
      renamed: tally(),
      one: three,
      'three-alike': three,
      three: { verbatim: tally(), shown: tally(), other: tally() },
      negative: { decidable: { texts: 10, fired: 0 }, undecidable: { texts: 10, fired: 10 } },
      learnMs: { p50: 1, p95: 2 },
    };
  };

  it('let pass what is all right', () => {
    assert.deepEqual(failedQuestionGates(reached(1000), GATES), []);
  });

  it('name both shares of every task and class that fall below', () => {
    const failed = failedQuestionGates(reached(1), GATES);
    assert.equal(failed.length, 22);
    assert.match(failed[0]!, /^recall \(self\) is 0\.001, and must be 0\.\d+ at least$/);
  });

  it('name a task that was not asked, and negatives that fired', () => {
    const summary = { ...reached(1000), self: emptyTally() };
    summary.negative.decidable.fired = 1000;
    assert.equal(failedQuestionGates(summary, GATES).length, 3);
  });
});

describe('the gates of what is rejected', () => {
  const all = { kinds: 1, texts: 100, firedBefore: 50, fired: 0, rightBefore: 100, right: 100 };

  it('let pass what stays away and costs nothing', () => {
    assert.deepEqual(failedRejectedGates({ ...all, again: 0 }, GATES), []);
  });

  it('name what fires, what is lost, and what comes back', () => {
    const failed = failedRejectedGates({ ...all, fired: 50, right: 50, again: 1 }, GATES);
    assert.equal(failed.length, 3);
    assert.match(failed[0]!, /^rejected: fired is 0\.5, and may be 0\.\d+ at most$/);
  });
});

describe('the gates of the cases', () => {
  const result = (area: string, hasPassed: boolean, hadPassed = true) => ({
    id: area,
    area,
    failureKind: 'K01',
    hasPassed,
    hadPassed,
    show: () => undefined,
  });
  const many = (area: string) => Array.from({ length: 200 }, () => result(area, true));

  it('let pass what passes', () => {
    const summary = summaryOfCases([
      ...many('learn'),
      ...many('detect'),
      result('learn', false, false),
    ]);
    assert.deepEqual(failedCaseGates(summary, GATES), []);
    assert.deepEqual(summary.byKind, { K01: { passed: 400, failed: 1 } });
  });

  it('name an area with too few, and what passed once and fails now', () => {
    const summary = summaryOfCases([...many('learn'), result('detect', false)]);
    assert.deepEqual(summary.regressions, ['detect']);
    assert.equal(failedCaseGates(summary, GATES).length, 2);
  });
});
