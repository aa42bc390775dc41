import assert from 'node:assert/strict';
import type { Project } from '../../../../src/core/types';
import type { SuggestionReport } from '../../../../src/engine/api/SuggestionApi';
import { whyEmpty } from '../../../../src/ui/suggestions/whyEmpty';

const profile: Project = {
  id: 'p',
  repoUrl: '',
  subPath: '',
  name: 'shop',
  language: 'javascript',
  framework: null,
  domain: null,
  languages: [{ name: 'javascript', share: 1 }],
  evidence: [],
  corrected: {},
  consent: { learn: true, share: true },
  createdAt: 0,
  updatedAt: 0,
};

function report(change: Partial<SuggestionReport>): SuggestionReport {
  return {
    profile,
    minConfidence: 0.5,
    minSimilarity: 0.5,
    known: [{ language: 'javascript', count: 5 }],
    candidates: 5,
    dismissed: 0,
    belowConfidence: 0,
    belowSimilarity: 0,
    offered: 0,
    byLanguage: 0,
    ...change,
  };
}

describe('whyEmpty', () => {
  it('begins with what is known', () => {
    assert.equal(whyEmpty(report({ known: [], candidates: 0 })), 'nothingLearned');
    const unknown = { ...profile, language: null, languages: [] };
    assert.equal(whyEmpty(report({ profile: unknown, candidates: 0 })), 'languageUnknown');
    assert.equal(whyEmpty(report({ candidates: 0 })), 'otherLanguages');
  });

  it('names the filter that took most', () => {
    assert.equal(whyEmpty(report({ dismissed: 5 })), 'allDismissed');
    assert.equal(whyEmpty(report({ belowConfidence: 4, belowSimilarity: 1 })), 'lowConfidence');
    assert.equal(whyEmpty(report({ belowConfidence: 1, belowSimilarity: 4 })), 'lowSimilarity');
    assert.equal(whyEmpty(report({ dismissed: 1, belowSimilarity: 4 })), 'lowSimilarity');
  });
});
