import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { commitAll, initRepository } from './fixtureGit';

/** One record of the corpus's `changes.jsonl.gz`; it has more fields than are needed here. */
interface Change {
  kind: string;
  repo: string;
  path: string;
  subject: string;
  before: string;
  after: string;
}

/** A kind of change that was made in one of the corpus's repositories, and was due in another. */
const KIND = 'js-new-buffer';
const LEARNED = 'expressjs/body-parser';
const TARGET = 'koajs/koa';

/**
 * `node corpusRepositories.js CORPUS FOLDER`: unpacks two repositories of the corpus into the
 * folder, the first with a real change as its second commit, the second as it was before the same
 * change. Prints three lines: the two folders and the change's commit.
 */
function main(corpus: string, folder: string): void {
  const packed = gunzipSync(readFileSync(path.join(corpus, 'changes.jsonl.gz'))).toString('utf8');
  const changes = packed
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Change)
    .filter(({ kind }) => kind === KIND);
  const learned = repository(corpus, folder, LEARNED, changes);
  const target = repository(corpus, folder, TARGET, changes);
  const made = changes.filter(({ repo }) => repo === LEARNED);
  for (const change of made) write(learned, change.path, change.after);
  const commit = commitAll(learned, made[0]?.subject ?? KIND, new Date(Date.UTC(2025, 0, 2)));
  console.log([learned, target, commit].join('\n'));
}

function repository(corpus: string, folder: string, name: string, changes: Change[]): string {
  const packed = `detect/${name.replace('/', '__')}`;
  execFileSync('tar', ['-xzf', path.join(corpus, 'detect.tar.gz'), '-C', folder, packed]);
  const repository = path.join(folder, packed);
  for (const change of changes) {
    if (change.repo === name) write(repository, change.path, change.before);
  }
  initRepository(repository, `https://example.com/${name}.git`);
  commitAll(repository, 'As it was', new Date(Date.UTC(2025, 0, 1)));
  return repository;
}

function write(repository: string, file: string, text: string): void {
  const absolute = path.join(repository, file);
  mkdirSync(path.dirname(absolute), { recursive: true });
  writeFileSync(absolute, text);
}

const [corpus, folder] = process.argv.slice(2);
if (!corpus || !folder) throw new Error('usage: corpusRepositories.js CORPUS FOLDER');
main(corpus, folder);
