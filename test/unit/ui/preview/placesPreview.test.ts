import assert from 'node:assert/strict';
import fc from 'fast-check';
import { planOfEdits } from '../../../../src/ui/apply/planOfEdits';
import {
  offsetAfter,
  PlacesPreview,
  type PreviewPlace,
} from '../../../../src/ui/preview/PlacesPreview';

/** A file `aXbXc…` whose every X is a place that becomes `long`. */
function previewOf(
  count: number,
  newText = 'long',
  { needing }: { needing?: number } = {},
): { preview: PlacesPreview; places: PreviewPlace[]; text: string } {
  const text = Array.from({ length: count }, (_, index) => `${index}X`).join('');
  const starts = [...text.matchAll(/X/g)].map(({ index }) => index);
  const edits = starts.map((start) => ({ path: 'a.js', start, end: start + 1, newText }));
  const files = [{ path: 'a.js', before: text, after: text, edits }];
  const places = starts.map((start, index): PreviewPlace => ({
    ...(index === needing && { inputs: ['NAME'] }),
    key: `${start}`,
    path: 'a.js',
    line: 0,
    text: 'X',
    start,
  }));
  const plan = async (some: readonly PreviewPlace[]) =>
    planOfEdits(
      files,
      edits.filter((edit) => some.some(({ start }) => start === edit.start)),
    );
  return { preview: new PlacesPreview({ places, plan }), places, text };
}

describe('PlacesPreview', () => {
  it('begins with all places, and plans only those that are ticked', async () => {
    const { preview } = previewOf(3);
    assert.deepEqual(preview.counts, { chosen: 3, all: 3 });
    assert.equal((await preview.planFile('a.js'))?.after, '0long1long2long');
    preview.choose(preview.placesIn('a.js').slice(1, 2), false);
    assert.deepEqual(preview.counts, { chosen: 2, all: 3 });
    assert.equal((await preview.planFile('a.js'))?.after, '0long1X2long');
  });

  it('shows a file as it is when none of its places is ticked', async () => {
    const { preview, text } = previewOf(2);
    await preview.planFile('a.js');
    preview.choose(preview.placesIn('a.js'), false);
    assert.equal((await preview.planFile('a.js'))?.after, text);
    assert.deepEqual((await preview.planChosen()).files, []);
  });

  it('shows a file as it is that never had a tick', async () => {
    const { preview, text } = previewOf(2);
    preview.choose(preview.placesIn('a.js'), false);
    assert.deepEqual(preview.chosenPaths, []);
    const planned = await preview.planFile('a.js');
    assert.deepEqual([planned?.before, planned?.after, planned?.edits], [text, text, []]);
  });

  it('never chooses a place that needs input with others, and shows it by itself', async () => {
    const { preview, places, text } = previewOf(3, 'long', { needing: 1 });
    assert.deepEqual(preview.counts, { chosen: 2, all: 2 });
    preview.choose(preview.placesIn('a.js'), true);
    assert.deepEqual(preview.counts, { chosen: 2, all: 2 });
    assert.equal((await preview.planChosen()).files[0]?.after, '0long1X2long');
    assert.equal(preview.firstToFillIn, places[1]);
    assert.equal((await preview.planFile('a.js', places[1]))?.after, '0long1long2long');
    assert.equal((await preview.planFile('a.js'))?.after, '0long1X2long');
    preview.choose(preview.placesIn('a.js'), false);
    assert.equal((await preview.planFile('a.js'))?.after, text);
  });

  it('finds each place again in the changed text, whichever are ticked', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.boolean(), { minLength: 1, maxLength: 8 }),
        fc.string({ maxLength: 6 }),
        async (ticked, newText) => {
          const { preview } = previewOf(ticked.length, newText);
          const places = preview.placesIn('a.js');
          await preview.planFile('a.js');
          preview.choose(
            places.filter((_, index) => !ticked[index]),
            false,
          );
          const planned = await preview.planFile('a.js');
          assert.ok(planned);
          for (const [index, place] of places.entries()) {
            const there = ticked[index] ? newText : 'X';
            assert.equal(planned.after.slice(offsetAfter(planned, place)).startsWith(there), true);
          }
        },
      ),
    );
  });
});

describe('planOfEdits', () => {
  it('leaves out files of which no edit is wanted', () => {
    const edit = { path: 'b.js', start: 1, end: 2, newText: '' };
    const file = { path: 'b.js', before: 'xyz', after: 'xz', edits: [edit] };
    assert.deepEqual(planOfEdits([file], []), { files: [], skipped: [], sites: [] });
    assert.deepEqual(planOfEdits([file], [edit]).files, [file]);
  });
});
