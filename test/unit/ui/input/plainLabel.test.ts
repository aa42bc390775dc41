import assert from 'node:assert/strict';
import fc from 'fast-check';
import { plainLabel } from '../../../../src/ui/input/labels';

/** The editor's own rule for what it draws as an icon in a label. */
const ICON = /(\\)?\$\((?:[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*)(?:~[A-Za-z]+)?\)/g;

describe('plainLabel', () => {
  it('leaves no icon in a text', () => {
    const piece = fc.constantFrom('$', '(', ')', 'trash', '~spin', '\\', ' ', '$(zap)', '🙂');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        for (const [whole, escape] of plainLabel(pieces.join('')).matchAll(ICON)) {
          assert.equal(escape, '\\', whole);
        }
      }),
    );
  });

  it('changes nothing else', () => {
    assert.equal(plainLabel('costs $5 (or more)'), 'costs $5 (or more)');
    assert.equal(plainLabel('a $(zap) b'), 'a \\$(zap) b');
  });
});
