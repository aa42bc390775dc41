import assert from 'node:assert/strict';
import type { LearnedPattern } from '../../../../src/core/types';
import { byLanguage } from '../../../../src/ui/patterns/rows';

function pattern(id: string, language: string, state: LearnedPattern['state'] = 'active') {
  return { id, language, state } as LearnedPattern;
}

describe('byLanguage', () => {
  it('puts the language with most patterns first, and archived ones last', () => {
    const rows = byLanguage([
      pattern('old', 'python', 'archived'),
      pattern('a', 'python'),
      pattern('go', 'go'),
      pattern('c', 'css'),
      pattern('b', 'python'),
    ]);
    assert.deepEqual(
      rows.map(({ language, rows: of }) => [language, of.map(({ patternId }) => patternId)]),
      [
        ['python', ['a', 'b', 'old']],
        ['css', ['c']],
        ['go', ['go']],
      ],
    );
  });
});
