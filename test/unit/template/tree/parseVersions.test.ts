import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { editBetween } from '../../../../src/template/tree/syntax/editBetween';
import type { FlatTree } from '../../../../src/template/tree/syntax/FlatTree';
import { Parsers } from '../../../../src/template/tree/syntax/Parsers';
import { grammars } from './workbench';

const TEXTS: Record<string, string> = {
  javascript: 'class A {\n  b(c) {\n    return `d ${c ? "é" : 1}`;\n  }\n}\n// f\ng(() => h);\n',
  python:
    'class A:\n    def b(self):\n        """c"""\n        if d:\n            return f"{e}"\n\n\ng = 1\n',
  ruby: 'def a(b)\n  c = <<~D\n    e #{f}\n  D\n  [1, :g].each { |h| puts h }\nend\n',
};
const PIECES = [
  '',
  'x',
  '(',
  ')',
  '{',
  '}',
  '"',
  '`',
  '\n',
  '\n    ',
  '# y\n',
  'if z:\n',
  '/*',
  '𝔘 ',
];

describe('parsing two versions of a text', () => {
  for (const [grammar, text] of Object.entries(TEXTS)) {
    it(`gives the trees of each by itself, in ${grammar}`, async () => {
      const parsers = new Parsers(grammars);
      const edit = fc.tuple(
        fc.nat({ max: text.length }),
        fc.nat({ max: 6 }),
        fc.constantFrom(...PIECES),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(edit, { maxLength: 3 }), async (edits) => {
          const after = edits.reduce(
            (old, [at, length, piece]) => old.slice(0, at) + piece + old.slice(at + length),
            text,
          );
          const both = (await parsers.parseVersions(grammar, text, after))!;
          const alone = [await parsers.parse(grammar, text), await parsers.parse(grammar, after)];
          assert.deepEqual(
            both.map(shapeOf),
            alone.map((tree) => shapeOf(tree!)),
          );
        }),
        { numRuns: 300 },
      );
    });
  }

  it('gives none when one of them is too large', async () => {
    const parsers = new Parsers(grammars);
    assert.equal(await parsers.parseVersions('css', 'a {}', ' '.repeat(1 << 21)), undefined);
  });
});

describe('the edit between two texts', () => {
  it('is the smallest, with its rows and columns', () => {
    assert.deepEqual(editBetween('a\nbcd\ne', 'a\nbxyd\ne'), {
      startIndex: 3,
      oldEndIndex: 4,
      newEndIndex: 5,
      startPosition: { row: 1, column: 1 },
      oldEndPosition: { row: 1, column: 2 },
      newEndPosition: { row: 1, column: 3 },
    });
  });

  it('does not count what repeats for both the beginning and the end', () => {
    const { startIndex, oldEndIndex, newEndIndex } = editBetween('aa', 'aaa');
    assert.deepEqual([startIndex, oldEndIndex, newEndIndex], [2, 2, 3]);
  });
});

function shapeOf({ kind, start, end, field, flags, count, errors }: FlatTree) {
  return [count, errors, [...kind], [...start], [...end], [...field], [...flags]];
}
