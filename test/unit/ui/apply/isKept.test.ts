import assert from 'node:assert/strict';
import { isKept } from '../../../../src/ui/apply/isKept';

const SHOWN = 'fresh(1);\r\nb;\r\n';
const FILE = {
  ...{ path: 'a.js', encoding: 'iso88591', edits: [] },
  before: 'old(1);\r\nb;\r\n',
  after: SHOWN,
};

describe('a saved file', () => {
  const isSoKept = (text: string, encoding = 'iso88591', file = FILE): boolean =>
    isKept(file, { text, encoding }, SHOWN);

  it('is kept with the text of its editor, whatever that is', () => {
    assert.equal(isSoKept(SHOWN), true);
    const formatted = 'fresh( 1 );\r\nb;\r\n';
    assert.equal(isKept(FILE, { text: formatted, encoding: 'iso88591' }, formatted), true);
  });

  it('is not kept in another encoding or with other line ends', () => {
    assert.equal(isSoKept(SHOWN, 'utf8'), false);
    assert.equal(isSoKept(SHOWN.replaceAll('\r', '')), false);
    assert.equal(isSoKept(SHOWN.replace('\r', '')), false);
  });

  it('is not kept with another byte order mark than it had', () => {
    assert.equal(isSoKept(`\uFEFF${SHOWN}`), false);
    const marked = { ...FILE, before: `\uFEFF${FILE.before}` };
    assert.equal(isSoKept(SHOWN, 'iso88591', marked), false);
    assert.equal(isSoKept(`\uFEFF${SHOWN}`, 'iso88591', marked), true);
  });

  it('is not kept when its editor shows another text, or when it is gone or not decoded', () => {
    assert.equal(isSoKept('?'), false);
    assert.equal(isKept(FILE, undefined, SHOWN), false);
    assert.equal(isKept(FILE, { reason: 'binary' }, SHOWN), false);
  });

  it('may get its first line end from the editor', () => {
    const one = { ...FILE, before: 'old(1);' };
    assert.equal(isSoKept(SHOWN, 'iso88591', one), true);
  });
});
