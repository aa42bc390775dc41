import assert from 'node:assert/strict';
import type { ChangedFile } from '../../../../src/engine/api/LearningApi';
import { tickedFiles } from '../../../../src/ui/learn/tickedFiles';

function file(path: string, language: string | null, lines: number, isNew = false): ChangedFile {
  const hunk = { oldStart: 1, newStart: 1, lines: Array<string>(lines).fill('+line') };
  const before = isNew ? null : 'before';
  const isCode = language !== 'markdown';
  return { path, language, isCode, before, after: 'after', hunks: [hunk] };
}

describe('tickedFiles', () => {
  it('are those of the language with most changed lines', () => {
    const files = [
      file('a.js', 'javascript', 2),
      file('b.py', 'python', 3),
      file('c.js', 'javascript', 2),
    ];
    assert.deepEqual(tickedFiles(files), ['a.js', 'c.js']);
  });

  it('are no new files, however long, where others were changed', () => {
    const files = [
      file('new.py', 'python', 900, true),
      file('a.js', 'javascript', 1),
      file('new.js', 'javascript', 9, true),
    ];
    assert.deepEqual(tickedFiles(files), ['a.js']);
  });

  it('are code before prose, however much of that was changed', () => {
    assert.deepEqual(tickedFiles([file('a.md', 'markdown', 90), file('a.js', 'javascript', 1)]), [
      'a.js',
    ]);
    assert.deepEqual(tickedFiles([file('a.md', 'markdown', 90)]), ['a.md']);
  });

  it('are new files where there is nothing else', () => {
    assert.deepEqual(tickedFiles([file('new.py', 'python', 3, true)]), ['new.py']);
  });
});
