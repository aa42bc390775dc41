import assert from 'node:assert/strict';
import fc from 'fast-check';
import { numbered } from '../../../src/core/places';
import { countPlaces } from '../../../src/ui/words/countPlaces';

describe('places of an application', () => {
  it('counts each place once, whatever it is made of', () => {
    const pieces = [{ places: [0] }, { places: [0] }, { places: [1] }, { places: [0, 1] }];
    assert.equal(countPlaces(pieces), 2);
  });

  it('counts what was recorded without numbers piece by piece', () => {
    assert.equal(countPlaces([{}, {}, {}]), 3);
    assert.equal(countPlaces([]), 0);
  });

  it('counts a region that holds several places as those', () => {
    assert.equal(countPlaces([{ places: [0, 1, 4] }]), 3);
  });

  it('gives each piece without numbers one that no other has', () => {
    const piece = fc.record(
      { places: fc.array(fc.nat(9), { minLength: 1, maxLength: 3 }) },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const all = numbered(pieces);
        assert.equal(countPlaces(all), countPlaces(pieces));
        all.forEach(({ places }, index) => {
          if (pieces[index]?.places) assert.deepEqual(places, pieces[index].places);
        });
      }),
    );
  });
});
