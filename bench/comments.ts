import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

interface Comment {
  /** File and line, to be clicked. */
  at: string;
  text: string;
}

/** A block, or lines that follow each other; only what stands on lines of its own. */
const COMMENT = /^[ \t]*(?:\/\*([^]*?)\*\/|\/\/[^\n]*(?:\n[ \t]*\/\/[^\n]*)*)/gm;

/** The comments of the sources below a folder. */
function commentsBelow(folder: string): Comment[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts') && !name.includes('fixtures'))
    .flatMap((name) => commentsIn(path.join(folder, name)));
}

function commentsIn(file: string): Comment[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(COMMENT)].map(({ 0: comment, index }) => ({
    at: `${file}:${text.slice(0, index).split('\n').length}`,
    text: comment
      .replace(/^\s*(?:\/\*\*?|\*\/|\*|\/\/)|\*\/$/gm, '')
      .replace(/\s+/g, ' ')
      .trim(),
  }));
}

/**
 * Prints comments to be read by a person, who says which of them needs a second reading: `--count N`
 * of them (100), others for each `--seed TEXT`. What is drawn changes only where comments do.
 */
function main(args: string[]): void {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      count: { type: 'string', default: '100' },
      seed: { type: 'string', default: '' },
    },
  });
  const folders = positionals.length > 0 ? positionals : ['src', 'test', 'bench'];
  const all = folders.flatMap(commentsBelow);
  const drawn = all
    .map((comment) => ({ ...comment, key: hashOf(`${values.seed}\0${comment.text}`) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, Number(values.count));
  for (const { at, text } of drawn) console.log(`${at}\n  ${text}`);
  console.log(`\n${drawn.length} of ${all.length} comments`);
}

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');

main(process.argv.slice(2));
