import assert from 'node:assert/strict';
import { InvalidArgument } from '../../../src/core/errors';
import { DEFAULT_FAMILIES, extendFamilies, FamilyIndex } from '../../../src/core/families';
import { canonicalDomain, canonicalFramework } from '../../../src/core/names';

describe('families', () => {
  const index = new FamilyIndex(DEFAULT_FAMILIES);

  it('has the specification’s framework families', () => {
    for (const family of [
      ['React', 'Vue', 'Angular', 'Svelte'],
      ['Django', 'Flask', 'FastAPI'],
      ['Express', 'Koa', 'Hapi'],
      ['Spring', 'SpringBoot'],
    ]) {
      for (const a of family) {
        for (const b of family) assert.ok(index.sameFamily('frameworks', a, b), `${a} ${b}`);
      }
    }
    assert.ok(!index.sameFamily('frameworks', 'Django', 'Express'));
    assert.ok(!index.sameFamily('frameworks', 'React', 'Spring'));
  });

  it('has the specification’s domain categories', () => {
    const categories = [
      ['web', 'webapp', 'website', 'frontend', 'backend'],
      ['ml', 'ai', 'machine learning', 'deep learning'],
      ['api', 'rest', 'graphql', 'microservice'],
      ['data', 'analytics', 'etl'],
    ];
    for (const [i, category] of categories.entries()) {
      for (const a of category) {
        for (const b of category) assert.ok(index.sameFamily('domains', a, b), `${a} ${b}`);
        for (const b of categories[(i + 1) % categories.length] ?? []) {
          assert.ok(!index.sameFamily('domains', a, b), `${a} ${b}`);
        }
      }
    }
    assert.ok(!index.sameFamily('domains', 'backend', 'api'));
  });

  it('knows no relatives of a stranger', () => {
    assert.ok(!index.sameFamily('frameworks', 'unheard', 'unheard'));
    assert.ok(!index.sameFamily('domains', '__proto__', 'constructor'));
  });

  it('has canonical names only, each once in its family', () => {
    for (const names of Object.values(DEFAULT_FAMILIES.frameworks)) {
      assert.deepEqual(names.map(canonicalFramework), names);
      assert.equal(new Set(names).size, names.length);
    }
    for (const names of Object.values(DEFAULT_FAMILIES.domains)) {
      assert.deepEqual(names.map(canonicalDomain), names);
    }
  });

  it('is extended by settings, in any spelling, without touching the defaults', () => {
    const before = JSON.stringify(DEFAULT_FAMILIES);
    const extended = extendFamilies(DEFAULT_FAMILIES, {
      frameworks: { 'Python Web': ['My Frame'], house: ['Spring-Boot', 'inhouse'] },
      domains: { health: ['hospital', 'pharmacy'] },
    });
    const more = new FamilyIndex(extended);
    assert.ok(more.sameFamily('frameworks', 'myframe', 'flask'));
    assert.ok(more.sameFamily('frameworks', 'InHouse', 'spring boot'));
    assert.ok(more.sameFamily('domains', 'hospital', 'pharmacy'));
    assert.ok(!more.sameFamily('frameworks', 'inhouse', 'flask'));
    assert.equal(JSON.stringify(DEFAULT_FAMILIES), before);
  });

  it('is the same without settings', () => {
    assert.equal(extendFamilies(DEFAULT_FAMILIES, undefined), DEFAULT_FAMILIES);
  });

  const wrong: [unknown, RegExp][] = [
    ['x', /^The families in the settings must be an object/],
    [[], /must be an object/],
    [{ framework: {} }, /not “framework”/],
    [{ frameworks: [] }, /“frameworks” .* must be an object/],
    [{ domains: { a: 'b' } }, /“a” in “domains” must be a list of names/],
    [{ domains: { a: ['b', 3] } }, /has a name that is no text: 3/],
    [{ domains: { a: [' '] } }, /has a name that is no text: " "/],
  ];
  for (const [settings, message] of wrong) {
    it(`refuses ${JSON.stringify(settings)} in a sentence`, () => {
      assert.throws(
        () => extendFamilies(DEFAULT_FAMILIES, settings),
        (error) => error instanceof InvalidArgument && message.test(error.message),
      );
    });
  }
});
