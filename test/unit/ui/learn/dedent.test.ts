import assert from 'node:assert/strict';
import { dedent } from '../../../../src/ui/learn/dedent';

describe('dedent', () => {
  it('takes away the indentation that all lines share', () => {
    assert.equal(dedent('    ', 'if (a) {\n      b();\n    }'), 'if (a) {\n  b();\n}');
  });

  it('does not count blank lines', () => {
    assert.equal(dedent('\t', 'a();\n\n\tb();'), 'a();\n\nb();');
  });

  it('leaves a selection within a line as it is', () => {
    assert.equal(dedent('  const a = ', 'b(\n    c)'), 'b(\n    c)');
  });
});
