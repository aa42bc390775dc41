import assert from 'node:assert/strict';
import { appendFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ScanThreads } from '../../src/engine/scanning/ScanThreads';
import { SiteScanner } from '../../src/engine/sites/SiteScanner';
import { NodeFiles } from '../../src/files/NodeFiles';
import type { Templates } from '../../src/template/Templates';
import { inTemporaryFolder } from '../torture/workshop';
import { AstGrep } from './astGrep';
import { compare } from './measure';
import { rowOf, type Row } from './report';
import { learnedWork, syntheticWork, writeFiles } from './scanWork';

const going = new AbortController().signal;

/** At least this share of the files has a text that some pattern needs, so that it is parsed. */
const MIN_PARSED = 0.3;

/**
 * Scanning a repository for the first time and again after a change.
 * @param changes file of recorded changes to learn the patterns from and to take the files from; made
 *   up without one
 */
export async function scanRows(
  learner: Templates,
  files: number,
  rounds: number,
  changes: string | undefined,
): Promise<Row[]> {
  const astGrep = await AstGrep.install();
  return inTemporaryFolder(async (folder) => {
    const root = `${folder}/repository`;
    const { patterns, rules, sources } = changes
      ? await learnedWork(learner, astGrep, changes)
      : await syntheticWork(learner);
    const changed = writeFiles(root, sources, files)[0]!.path;
    const assetsFolder = path.resolve('dist');
    const worker = path.join(assetsFolder, 'scanWorker.js');
    const open = () =>
      new SiteScanner(
        new NodeFiles(root, { log: raise }),
        learner,
        fail,
        (task) => new ScanThreads(worker, { ...task, assetsFolder }),
      );
    const scan = async (scanner: SiteScanner, paths?: string[]) => {
      const found = await scanner.scan(patterns, { below: '', paths }, ignore, ignore, going);
      return found
        .flatMap(({ patternId, sites }) =>
          sites.map(({ path, start, end }) => `${patternId} ${path} ${start}-${end}`),
        )
        .sort();
    };
    const warm = new SiteScanner(new NodeFiles(root, { log: raise }), learner, fail);
    const parsesBefore = learner.parses;
    const sites = await scan(warm);
    if (sites.length === 0) throw new Error('The patterns fit nowhere: nothing can be measured.');
    const parsed = (learner.parses - parsesBefore) / files;
    const share = `${Math.round(100 * parsed)} % of ${files} files are parsed`;
    console.log(`  ${sites.length} sites of ${patterns.length} patterns; ${share}`);
    assert.ok(parsed >= MIN_PARSED, share);

    const rulesFile = `${folder}/rules.yml`;
    writeFileSync(rulesFile, rules);
    assert.deepEqual(astGrep.scan(root, rulesFile), sites);
    assert.deepEqual(await scan(open()), sites);
    const first = await compare(
      () => scan(open()),
      () => astGrep.scan(root, rulesFile),
      Math.ceil(rounds / 2),
      true,
    );
    const native = 'the ast-grep command line, same sites';
    const again = await compare(
      () => {
        appendFileSync(`${root}/${changed}`, '\n');
        return scan(warm, [changed]);
      },
      () => scan(open()),
      Math.ceil(rounds / 2),
      true,
    );
    return [
      rowOf('first scan', native, files, first, ['≤', 1]),
      rowOf('scan after one file changed', 'the first scan', files, again, ['≤', 0.01]),
    ];
  });
}

const ignore = () => undefined;

const raise = (message: string): never => {
  throw new Error(message);
};

const fail = (_: string, error: unknown): never => {
  throw error;
};
