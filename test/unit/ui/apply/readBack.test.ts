import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../../../src/core/edits';
import { planRevert } from '../../../../src/engine/applying/planRevert';
import { readBack } from '../../../../src/ui/apply/readBack';

type Planned = Parameters<typeof readBack>[0];

/** A file in which some words are replaced. */
function planned(words: readonly string[], replaced: ReadonlySet<number>, by: string): Planned {
  const edits: Planned['edits'] = [];
  let offset = 0;
  words.forEach((word, index) => {
    if (replaced.has(index)) {
      edits.push({ path: 'a.js', start: offset, end: offset + word.length, newText: by });
    }
    offset += word.length + 1;
  });
  return {
    path: 'a.js',
    before: words.join(' '),
    after: words.map((word, index) => (replaced.has(index) ? by : word)).join(' '),
    edits,
  };
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', '(', ';'), minLength: 1 });
const plan = fc
  .tuple(fc.array(word, { minLength: 1, maxLength: 12 }), fc.nat(), word)
  .map(([words, seed, by]) => {
    return planned(words, new Set([seed % words.length, (seed >> 3) % words.length]), `x${by}`);
  });

describe('readBack', () => {
  it('gives the planned edits when the file is as planned', () => {
    fc.assert(
      fc.property(plan, fc.constantFrom('\n', '\r\n'), (file, end) => {
        const sites = readBack(file, file.after.replaceAll('\n', end));
        assert.deepEqual(
          sites.map(({ start, end: to, after }) => ({ start, end: to, newText: after })),
          file.edits.map(({ start, end: to, newText }) => ({ start, end: to, newText })),
        );
        for (const { start, end: to, before } of sites) {
          assert.equal(before, file.before.slice(start, to));
        }
      }),
    );
  });

  it('gives nothing when nothing changed', () => {
    fc.assert(fc.property(plan, (file) => assert.deepEqual(readBack(file, file.before), [])));
  });

  it('finds each edit again when a formatter only moved blanks', () => {
    fc.assert(
      fc.property(plan, (file) => {
        const formatted = `\n${file.after.replace(/ /g, '\n  ')}\n`;
        const sites = readBack(file, formatted);
        assert.deepEqual(
          sites.map(({ after }) => after),
          file.edits.map(({ newText }) => newText),
        );
      }),
    );
  });

  it('gives the region that differs when something else was changed too', () => {
    const file = planned(['get(a);', 'get(b);'], new Set([1]), 'fetch(b);');
    assert.deepEqual(readBack(file, 'get(a); fetch("b");'), [
      { path: 'a.js', start: 8, end: 13, before: 'get(b', after: 'fetch("b"' },
    ]);
  });

  describe('where code is removed', () => {
    const removed = (before: string, ...pieces: string[]) => {
      const edits = pieces.map((piece) => {
        const start = before.indexOf(piece);
        return { path: 'a.js', start, end: start + piece.length, newText: '' };
      });
      const file = { path: 'a.js', before, after: applyEdits(before, edits), edits };
      return { file, sites: readBack(file, file.after) };
    };

    it('gives what stands around it', () => {
      assert.deepEqual(removed('x = old(b, 1);\n', ', 1').sites, [
        { path: 'a.js', start: 0, end: 14, before: 'x = old(b, 1);', after: 'x = old(b);' },
      ]);
    });

    it('gives no code twice', () => {
      const { sites } = removed('x = f(b, 1, c, 2);\n', ', 1', ', 2');
      assert.deepEqual(
        sites.map(({ before, after }) => [before, after]),
        [
          ['x = f(b, 1, c', 'x = f(b, c'],
          [', 2);', ');'],
        ],
      );
    });

    it('lets it be taken back, after edits around it as well', async () => {
      for (const [before, pieces, edit] of [
        ['x = old(b, 1);\n', [', 1'], ['x = ', '// why\n  x = ']],
        ['a();\n  debugger;\n  b();\n', ['  debugger;\n'], ['a();', 'c();\na();']],
        ['f(b, 1, c, 2);\nf(b, 1);\n', [', 1', ', 2'], ['f(b);', 'g();\nf(b);']],
        ["import a from 'a';\n\nb();\n", ["import a from 'a';\n\n"], ['();', '(); c();']],
      ] as const) {
        const { file, sites } = removed(before, ...pieces);
        const application = {
          ...{ id: 'a', patternId: 'p', sourceProjectId: 's', targetProjectId: 't' },
          ...{
            similarityScore: 1,
            appliedAt: 0,
            revertedAt: null,
            revertedBy: null,
            outcome: null,
            sites,
          },
        };
        for (const [from, to] of [['', ''] as const, edit]) {
          const { files, impossible } = await planRevert(
            application,
            (hash) => Promise.resolve(hash),
            () => Promise.resolve(file.after.replace(from, to)),
          );
          assert.deepEqual(impossible, []);
          assert.equal(files[0]?.after, before.replace(from, to));
        }
      }
    });
  });

  it('gives what stands around code that is removed, also where something else was changed', () => {
    const edits = [{ path: 'a.js', start: 7, end: 10, newText: '' }];
    const file = { path: 'a.js', before: 'old(  b, 1);\n', after: 'old(  b);\n', edits };
    const ofBoth = { path: 'a.js', start: 0, end: 12, before: 'old(  b, 1);' };
    assert.deepEqual(readBack(file, 'old(b);\n'), [{ ...ofBoth, after: 'old(b);' }]);
    assert.deepEqual(readBack(file, 'old(  b, );\n'), [{ ...ofBoth, after: 'old(  b, );' }]);
  });

  describe('where a person fills something in', () => {
    const before = 'old(1);\n  x = load(url); // now\n';
    const filledIn = (start: number, end: number, newText: string, inputs: [number, number][]) => {
      const named = inputs.map(([from, to]) => ({ name: 'N', start: from, end: to }));
      const edit = { path: 'a.js', start, end, newText, inputs: named };
      const after = before.slice(0, start) + newText + before.slice(end);
      return readBack({ path: 'a.js', before, after, edits: [edit] }, after);
    };

    it('gives the stretches, without their names', () => {
      assert.deepEqual(filledIn(14, 23, 'load(url, N)', [[10, 11]]), [
        {
          path: 'a.js',
          start: 14,
          end: 23,
          before: 'load(url)',
          after: 'load(url, N)',
          inputs: [{ start: 10, end: 11 }],
        },
      ]);
    });

    it('adds the rest of the line where it is at an edge, so that it can be found again', () => {
      const [atEnd] = filledIn(19, 22, 'url, N', [[5, 6]]);
      assert.deepEqual(atEnd, {
        path: 'a.js',
        start: 19,
        end: 31,
        before: 'url); // now',
        after: 'url, N); // now',
        inputs: [{ start: 5, end: 6 }],
      });
      const [whole] = filledIn(14, 23, 'N', [[0, 1]]);
      assert.deepEqual(whole, {
        path: 'a.js',
        start: 8,
        end: 31,
        before: '  x = load(url); // now',
        after: '  x = N; // now',
        inputs: [{ start: 6, end: 7 }],
      });
    });

    it('gives no stretches where something else has changed the file', () => {
      const edit = { path: 'a.js', start: 0, end: 1, newText: 'N;', inputs: [] };
      const file = { path: 'a.js', before: 'a b', after: 'N; b', edits: [edit] };
      assert.deepEqual(readBack(file, 'N; c')[0]?.inputs, undefined);
    });
  });
});
