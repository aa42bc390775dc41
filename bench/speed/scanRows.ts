import assert from 'node:assert/strict';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { SiteScanner } from '../../src/engine/SiteScanner';
import type { ScannedPattern } from '../../src/engine/SiteScanner';
import { NodeFiles } from '../../src/files/NodeFiles';
import type { TreeTemplateLearner } from '../../src/template/tree/TreeTemplateLearner';
import { inTemporaryFolder } from '../torture/workshop';
import { AstGrep } from './astGrep';
import { compare } from './measure';
import { rowOf, type Row } from './report';

const PATTERNS = 100;
const FILES_PER_FOLDER = 100;
const going = new AbortController().signal;

/** Scanning a repository for the first time and again after a change. */
export async function scanRows(
  learner: TreeTemplateLearner,
  files: number,
  rounds: number,
): Promise<Row[]> {
  return inTemporaryFolder(async (folder) => {
    const root = `${folder}/repository`;
    writeRepository(root, files);
    const patterns = await learnedPatterns(learner);
    const open = () => new SiteScanner(new NodeFiles(root, { log: ignore }), learner, fail);
    const scan = async (scanner: SiteScanner, paths?: string[]) => {
      const found = await scanner.scan(patterns, { below: '', paths }, ignore, ignore, going);
      return found
        .flatMap(({ patternId, sites }) =>
          sites.map(({ path, start, end }) => `${patternId} ${path} ${start}-${end}`),
        )
        .sort();
    };
    const warm = open();
    const sites = await scan(warm);
    if (sites.length === 0) throw new Error('The patterns fit nowhere: nothing can be measured.');
    console.log(`  ${sites.length} sites of ${patterns.length} patterns in ${files} files`);

    const astGrep = await AstGrep.install();
    const rules = `${folder}/rules.yml`;
    astGrep.writeRules(
      rules,
      patterns.map(({ template }) => template),
    );
    assert.deepEqual(astGrep.scan(root, rules), sites);
    const first = await compare(
      () => scan(open()),
      () => astGrep.scan(root, rules),
      Math.ceil(rounds / 2),
      true,
    );
    const native = 'the ast-grep command line, same sites';
    const changed = 'src/0/file0.js';
    const again = await compare(
      () => {
        appendFileSync(`${root}/${changed}`, '// changed\n');
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

const fail = (_: string, error: unknown): never => {
  throw error;
};

async function learnedPatterns(learner: TreeTemplateLearner): Promise<ScannedPattern[]> {
  const patterns: ScannedPattern[] = [];
  for (let number = 0; number < PATTERNS; number += 1) {
    const before = `async function load() {\n  return call${number}(url);\n}\n`;
    const after = before.replace('(url)', '(url, { timeout: 5000 })');
    const example = { path: 'a.js', language: 'javascript', before, after };
    const { template } = await learner.learn('javascript', [example]);
    patterns.push({ patternId: String(number), version: String(number), template });
  }
  return patterns;
}

/** A third of the files have what one of the patterns looks for, once. */
function writeRepository(root: string, files: number): void {
  for (let number = 0; number < files; number += 1) {
    const below = `${root}/src/${Math.floor(number / FILES_PER_FOLDER)}`;
    if (number % FILES_PER_FOLDER === 0) mkdirSync(below, { recursive: true });
    writeFileSync(`${below}/file${number}.js`, sourceOf(number));
  }
}

function sourceOf(number: number): string {
  const lines = Array.from({ length: 40 }, (_, line) => {
    const call = number % 3 === 0 && line === 20 ? `call${number % PATTERNS}` : 'other';
    return `export async function run${line}(url) {\n  return ${call}(url);\n}\n`;
  });
  return lines.join('\n');
}
