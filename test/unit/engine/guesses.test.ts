import assert from 'node:assert/strict';
import { guessForm } from '../../../src/engine/changes/guesses';

describe('guessForm', () => {
  const cases: [string, string[], string, string][] = [
    ['fix(api): add timeout to fetch (#123)', ['a.js'], 'Add timeout to fetch', 'bug_fix'],
    [
      'Use node: protocol for built-ins',
      ['a.js'],
      'Use node: protocol for built-ins',
      'refactoring',
    ],
    ['perf: cache templates', ['a.js'], 'Cache templates', 'optimization'],
    ['Escape user input in search.', ['a.php'], 'Escape user input in search', 'security'],
    ['Cover the parser', ['src/__tests__/parser.js'], 'Cover the parser', 'testing'],
    ['Say how to install', ['README.md'], 'Say how to install', 'documentation'],
    ['#12', ['a.js'], '#12', 'refactoring'],
  ];
  for (const [title, paths, name, type] of cases) {
    it(`makes ${type} “${name}” of “${title}”`, () => {
      assert.deepEqual(guessForm(title, 'why', paths), { name, type, description: 'why' });
    });
  }
});
