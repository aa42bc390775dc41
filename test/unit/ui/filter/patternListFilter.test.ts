import assert from 'node:assert/strict';
import { narrows, NO_FILTER, passes } from '../../../../src/ui/filter/PatternListFilter';

const pattern = {
  patternName: 'Time out requests',
  patternType: 'bug_fix',
  description: 'A request without a timeout waits for ever.',
  language: 'javascript',
  codeTemplate: {
    learner: 'tokens',
    kind: 'rewrite',
    language: 'javascript',
    before: 'fetch($1)',
    after: 'fetch($1, { signal })',
    snippet: '',
    body: null,
  },
} as const;

describe('a filter of patterns', () => {
  const shows = (text: string, types: 'bug_fix'[] | 'testing'[] | null = null): boolean =>
    passes(pattern, { text, types: types && [...types] });

  it('shows everything when it asks for nothing', () => {
    assert.ok(passes(pattern, NO_FILTER));
    assert.ok(!narrows(NO_FILTER));
    assert.ok(!narrows({ text: '  ', types: null }));
    assert.ok(narrows({ text: 'a', types: null }) && narrows({ text: '', types: [] }));
  });

  it('looks for all words in name, description, code and language, without case', () => {
    for (const text of ['OUT time', 'waits ever', 'fetch( signal', 'JavaScript']) {
      assert.ok(shows(text), text);
    }
    assert.ok(!shows('time retry'));
  });

  it('keeps to the types', () => {
    assert.ok(shows('', ['bug_fix']));
    assert.ok(!shows('', ['testing']));
  });
});
