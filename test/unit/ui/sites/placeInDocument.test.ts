import assert from 'node:assert/strict';
import type { Site } from '../../../../src/core/ports';
import { LineText } from '../../../../src/ui/words/lineText';
import { placeInDocument, type EditedText } from '../../../../src/ui/sites/placeInDocument';
import { UnsavedEdits } from '../../../../src/ui/sites/UnsavedEdits';

const FILE = 'first();\nawait call();\nlast();\n';

describe('the place of a site in a document', () => {
  it('is where it was found, as long as nothing was edited', () => {
    assert.equal(seen(siteIn(FILE, 'await call();'), FILE), 9);
  });

  it('is found again in the document of a file with a byte order mark', () => {
    assert.equal(seen(siteIn(`\uFEFF${FILE}`, 'await call();'), FILE), 9);
  });

  it('is found again on its line where the file had line ends of both kinds', () => {
    const mixed = 'first();\r\nawait call(\n  1,\n);\nlast();\n';
    const crlf = mixed.replace(/\r?\n/g, '\r\n');
    assert.equal(seen(siteIn(mixed, 'await call(\n  1,\n);'), crlf, { eol: '\r\n' }), 10);
    const late = siteIn(mixed, 'last();');
    assert.equal(seen(late, crlf, { eol: '\r\n' }), crlf.indexOf('last();'));
  });

  it('moves with edits that are not saved, and is none once it was edited itself', () => {
    const site = siteIn(FILE, 'await call();');
    const above = edited({ start: 0, length: 0, newLength: 4 });
    assert.equal(seen(site, `abc\n${FILE}`, { isDirty: true, edits: above }), 13);
    const inside = edited({ start: 15, length: 4, newLength: 5 });
    const text = FILE.replace('call', 'calls');
    assert.equal(seen(site, text, { isDirty: true, edits: inside }), undefined);
    assert.equal(seen(site, text, { edits: inside }), undefined);
  });

  it('is there again when the edit was undone', () => {
    const edits = edited(
      { start: 15, length: 4, newLength: 5 },
      { start: 15, length: 5, newLength: 4 },
    );
    assert.equal(seen(siteIn(FILE, 'await call();'), FILE, { edits }), 9);
  });

  it('is none where other code stands now, even if the same code stands elsewhere', () => {
    const site = siteIn(FILE, 'await call();');
    assert.equal(
      seen(site, `${FILE.replace('await call();', 'other();')}await call();\n`),
      undefined,
    );
    const twice = 'x = 1; // await call(); await call();\n';
    assert.equal(seen({ ...site, line: 0, start: 2 }, twice), undefined);
    assert.equal(seen({ ...site, line: 99 }, 'short'), undefined);
  });
});

function siteIn(text: string, code: string): Site {
  const start = text.indexOf(code);
  const { line } = new LineText(text).positionAt(start);
  return { path: 'a.js', start, end: start + code.length, line, text: code, holes: {} };
}

function edited(...made: Parameters<UnsavedEdits['add']>[0][]): UnsavedEdits {
  const edits = new UnsavedEdits();
  for (const edit of made) edits.add(edit);
  return edits;
}

/** Where a site begins in a text, that of an unedited file with `\n` if not said otherwise. */
function seen(site: Site, text: string, change: Partial<EditedText> = {}): number | undefined {
  const document = { eol: '\n', isDirty: false, edits: new UnsavedEdits(), ...change };
  return placeInDocument(site, { ...document, lines: new LineText(text) })?.start;
}
