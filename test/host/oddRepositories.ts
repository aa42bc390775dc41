import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { commitAll, initRepository } from './launcher/fixtureGit';

const DAY = 24 * 60 * 60 * 1000;
const START = Date.UTC(2025, 4, 5, 9);
/** Windows allows none of the odd characters in names. */
export const ODD_NAMES =
  process.platform === 'win32'
    ? ["it's.js", 'مهلة.js', '⏱️.js']
    : ["it's.js", 'say "so".js', 'two\nlines.js', 'مهلة.js', '⏱️.js', '$(zap) `x`.js'];

export const BEFORE =
  'function ageOf(answer) {\n  return parseInt(answer);\n}\n\nfunction yearOf(words) {\n  return parseInt(words[0]);\n}\n';
export const AFTER = BEFORE.replace(/\((answer|words\[0\])\);/g, '($1, 10);');

/** Makes a folder of each kind that people have and programs stumble over. */
export function createOddRepositories(folder: string): string[] {
  const make = (name: string): string => {
    const made = path.join(folder, name);
    mkdirSync(made);
    return made;
  };
  const plain = make('plain');
  write(plain, { 'a.js': BEFORE });

  const empty = make('empty');
  initRepository(empty, 'https://example.com/odd/empty.git');

  const odd = make('odd');
  initRepository(odd, 'https://example.com/odd/odd.git');
  const commit = committer(odd);
  write(odd, Object.fromEntries(ODD_NAMES.map((name) => [name, BEFORE])));
  commit('begin');
  write(odd, Object.fromEntries(ODD_NAMES.map((name) => [name, AFTER])));
  commit('odd names');
  write(odd, { 'picture.bin': Buffer.from([0, 1, 2, 0, 255]) });
  commit('only binary');
  write(odd, { 'huge.js': `${BEFORE}${'// filled up\n'.repeat(120_000)}` });
  commit('huge');
  write(odd, { 'huge.js': `${AFTER}${'// filled up\n'.repeat(120_000)}`, 'small.js': BEFORE });
  commit('huge and small');
  git(odd, 'commit', '--quiet', '--allow-empty', '--message', 'nothing at all');
  git(odd, 'checkout', '--quiet', '-b', 'side');
  write(odd, { 'small.js': AFTER });
  commit('on the side');
  git(odd, 'checkout', '--quiet', 'main');
  write(odd, { 'other.js': 'module.exports = 1;\n' });
  commit('on main');
  git(odd, 'merge', '--quiet', '--no-ff', '--message', 'merge the side', 'side');

  const shallow = path.join(folder, 'shallow');
  git(folder, 'clone', '--quiet', '--depth=1', pathToFileURL(odd).href, shallow);

  const detached = path.join(folder, 'detached');
  git(folder, 'clone', '--quiet', pathToFileURL(odd).href, detached);
  git(detached, 'checkout', '--quiet', '--detach', 'HEAD~1');

  const outer = make('outer');
  initRepository(outer, 'https://example.com/odd/outer.git');
  write(outer, { 'a.js': BEFORE });
  committer(outer)('begin');
  const url = pathToFileURL(odd).href;
  git(outer, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', url, 'inner');
  write(outer, { 'a.js': AFTER });
  committer(outer)('add a submodule');

  return [plain, empty, odd, shallow, detached, outer];
}

/** A repository with one place for a pattern among 100,000 files. */
export function createManyFiles(folder: string): string {
  const many = path.join(folder, 'many');
  for (let part = 0; part < 100; part += 1) {
    const below = path.join(many, `part${part}`);
    mkdirSync(below, { recursive: true });
    for (let file = 0; file < 1000; file += 1) {
      writeFileSync(path.join(below, `f${file}.js`), 'module.exports = 1;\n');
    }
  }
  writeFileSync(path.join(many, 'part57', 'place.js'), BEFORE);
  writeFileSync(path.join(many, 'package.json'), '{ "name": "many" }\n');
  return many;
}

function committer(folder: string): (message: string) => string {
  let date = START;
  return (message) => {
    date += DAY;
    return commitAll(folder, message, new Date(date));
  };
}

function git(folder: string, ...args: string[]): void {
  const identity = ['-c', 'user.name=Robin Example', '-c', 'user.email=robin@example.com'];
  execFileSync('git', [...identity, ...args], { cwd: folder, stdio: 'pipe' });
}

function write(folder: string, files: Record<string, string | Buffer>): void {
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(path.join(folder, name), content);
  }
}
