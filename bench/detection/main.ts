import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { measureDetection, readLabels } from '../detection';
import { failedGates, readDetectionGates } from './gates';
import { jsonOfDetection, printDetection, printProfile } from './printDetection';

const ARCHIVE = 'detect.tar.gz';
const GATES = path.join('bench', 'gates.json');
const USAGE =
  'Usage: eval --detection FILE [--trees DIR] [--gate] [--json] [--verbose]\n' +
  `Without --trees, ${ARCHIVE} beside FILE is unpacked into a temporary folder. ` +
  'Without --detection, detection.jsonl in the folder that CORPUS names is taken.';

/**
 * Measures detection over labelled repositories.
 * @returns the exit code: 0, 1 when a gate is not passed, 2 when it was called wrongly
 */
export async function evaluateDetection(args: string[]): Promise<number> {
  const { values } = parseArgs({
    args,
    options: {
      detection: { type: 'string' },
      trees: { type: 'string' },
      gate: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      verbose: { type: 'boolean', default: false },
    },
  });
  const { CORPUS: corpus } = process.env;
  const file = values.detection ?? (corpus && path.join(corpus, 'detection.jsonl'));
  if (!file || !existsSync(file)) {
    console.error(file ? `There is no file ${file}.\n${USAGE}` : USAGE);
    return 2;
  }
  const trees = values.trees ?? unpacked([path.dirname(file), corpus ?? '']);
  if (trees === undefined) {
    console.error(`There is no ${ARCHIVE} beside ${file}.\n${USAGE}`);
    return 2;
  }
  try {
    const onProfile = values.verbose ? printProfile : undefined;
    const measures = await measureDetection(readLabels(file), trees, onProfile);
    printDetection(measures);
    const failed = values.gate ? failedGates(measures, readDetectionGates(GATES)) : [];
    for (const sentence of failed) console.error(`Not reached: ${sentence}.`);
    if (values.json) console.log(jsonOfDetection(measures));
    return failed.length > 0 ? 1 : 0;
  } finally {
    if (trees !== values.trees) rmSync(path.dirname(trees), { recursive: true, force: true });
  }
}

/** The archive's one folder in a temporary one, `undefined` where no folder has the archive. */
function unpacked(folders: readonly string[]): string | undefined {
  const archive = folders.map((folder) => path.join(folder, ARCHIVE)).find(existsSync);
  if (archive === undefined) return undefined;
  const scratch = mkdtempSync(path.join(tmpdir(), 'cpl-trees-'));
  execFileSync('tar', ['-xzf', archive, '-C', scratch]);
  return path.join(scratch, readdirSync(scratch)[0] ?? '');
}
