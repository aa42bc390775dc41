import { parseArgs } from 'node:util';
import { putIntoReadme } from '../test/docs/putIntoReadme';
import { tableOf } from './speed/report';
import { corruptFiles } from './torture/corruptions';
import { killProcesses } from './torture/kills';
import { meetMishaps } from './torture/mishaps';
import { soakEngine } from './torture/soak';
import { writeAtOnce } from './torture/writers';

/** How much of everything: in full it takes minutes. */
const FULL = { kills: 1000, corruptions: 1000, eventsEach: 10_000, actions: 5000 };
const SHORT = { kills: 40, corruptions: 60, eventsEach: 300, actions: 300 };

/**
 * Kills, crowds, damages and starves the store, and lets the engine run for long. Prints what came
 * of it, with `--readme` into the README, too; ends with 1 when anything was lost.
 */
async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean', default: false },
      short: { type: 'boolean', default: false },
      readme: { type: 'boolean', default: false },
      seed: { type: 'string', default: String(Date.now() % 1e9) },
    },
  });
  const amount = values.short ? SHORT : FULL;
  const seed = Number(values.seed);
  console.log(`Seed ${seed}`);
  const kills = await told('kill -9 while a library is used', () =>
    killProcesses(amount.kills, seed),
  );
  const writers = await told('processes that write at once', () => writeAtOnce(amount.eventsEach));
  const corruptions = await told('damaged files', () => corruptFiles(amount.corruptions, seed));
  const mishaps = await told('mishaps', meetMishaps);
  const soak = await told('a long use of the engine', () => soakEngine(amount.actions));
  const summary = {
    kills: kills.kills,
    lost: kills.lost + writers.lost + corruptions.lost,
    duplicated: kills.duplicated + writers.duplicated,
    corruptions: corruptions.corruptions,
    failedOpens: corruptions.failedOpens,
    writers: writers.writers,
    diverged: kills.diverged + writers.diverged + writers.torn,
  };
  const others = corruptions.notKept + corruptions.silent + mishaps.failed + soak.failed;
  const harm = summary.lost + summary.duplicated + summary.failedOpens + summary.diverged + others;
  console.log(harm === 0 ? 'Nothing was lost.' : 'Something was lost, see above.');
  if (values.readme) {
    const { memory, handles, longestPauseMs: pauses } = soak;
    const lines = [
      [`${kills.kills} × \`kill -9\``, `${summary.lost} events lost, ${summary.duplicated} twice`],
      [
        `${writers.writers} processes writing ${writers.eventsEach} events each at once`,
        `${summary.diverged} that know otherwise`,
      ],
      [`${corruptions.corruptions} damaged files`, `${summary.failedOpens} that did not open`],
      [`${mishaps.mishaps} mishaps of disks and clocks`, `${mishaps.failed} not overcome`],
      [
        `${soak.actions} actions in a row`,
        `memory ${memory}, open files ${handles.join(' → ')}, longest pause of the editor's thread ` +
          `${pauses.editor} ms (of an idle one ${pauses.idle} ms)`,
      ],
    ];
    await putIntoReadme({ torture: tableOf(['what', 'outcome'], lines) });
  }
  if (values.json) console.log(JSON.stringify(summary));
  process.exitCode = harm === 0 ? 0 : 1;
}

async function told<T extends object>(what: string, work: () => Promise<T>): Promise<T> {
  const start = Date.now();
  const report = await work();
  console.log(`\n${what} (${((Date.now() - start) / 1000).toFixed(0)} s)`);
  for (const [name, value] of Object.entries(report)) {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    console.log(`  ${name.padEnd(16)} ${text}`);
  }
  return report;
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 2;
});
