import assert from 'node:assert/strict';
import fc from 'fast-check';
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
});
