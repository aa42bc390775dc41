import assert from 'node:assert/strict';
import { corruptFiles } from '../../../bench/torture/corruptions';
import { killProcesses } from '../../../bench/torture/kills';
import { MISHAPS } from '../../../bench/torture/mishaps';
import { writeAtOnce } from '../../../bench/torture/writers';

/** The short form of `npm run torture`. */
describe('the store under torture', function () {
  this.timeout(120_000);
  const seed = Date.now() % 1e9;

  it(`keeps what was acknowledged, once, when processes are killed (seed ${seed})`, async () => {
    const { kills, lost, duplicated, diverged } = await killProcesses(20, seed);
    assert.deepEqual(
      { kills, lost, duplicated, diverged },
      { kills: 20, lost: 0, duplicated: 0, diverged: 0 },
    );
  });

  it('gives four processes that write at once the same tables', async () => {
    assert.deepEqual(await writeAtOnce(200), {
      ...{ writers: 4, eventsEach: 200, lost: 0, duplicated: 0, diverged: 0, torn: 0 },
    });
  });

  it(`opens whatever is damaged, and loses only that (seed ${seed})`, async () => {
    assert.deepEqual(await corruptFiles(60, seed), {
      ...{ corruptions: 60, failedOpens: 0, lost: 0, notKept: 0, silent: 0 },
    });
  });

  for (const [name, meet] of Object.entries(MISHAPS)) it(`goes on: ${name}`, meet);
});
