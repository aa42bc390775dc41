import assert from 'node:assert/strict';
import { DEFAULT_FAMILIES, FamilyIndex } from '../../../src/core/families';
import { familiesOf } from '../../../src/engine/projects/familiesOf';

const fail = ({ message }: { message: string }) => assert.fail(message);

describe('families of the settings', () => {
  it('are those built in where nothing is set', () => {
    const families = familiesOf({ frameworkFamilies: {}, domainCategories: {} }, fail);
    assert.equal(families, DEFAULT_FAMILIES);
  });

  it('are taken one by one, so that a wrong one leaves the others as they are', () => {
    const told: string[] = [];
    const wrong = { house: 'inhouse', desk: ['Ours', 7], good: ['Ours', 'Theirs'] };
    const settings = {
      frameworkFamilies: wrong as unknown as Record<string, string[]>,
      domainCategories: { health: ['hospital', 'pharmacy'] },
    };
    const index = new FamilyIndex(familiesOf(settings, ({ message }) => told.push(message)));
    assert.ok(index.sameFamily('frameworks', 'ours', 'theirs'));
    assert.ok(index.sameFamily('frameworks', 'flask', 'django'));
    assert.ok(index.sameFamily('domains', 'hospital', 'pharmacy'));
    assert.deepEqual(told, [
      'The family “house” in “frameworks” must be a list of names. It is left out of crossProjectLearning.frameworkFamilies.',
      'The family “desk” in “frameworks” has a name that is no text: 7. It is left out of crossProjectLearning.frameworkFamilies.',
    ]);
  });

  it('may be called anything', () => {
    const domainCategories = JSON.parse('{ "__proto__": ["a", "b"] }') as Record<string, string[]>;
    const families = familiesOf({ frameworkFamilies: {}, domainCategories }, fail);
    assert.ok(new FamilyIndex(families).sameFamily('domains', 'a', 'b'));
  });
});
