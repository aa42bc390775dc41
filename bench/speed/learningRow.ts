import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { HistoryMine } from '../../src/engine/mining/HistoryMine';
import { Git } from '../../src/git/Git';
import type { Templates } from '../../src/template/Templates';
import { inTemporaryFolder } from '../torture/workshop';
import { compare } from './measure';
import { rowOf, type Row } from './report';

const GIT = ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', '-c', 'gc.auto=0'];
const MAX_OUTPUT_BYTES = 1 << 30;
const FUNCTIONS = 40;
const going = new AbortController().signal;

/** Learning what recurs in the commits of a repository, each of which gives a call its timeout. */
export async function learningRow(
  learner: Templates,
  commits: number,
  rounds: number,
): Promise<Row> {
  return inTemporaryFolder(async (folder) => {
    const git = (...args: string[]) =>
      execFileSync('git', [...GIT, ...args], { cwd: folder, maxBuffer: MAX_OUTPUT_BYTES });
    git('init', '--quiet', '--initial-branch=main');
    const write = (file: number, isChanged: boolean) =>
      writeFileSync(`${folder}/file${file}.js`, sourceOf(file, isChanged));
    for (let number = 0; number < commits; number += 1) write(number, false);
    git('add', '.');
    git('commit', '--quiet', '--message', 'begin');
    for (let number = 0; number < commits; number += 1) {
      write(number, true);
      git('commit', '--quiet', '--all', '--message', `commit ${number}`);
    }
    const reader = new Git('git', folder);
    const mine = () =>
      new HistoryMine(reader, learner, []).candidates(commits, () => undefined, going);
    if ((await mine()).length === 0) throw new Error('Nothing was learned from the commits.');
    const times = await compare(
      mine,
      () => git('log', '-p', `-${commits}`),
      Math.ceil(rounds / 2),
      true,
    );
    return rowOf('learning from commits', 'git log -p of the same', commits, times, ['≤', 10]);
  });
}

/** One call among many functions may have its timeout. */
function sourceOf(file: number, isChanged: boolean): string {
  const functions = Array.from({ length: FUNCTIONS }, (_, number) => {
    const call = number === FUNCTIONS / 2 ? 'fetch' : `read${number}`;
    const more = isChanged && call === 'fetch' ? ', { timeout: 5000 }' : '';
    return `export async function run${number}(url${file}) {\n  return ${call}(url${file}${more});\n}\n`;
  });
  return functions.join('\n');
}
