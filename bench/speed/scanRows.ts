import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CodeTemplate } from '../../src/core/types';
import { readChange } from '../../src/engine/changes';
import { SiteScanner } from '../../src/engine/SiteScanner';
import { NodeFiles } from '../../src/files/NodeFiles';
import { listCommits } from '../../src/git/commits';
import { Git } from '../../src/git/Git';
import { LanguageTemplateLearner } from '../../src/template/LanguageTemplateLearner';
import { TokenTemplateLearner } from '../../src/template/TokenTemplateLearner';
import { TreeTemplateLearner } from '../../src/template/tree/TreeTemplateLearner';
import { NothingToLearn } from '../../src/core/errors';
import { inTemporaryFolder } from '../torture/workshop';
import { compare } from './measure';
import { rowOf, type Row } from './report';

const PATTERNS = 100;
const FILES_PER_FOLDER = 100;
const GIT = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-c', 'gc.auto=0'];
const going = new AbortController().signal;

/** Scanning a repository again after a change, and learning from its commits. */
export async function scanRows(files: number, commits: number, rounds: number): Promise<Row[]> {
  const learner = new LanguageTemplateLearner(
    new TreeTemplateLearner({
      wasm: (name) => {
        const file = name === 'tree-sitter' ? 'tree-sitter.wasm' : `tree-sitter-${name}.wasm`;
        return readFile(path.resolve('dist/grammars', file));
      },
    }),
    new TokenTemplateLearner(),
  );
  return [await rescanRow(learner, files, rounds), await learningRow(learner, commits, rounds)];
}

async function rescanRow(
  learner: LanguageTemplateLearner,
  files: number,
  rounds: number,
): Promise<Row> {
  return inTemporaryFolder(async (folder) => {
    for (let number = 0; number < files; number += 1) {
      const below = `${folder}/src/${Math.floor(number / FILES_PER_FOLDER)}`;
      if (number % FILES_PER_FOLDER === 0) mkdirSync(below, { recursive: true });
      writeFileSync(`${below}/file${number}.js`, sourceOf(number));
    }
    const patterns = await learnedPatterns(learner);
    const fail = (_: string, error: unknown): never => {
      throw error;
    };
    const open = () =>
      new SiteScanner(new NodeFiles(folder, { log: () => undefined }), learner, fail);
    const changed = 'src/0/file0.js';
    const scan = async (scanner: SiteScanner, paths?: string[]) => {
      const found = await scanner.scan(patterns, { below: '', paths }, ignore, ignore, going);
      return found.reduce((sum, { sites }) => sum + sites.length, 0);
    };
    const warm = open();
    const sites = await scan(warm);
    if (sites === 0) throw new Error('The patterns fit nowhere: there is nothing to measure.');
    console.log(`  ${sites} sites of ${patterns.length} patterns in ${files} files`);
    const times = await compare(
      () => {
        appendFileSync(`${folder}/${changed}`, '// changed\n');
        return scan(warm, [changed]);
      },
      () => scan(open()),
      Math.ceil(rounds / 2),
      true,
    );
    return rowOf('scan after one file changed', 'the first scan', files, times, ['≤', 0.01]);
  });
}

const ignore = () => undefined;

async function learnedPatterns(learner: LanguageTemplateLearner) {
  const patterns: { patternId: string; version: string; template: CodeTemplate }[] = [];
  for (let number = 0; number < PATTERNS; number += 1) {
    const before = `async function load() {\n  return call${number}(url);\n}\n`;
    const after = before.replace('(url)', '(url, { timeout: 5000 })');
    const example = { path: 'a.js', language: 'javascript', before, after };
    const { template } = await learner.learn('javascript', [example]);
    patterns.push({ patternId: String(number), version: String(number), template });
  }
  return patterns;
}

function sourceOf(number: number): string {
  const lines = Array.from({ length: 40 }, (_, line) => {
    const call = number % 3 === 0 && line === 20 ? `call${number % PATTERNS}` : 'other';
    return `export async function run${line}(url) {\n  return ${call}(url);\n}\n`;
  });
  return lines.join('\n');
}

async function learningRow(
  learner: LanguageTemplateLearner,
  commits: number,
  rounds: number,
): Promise<Row> {
  return inTemporaryFolder(async (folder) => {
    const git = (...args: string[]) =>
      execFileSync('git', [...GIT, ...args], { cwd: folder, maxBuffer: 1 << 30 });
    git('init', '--quiet', '--initial-branch=main');
    for (let number = 0; number <= commits; number += 1) {
      const text = sourceOf(0).replaceAll('call0(url)', `call(url, ${number})`);
      writeFileSync(`${folder}/file.js`, text);
      git('add', '.');
      git('commit', '--quiet', '--message', `commit ${number}`);
    }
    const reader = new Git('git', folder);
    const times = await compare(
      async () => {
        for (const { sha } of await listCommits(reader, { limit: commits }, going)) {
          const { files } = await readChange(reader, { kind: 'commit', folder, sha }, going);
          try {
            await learner.learn('javascript', files);
          } catch (error) {
            if (!(error instanceof NothingToLearn)) throw error;
          }
        }
      },
      () => git('log', '-p', `-${commits}`),
      Math.ceil(rounds / 3),
      true,
    );
    return rowOf('learning from commits', 'git log -p of the same', commits, times, ['≤', 10]);
  });
}
