import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { readmeTables, withTables } from '../../../docs/readmeTables';

describe('README.md', () => {
  const readme = readFileSync('README.md', 'utf8');

  it('has every command and setting as the manifest has them; `npm run docs` writes them', () => {
    const tables = readmeTables(
      JSON.parse(readFileSync('package.json', 'utf8')) as Parameters<typeof readmeTables>[0],
      JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>,
    );
    assert.equal(cells(withTables(readme, tables)), cells(readme));
  });

  it('shows three pictures, and all of its pictures and files are there', () => {
    const targets = [...readme.matchAll(/\]\((?!https?:|#)([^)]+)\)/g)].map(([, to]) => to ?? '');
    assert.deepEqual(
      targets.filter((target) => !existsSync(target)),
      [],
    );
    assert.equal(targets.filter((target) => target.endsWith('.png')).length, 3);
  });

  it('begins with the two commands that one needs', () => {
    const [start = ''] = readme.split('## ');
    assert.match(start, /^ {4}npm start\b/m);
    assert.match(start, /^ {4}npm test\b/m);
  });
});

/** Without the blanks by which a table is aligned. */
function cells(text: string): string {
  return text.replace(/-{3,}/g, '---').replace(/ {2,}/g, ' ');
}
