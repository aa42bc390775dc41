// @ts-check
const { mkdirSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const process = require('node:process');
const { reporters } = require('mocha');

/**
 * Mocha's own output, and at the end the numbers as JSON in the file that `CPL_RESULTS` names:
 * `{ passed, failed, skipped, failures: [{ title, problem }], skips: [title] }`.
 */
class CountingReporter extends reporters.Spec {
  /**
   * @param {import('mocha').Runner} runner
   * @param {import('mocha').MochaOptions} options
   */
  constructor(runner, options) {
    super(runner, options);
    /** @type {string[]} */
    const skips = [];
    runner.on('pending', (test) => skips.push(test.fullTitle()));
    runner.once('end', () => {
      const file = process.env['CPL_RESULTS'];
      if (!file) return;
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify(this.numbers(skips), null, 2));
    });
  }

  /** @param {string[]} skips */
  numbers(skips) {
    const failures = this.failures.map((test) => ({
      title: test.fullTitle(),
      problem: String(test.err?.stack ?? test.err),
    }));
    // A failing hook is a failure of its own, which mocha's count of tests leaves out.
    return {
      passed: this.stats.passes,
      failed: failures.length,
      skipped: skips.length,
      failures,
      skips,
    };
  }
}

module.exports = CountingReporter;
