import assert from 'node:assert/strict';
import path from 'node:path';
import { failedGates, readDetectionGates } from '../../../bench/detection/gates';

const REACHED = { language: 1, framework: 1, domain: 1, domainFirst: 0.977, falseFrameworks: 0 };

describe('the gates of detection', () => {
  const gates = readDetectionGates(path.resolve('bench', 'gates.json'));

  it('ask for no less than the goals', () => {
    assert.ok(gates.language >= 0.97);
    assert.ok(gates.framework >= 0.9);
    assert.ok(gates.domain >= 0.92);
    assert.ok(gates.domainFirst >= 0.8);
    assert.ok(gates.falseFrameworks <= 1);
  });

  it('let pass what was reached, and name what falls below', () => {
    assert.deepEqual(failedGates(REACHED, gates), []);
    assert.deepEqual(failedGates({ ...REACHED, domain: 0.5, falseFrameworks: 3 }, gates), [
      `domain is 0.5, and must be ${gates.domain} at least`,
      `3 false frameworks, and ${gates.falseFrameworks} at most are allowed`,
    ]);
    assert.equal(failedGates({ ...REACHED, language: Number.NaN }, gates).length, 1);
  });
});
