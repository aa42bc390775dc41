import assert from 'node:assert/strict';
import type { Site } from '../../../../src/core/ports';
import type { Suggestion } from '../../../../src/engine/api/SuggestionApi';
import {
  emptyReason,
  fittingCount,
  groupsOf,
  rowsOf,
  type FolderSuggestions,
} from '../../../../src/ui/suggestions/rows';

function suggestion(patternId: string, change: Partial<Suggestion> = {}): Suggestion {
  return {
    patternId,
    seen: 1,
    experience: {
      commitCount: 1,
      ...{ successCount: 0, failureCount: 0, projectCount: 0, applicationCount: 0 },
    },
    atLeast: null,
    conditions: null,
    version: 'first',
    patternName: patternId,
    patternType: 'refactoring',
    description: '',
    codeTemplate: {
      learner: 'tokens',
      kind: 'rewrite',
      language: 'javascript',
      before: 'a',
      after: 'b',
      snippet: 'b',
      body: null,
    },
    language: 'javascript',
    confidence: 0.5,
    similarityScore: 1,
    sourceProjectId: 'source',
    successRate: null,
    usageCount: 0,
    lastUsed: null,
    score: 0.25,
    reasons: [],
    source: { id: 'source', name: 'source', repoUrl: '' },
    own: false,
    byLanguage: false,
    ...change,
  };
}

const snippet = (patternId: string): Suggestion => {
  const { codeTemplate } = suggestion(patternId);
  return suggestion(patternId, { codeTemplate: { ...codeTemplate, kind: 'snippet' } });
};
const site: Site = { path: 'a.js', start: 0, end: 1, line: 0, text: 'a', holes: {} };

function folder(change: Partial<FolderSuggestions>): FolderSuggestions {
  return {
    folder: '/shop',
    name: 'shop',
    state: 'ready',
    suggestions: [],
    sites: new Map(),
    looking: new Set(),
    awaiting: [],
    ...change,
  };
}

function namesByGroup(of: FolderSuggestions): Record<string, string[]> {
  return Object.fromEntries(
    groupsOf(of).map(({ group, rows }) => [group, rows.map(({ patternId }) => patternId)]),
  );
}

describe('groupsOf', () => {
  it('tells patterns that fit from those without a place and those being looked for', () => {
    const of = folder({
      suggestions: ['fits', 'none', 'looking', 'unknown'].map((id) => suggestion(id)),
      sites: new Map([
        ['fits', [site]],
        ['none', []],
      ]),
      looking: new Set(['looking']),
    });
    assert.deepEqual(namesByGroup(of), {
      fits: ['fits'],
      looking: ['looking', 'unknown'],
      none: ['none'],
    });
    assert.equal(fittingCount(of), 1);
  });

  it('moves a pattern as soon as its first site is found', () => {
    const of = folder({
      suggestions: [suggestion('a'), suggestion('b')],
      sites: new Map([['b', [site]]]),
      looking: new Set(['a', 'b']),
    });
    assert.deepEqual(namesByGroup(of), { fits: ['b'], looking: ['a'] });
  });

  it('offers what was learned in this project only where it found a place', () => {
    const own = (id: string): Suggestion => suggestion(id, { own: true });
    const of = folder({
      suggestions: [own('fits'), own('none'), own('looking')],
      sites: new Map([
        ['fits', [site]],
        ['none', []],
      ]),
      looking: new Set(['looking']),
    });
    assert.deepEqual(namesByGroup(of), { fits: ['fits'] });
  });

  it('puts what needs only the language behind all else, where it found a place', () => {
    const byLanguage = (id: string): Suggestion => suggestion(id, { byLanguage: true });
    const of = folder({
      suggestions: [
        ...[byLanguage('fits'), byLanguage('none'), byLanguage('looking')],
        ...[suggestion('similar'), suggestion('without')],
      ],
      sites: new Map([
        ['fits', [site]],
        ['none', []],
        ['similar', [site]],
        ['without', []],
      ]),
      looking: new Set(['looking']),
    });
    assert.deepEqual(namesByGroup(of), {
      fits: ['similar'],
      none: ['without'],
      language: ['fits'],
    });
    assert.deepEqual(
      groupsOf(of).map(({ group }) => group),
      ['fits', 'none', 'language'],
    );
    assert.equal(fittingCount(of), 1);
  });

  it('keeps snippets apart, since they have no places', () => {
    assert.deepEqual(namesByGroup(folder({ suggestions: [snippet('a')] })), { insert: ['a'] });
  });
});

describe('rowsOf', () => {
  const typesOf = (suggestions: Suggestion[]): string[] => {
    const [group] = groupsOf(folder({ suggestions, looking: new Set(['x']) }));
    assert.ok(group);
    return rowsOf(group).map((row) => (row.kind === 'type' ? row.type : row.kind));
  };

  it('puts patterns of several types below their types, in the order of the best of each', () => {
    const testing = suggestion('b', { patternType: 'testing' });
    const types = typesOf([testing, suggestion('a'), { ...testing, patternId: 'c' }]);
    assert.deepEqual(types, ['testing', 'refactoring']);
  });

  it('needs no types where there is only one', () => {
    assert.deepEqual(typesOf([suggestion('a'), suggestion('b')]), ['pattern', 'pattern']);
  });
});

describe('a filter', () => {
  it('hides what does not fit it, and is named as the reason when nothing is left', () => {
    const of = folder({ suggestions: [snippet('one'), snippet('other')] });
    const filter = { text: 'ONE', types: null };
    assert.deepEqual(
      groupsOf(of, filter).flatMap(({ rows }) => rows.map(({ patternId }) => patternId)),
      ['one'],
    );
    assert.equal(emptyReason(of, filter), undefined);
    assert.equal(emptyReason(of, { text: 'neither', types: null }), 'filteredOut');
  });
});

describe('emptyReason', () => {
  it('is none where there are rows', () => {
    assert.equal(emptyReason(folder({ suggestions: [snippet('a')] })), undefined);
  });

  it('says that it is still looking before it says why', () => {
    const own = suggestion('a', { own: true });
    assert.equal(emptyReason(folder({ state: 'loading' })), 'looking');
    const looking = folder({ suggestions: [own], looking: new Set(['a']) });
    assert.equal(emptyReason(looking), 'looking');
    assert.equal(emptyReason(folder({ suggestions: [own] })), 'nothingLeft');
    assert.equal(emptyReason(folder({ empty: 'lowConfidence' })), 'lowConfidence');
    assert.equal(emptyReason(folder({ state: 'failed' })), 'failed');
  });
});
