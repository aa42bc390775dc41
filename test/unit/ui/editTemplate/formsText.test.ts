import assert from 'node:assert/strict';
import fc from 'fast-check';
import { commented } from '../../../../src/ui/editTemplate/comments';
import { formsText, readForms } from '../../../../src/ui/editTemplate/formsText';

const WORDS = { help: ['Help.'], before: 'before', after: 'after', inserted: 'inserted' };

describe('the text in which a template is edited', () => {
  it('has both sides under their headings, as comments of the language', () => {
    const forms = [{ before: 'load($1)', after: 'load($1, 5000)' }];
    assert.equal(
      formsText(forms, { kind: 'rewrite', language: 'python' }, WORDS),
      '# Help.\n\n# ═══ before ═══\nload($1)\n\n# ═══ after ═══\nload($1, 5000)\n',
    );
    const css = formsText(forms, { kind: 'snippet', language: 'css' }, WORDS);
    assert.equal(css, '/* Help. */\n\n/* ═══ inserted ═══ */\nload($1, 5000)\n');
  });

  it('is read back as it was written, whatever the code', () => {
    const side = fc
      .string({ unit: fc.constantFrom('a', ' ', '\n', '$', '1', '#', '/', '🙂') })
      .map((code) => code.trim());
    const form = fc.tuple(side, side).map(([before, after]) => ({ before, after }));
    fc.assert(
      fc.property(fc.array(form, { minLength: 1, maxLength: 3 }), (forms) => {
        const text = formsText(forms, { kind: 'rewrite', language: 'java' }, WORDS);
        const read = readForms(text, 'rewrite', forms.length);
        assert.deepEqual(read?.forms, forms);
        for (const [index, { before, after }] of forms.entries()) {
          const { starts } = read;
          assert.ok(text.startsWith(before, starts[index]!.before));
          assert.ok(text.startsWith(after, starts[index]!.after));
        }
      }),
    );
  });

  it('is read without the lines that a person adds around the code, and with other line ends', () => {
    const text = '// ═══ before ═══\r\n\r\n  a(\r\n  $1)\r\n\r\n// ═══ after ═══\r\nb()\r\n\r\n';
    const read = readForms(text, 'rewrite', 1);
    assert.deepEqual(read?.forms, [{ before: 'a(\n  $1)', after: 'b()' }]);
    assert.equal(text.indexOf('a('), read.starts[0]!.before);
  });

  it('is not read when a heading is gone, or was put there twice', () => {
    const heading = commented('═══ before ═══', 'go');
    assert.equal(readForms(`${heading}\na()\n`, 'rewrite', 1), undefined);
    assert.equal(readForms(`${heading}\n${heading}\n${heading}\na()\n`, 'rewrite', 1), undefined);
    assert.equal(readForms('', 'snippet', 1), undefined);
  });
});
