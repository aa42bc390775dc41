import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DOMAIN_ALIASES, FRAMEWORK_ALIASES, LANGUAGE_ALIASES } from '../../../src/core/aliases';
import {
  canonicalDomain,
  canonicalFramework,
  canonicalLanguage,
  nameKey,
  normaliseName,
} from '../../../src/core/names';

describe('names', () => {
  const frameworks: Record<string, string[]> = {
    'spring boot': ['Spring Boot', 'spring-boot', 'springboot', 'SPRING_BOOT', ' spring  boot '],
    'next.js': ['next', 'nextjs', 'Next.js', 'NEXT.JS'],
    'asp.net core': ['ASP.NET Core', 'aspnetcore', 'asp.net'],
    'scikit-learn': ['sklearn', 'Scikit Learn'],
    rails: ['Ruby on Rails', 'ror'],
    pytorch: ['torch'],
    vue: ['Vue.js', 'VueJS'],
  };
  for (const [canonical, spellings] of Object.entries(frameworks)) {
    it(`knows ${canonical} by ${spellings.join(', ')}`, () => {
      for (const spelling of [canonical, ...spellings]) {
        assert.equal(canonicalFramework(spelling), canonical);
        assert.equal(normaliseName(spelling), canonical);
      }
    });
  }

  it('tells c, c# and c++ apart and knows their aliases', () => {
    assert.deepEqual(
      ['C', 'C#', 'C++', 'csharp', 'cpp', 'golang', 'TSX', 'Objective C'].map(canonicalLanguage),
      ['c', 'c#', 'c++', 'c#', 'c++', 'go', 'typescript', 'objective-c'],
    );
  });

  it('keeps the words of the specification’s domains', () => {
    assert.deepEqual(
      ['Machine-Learning', 'RESTful', 'Web App', 'micro-services'].map(canonicalDomain),
      ['machine learning', 'rest', 'webapp', 'microservice'],
    );
  });

  it('gives one name to every spelling of an unknown name', () => {
    assert.equal(canonicalFramework('My Frame-Work'), canonicalFramework('myframework'));
  });

  it('gives the same for what it gave', () => {
    fc.assert(
      fc.property(fc.string(), (name) => {
        for (const canonical of [
          canonicalLanguage,
          canonicalFramework,
          canonicalDomain,
          normaliseName,
        ]) {
          assert.equal(canonical(canonical(name)), canonical(name));
        }
      }),
    );
  });

  it('ignores case and separators anywhere', () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/);
    fc.assert(
      fc.property(
        fc.array(word, { minLength: 1 }),
        fc.constantFrom(' ', '-', '.', '_'),
        (words, by) => {
          assert.equal(normaliseName(words.join(by).toUpperCase()), normaliseName(words.join('')));
        },
      ),
    );
  });

  it('has no spelling that means two names of one kind', () => {
    for (const aliases of [LANGUAGE_ALIASES, FRAMEWORK_ALIASES, DOMAIN_ALIASES]) {
      const owner = new Map<string, string>();
      for (const [name, spellings] of Object.entries(aliases)) {
        for (const spelling of [name, ...spellings.split(',').filter(Boolean)]) {
          const key = nameKey(spelling);
          assert.ok(
            !owner.has(key) || owner.get(key) === name,
            `${spelling}: ${name}, ${owner.get(key)}`,
          );
          owner.set(key, name);
        }
      }
    }
  });
});
