import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { commitAll, initRepository } from './fixtureGit';
import type { Lesson } from './lesson';

const LESSON = 'Call fresh in place of old';
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

/** Files with a place of the lesson that can be changed, each with the bytes that it has. */
export const CHANGED: Readonly<Record<string, Buffer>> = {
  'crlf.js': Buffer.from('// grün\r\na = old(1);\r\n'),
  'lf.js': Buffer.from('// grün\na = old(2);\n'),
  'marked.js': Buffer.from('\uFEFF// grün\na = old(3);\n'),
  'little.js': Buffer.from('\uFEFF// grün\r\na = old(4);\r\n', 'utf16le'),
  'big.js': Buffer.from('\uFEFF// grün\na = old(5);\n', 'utf16le').swap16(),
  'named.jsx': latin1('// gr\xfcn\na = old("\xdf");\n'),
  'japanese.mjs': latin1('// \x95\x5c\x8e\xa6\na = old(6);\n'),
};

/** Files with a place of the lesson that must be left as they are. */
export const LEFT_ALONE: Readonly<Record<string, Buffer>> = {
  'latin1.js': latin1('// gr\xfcn\na = old(7);\n'),
  'nul.js': Buffer.from('a = old(8);\n//\0\n'),
  'unmarked.js': Buffer.from('a = old(9);\n', 'utf16le'),
  'mixed.js': Buffer.from('a = old(10);\r\nb = 1;\n'),
  'cr.js': Buffer.from('a = old(11);\rb = 1;\r'),
};

/** Settings with which VS Code opens `named.jsx` as Latin-1 and `japanese.mjs` as Shift-JIS. */
export const ENCODING_SETTINGS = {
  'files.associations': { '*.mjs': 'plaintext' },
  '[javascriptreact]': { 'files.encoding': 'iso88591' },
  '[plaintext]': { 'files.encoding': 'shiftjis' },
};

/** The bytes of a file after the lesson was applied to it. */
export function applied(bytes: Buffer): Buffer {
  const wide = bytes.includes(0);
  const [old, fresh] = ['old', 'fresh'].map((text) => Buffer.from(text, wide ? 'utf16le' : 'utf8'));
  const isBig = bytes[0] === 0xfe;
  const at = bytes.indexOf(isBig ? Buffer.from(old!).swap16() : old!);
  return Buffer.concat([
    bytes.subarray(0, at),
    isBig ? Buffer.from(fresh!).swap16() : fresh!,
    bytes.subarray(at + old!.length),
  ]);
}

/**
 * Makes a repository `encodings` with a lesson, and the files above, which are not committed.
 * @param folder an existing folder
 */
export function createEncodings(folder: string): { repository: string; lesson: Lesson } {
  const repository = path.join(folder, 'encodings');
  mkdirSync(repository);
  initRepository(repository, 'https://example.com/acme/encodings.git');
  const write = (name: string, content: string | Buffer) =>
    writeFileSync(path.join(repository, name), content);
  const day = (number: number) => new Date(Date.UTC(2025, 0, 12 + number, 9));
  const calls = ['1', 'x', 'f(y)'];
  write('lesson.js', calls.map((call) => `a = old(${call});\n`).join(''));
  commitAll(repository, 'Call old\n', day(1));
  write('lesson.js', calls.map((call) => `a = fresh(${call});\n`).join(''));
  const commit = commitAll(repository, `${LESSON}\n`, day(2));
  for (const files of [CHANGED, LEFT_ALONE]) {
    for (const [name, bytes] of Object.entries(files)) write(name, bytes);
  }
  return { repository, lesson: { commit, name: 'Fresh', type: 'refactoring' } };
}
