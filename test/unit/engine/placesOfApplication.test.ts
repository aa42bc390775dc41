import assert from 'node:assert/strict';
import { applyEdits, combined } from '../../../src/core/edits';
import { withPlaces } from '../../../src/core/places';
import type { Site, TextEdit } from '../../../src/core/ports';
import type { Application } from '../../../src/core/types';
import { planRevert } from '../../../src/engine/applying/planRevert';
import { readBack } from '../../../src/ui/apply/readBack';
import { countPlaces } from '../../../src/ui/words/countPlaces';

type PlannedFile = Parameters<typeof readBack>[0];

const IMPORT = 'import { wait } from "wait";\n';
const TEXT = 'open(a, one);\nkeep(me);\nopen(b, two);\n';

/** `open(x, y)` becomes `wait(x, [y])` by two edits, and needs an import on top. */
function editsOf({ path, start, text }: Site): TextEdit[] {
  const argument = start + text.indexOf(', ') + 2;
  return [
    { path, start: 0, end: 0, newText: IMPORT },
    { path, start, end: start + 4, newText: 'wait' },
    {
      path,
      start: argument,
      end: start + text.length - 1,
      newText: `[${text.slice(argument - start, -1)}]`,
    },
  ];
}

function planned(text: string): PlannedFile {
  const sites = [...text.matchAll(/open\(.*?\)/g)].map(({ 0: code, index }) => {
    const end = index + code.length;
    const site: Site = { path: 'a.js', start: index, end, line: 0, text: code, holes: {} };
    return { site, edits: editsOf(site) };
  });
  const { edits } = combined(sites);
  const file = { path: 'a.js', before: text, after: applyEdits(text, edits), edits };
  const [withNumbers] = withPlaces([file], sites);
  assert.ok(withNumbers);
  return withNumbers;
}

function applied(text: string) {
  const file = planned(text);
  const sites = readBack(file, file.after);
  const application: Application = {
    id: 'a',
    patternId: 'p',
    sourceProjectId: 's',
    targetProjectId: 't',
    similarityScore: 1,
    sites,
    appliedAt: 0,
    revertedAt: null,
    revertedBy: null,
    outcome: null,
  };
  return { after: file.after, application, sites };
}

function revert(application: Application, now: string) {
  return planRevert(
    application,
    (hash) => Promise.resolve(hash),
    () => Promise.resolve(now),
  );
}

describe('an application whose places have several edits and share an import', () => {
  it('is counted in places, when it is made and when it is taken back', async () => {
    const { after, application, sites } = applied(TEXT);
    assert.equal(after, `${IMPORT}wait(a, [one]);\nkeep(me);\nwait(b, [two]);\n`);
    assert.equal(sites.length, 5);
    assert.equal(countPlaces(sites), 2);
    const { files, impossible } = await revert(application, after);
    assert.deepEqual(impossible, []);
    assert.equal(files[0]?.after, TEXT);
    assert.equal(countPlaces(files[0]?.edits ?? []), 2);
  });

  it('is still counted in places where a formatter changed more than blanks', () => {
    const file = planned(TEXT);
    assert.equal(countPlaces(readBack(file, file.after.replaceAll('"', "'"))), 2);
  });

  it('counts no place of which not every edit is made', () => {
    const site = { path: 'a.js', start: 0, end: 4, line: 0, text: 'open', holes: {} };
    const edit = (start: number): TextEdit => ({
      path: 'a.js',
      start,
      end: start + 1,
      newText: '',
    });
    const sites = [
      { site, edits: [edit(0), edit(2)] },
      { site, edits: [edit(0), edit(3)] },
    ];
    const [file] = withPlaces([{ edits: [edit(0), edit(2)] }], sites);
    assert.equal(countPlaces(file?.edits ?? []), 1);
  });

  it('takes a place back whole or not at all, and leaves the import that it needs', async () => {
    const { after, application } = applied(TEXT);
    const edited = after.replace('[two]', '[two, 3]');
    const { files, impossible } = await revert(application, edited);
    assert.equal(files[0]?.after, `${IMPORT}open(a, one);\nkeep(me);\nwait(b, [two, 3]);\n`);
    assert.deepEqual(impossible, [
      { path: 'a.js', line: 3, reason: 'The code was changed since.' },
      { path: 'a.js', line: 0, reason: 'A place that stays may need it.', companion: true },
    ]);
  });

  it('names a place once that can nowhere be found', async () => {
    const { application } = applied(TEXT);
    const { files, impossible } = await revert(application, 'other();\n');
    assert.deepEqual(files, []);
    assert.equal(impossible.filter(({ companion }) => !companion).length, 2);
  });
});
