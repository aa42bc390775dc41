import assert from 'node:assert/strict';
import type { Site } from '../../../../src/core/ports';
import type { ApplicationPlan } from '../../../../src/engine/api/ApplicationApi';
import { placeKey, PlannedPlaces } from '../../../../src/ui/apply/PlannedPlaces';
import { PlacesPreview } from '../../../../src/ui/preview/PlacesPreview';

const TEXT = 'old(1);\nold(2);\nold(3);\nold(4);\n';
const site = (start: number): Site => ({
  ...{ path: 'a.js', start, end: start + 6, line: start / 8, text: 'old(1)', holes: {} },
});
const edit = (start: number) => ({ path: 'a.js', start, end: start + 3, newText: 'fresh' });
const needed = { path: 'a.js', start: 0, end: 0, newText: 'import fresh;\n' };
const [one, two, three, four] = [8, 16, 24, 0].map(site) as [Site, Site, Site, Site];
const plan: ApplicationPlan = {
  files: [{ path: 'a.js', before: TEXT, after: '', edits: [needed, edit(8), edit(16)] }],
  skipped: [
    { site: three, why: { kind: 'breaksSyntax' } },
    { site: four, why: { kind: 'overlaps', line: 1 } },
  ],
  sites: [one, two].map((each) => ({ site: each, edits: [{ ...needed }, edit(each.start)] })),
};

describe('what some places of a plan change', () => {
  const planned = new PlannedPlaces(plan);
  const after = (sites: Site[]) => planned.only(sites)?.files[0]?.after;

  it('is told from their own edits, and what they need once is among them', () => {
    assert.equal(after([two]), 'import fresh;\nold(1);\nold(2);\nfresh(3);\nold(4);\n');
    assert.equal(after([one, two]), 'import fresh;\nold(1);\nfresh(2);\nfresh(3);\nold(4);\n');
  });

  it('is nothing where they are not ready, and not known where that hangs on the others', () => {
    assert.deepEqual(planned.only([three])?.files, []);
    assert.equal(after([one, three]), after([one]));
    assert.equal(planned.only([four]), undefined);
    assert.equal(planned.only([site(30)]), undefined);
  });

  it('is asked for again by no tick, but once more when all is chosen', async () => {
    let asked = 0;
    const places = [one, two, three].map((each) => ({ ...each, key: placeKey(each) }));
    const preview = new PlacesPreview({
      places,
      plan: async () => {
        asked += 1;
        return plan;
      },
      known: (some) => planned.only(some.map(({ start }) => site(start))),
    });
    for (const isChosen of [false, true, false, true]) {
      for (const place of places) {
        preview.choose([place], isChosen);
        const file = await preview.planFile('a.js');
        const chosen = places.slice(0, 2).filter((each) => preview.isChosen(each));
        assert.equal(file?.edits.length, chosen.length && chosen.length + 1);
      }
    }
    assert.equal(asked, 0);
    await preview.planChosen();
    assert.equal(asked, 1);
  });
});
