import { parseArgs } from 'node:util';
import { putIntoReadme } from '../test/docs/putIntoReadme';
import { bundleRow } from './speed/bundleRow';
import { placesRow } from './speed/placesRow';
import { queryRows } from './speed/queryRows';
import { Growth, machine, rowsTable, type Row } from './speed/report';
import { learningRow } from './speed/learningRow';
import { openLearner } from './speed/openLearner';
import { scanRows } from './speed/scanRows';
import { storeRows } from './speed/storeRows';
import { vscodeRows } from './speed/vscodeRows';

const FULL = {
  patterns: [100, 1000, 10_000, 100_000],
  events: [100, 1000, 10_000, 100_000],
  projects: [100, 1000, 10_000],
  rounds: 7,
  files: 10_000,
  commits: 500,
  places: 400,
  shown: 10_000,
  starts: 10,
};
/** So little that it only proves that everything works; without VS Code unless that is asked for. */
const SMOKE = {
  patterns: [20, 40],
  events: [50, 100],
  projects: [20, 50],
  rounds: 1,
  files: 20,
  commits: 5,
  places: 20,
  shown: 40,
  starts: 1,
};

/**
 * Times everything that must not be slow against something of the same machine and run; with
 * `--readme` the tables go into the README, and with `--changes FILE` what is scanned for is learned
 * from recorded changes, as `npm run eval` reads them.
 */
async function main(args: string[]): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      json: { type: 'boolean', default: false },
      smoke: { type: 'boolean', default: false },
      only: { type: 'string' },
      readme: { type: 'boolean', default: false },
      changes: { type: 'string' },
    },
  });
  const sizes = values.smoke ? SMOKE : FULL;
  const { rounds } = sizes;
  const growth = new Growth();
  const groups: Record<string, () => Promise<Row[]>> = {
    store: () => storeRows(sizes, growth),
    queries: () => queryRows(sizes.patterns, sizes.projects, rounds, growth),
    scan: () => scanRows(openLearner(), sizes.files, rounds, values.changes),
    learning: async () => [await learningRow(openLearner(), sizes.commits, rounds)],
    places: async () => [await placesRow(openLearner(), sizes.places, rounds)],
    vscode: () => vscodeRows(sizes.shown, sizes.starts),
    bundle: () => Promise.resolve([bundleRow()]),
  };
  const rows: Row[] = [];
  console.log(machine());
  for (const [name, measure] of Object.entries(groups)) {
    if (values.only === undefined ? values.smoke && name === 'vscode' : values.only !== name)
      continue;
    console.log(`\n${name}: medians (half of the times lie between)`);
    rows.push(...(await measure()));
  }
  console.log(`\n${rowsTable(rows)}`);
  if (growth.table() !== '') console.log(`\nGrowth, times the least\n${growth.table()}`);
  if (values.readme) {
    const tables = { machine: machine(), speed: rowsTable(rows), growth: growth.table() };
    await putIntoReadme(tables);
  }
  if (values.json) console.log(JSON.stringify(rows));
}

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
