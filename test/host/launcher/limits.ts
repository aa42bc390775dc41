import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commitAll, initRepository } from './fixtureGit';
import type { Lesson } from './lesson';

const LESSON = 'Limit how much is loaded';
const CALL = 'load(url);';
const LIMITED = 'load(url, {\n    limit: LIMIT,\n    until: LIMIT + 1,\n  });';
const FILES: Record<string, string> = {
  'knowing.js': inFunction('const LIMIT = 1;\n\n', 'load(three);'),
  'unknowing.js': inFunction('', 'load(one);\n  load(two);'),
  'windows.js': inFunction('', 'load(four);').replaceAll('\n', '\r\n'),
};

/**
 * Makes a repository `limits` whose lesson uses a constant of its own file: in `knowing.js` there is
 * one of that name, at the two places of `unknowing.js` and the one of `windows.js` there is none.
 * @param folder an existing folder
 */
export function createLimits(folder: string): { repository: string; lesson: Lesson } {
  const repository = path.join(folder, 'limits');
  mkdirSync(repository);
  initRepository(repository, 'https://example.com/acme/limits.git');
  const write = (name: string, text: string) => writeFileSync(path.join(repository, name), text);
  const day = (number: number) => new Date(Date.UTC(2025, 0, 12 + number, 9));
  write('example.js', inFunction('const LIMIT = 5;\n\n', CALL));
  for (const [name, text] of Object.entries(FILES)) write(name, text);
  commitAll(repository, 'Load all\n', day(1));
  write('example.js', inFunction('const LIMIT = 5;\n\n', LIMITED));
  const commit = commitAll(repository, `${LESSON}\n`, day(2));
  return { repository, lesson: { commit, name: 'Limit', type: 'bug_fix' } };
}

function inFunction(head: string, body: string): string {
  return `${head}export function start(url) {\n  ${body}\n}\n`;
}
