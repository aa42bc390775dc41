import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Application } from '../../../src/core/types';
import { planRevert } from '../../../src/engine/planRevert';

interface Change {
  start: number;
  before: string;
  after: string;
}

/** An application of changes to one file, whose hashes are the texts themselves. */
function application(changes: readonly Change[], path = 'a.js'): Application {
  return {
    id: 'a',
    patternId: 'p',
    sourceProjectId: 's',
    targetProjectId: 't',
    similarityScore: 1,
    sites: changes.map(({ start, before, after }) => ({
      path,
      start,
      end: start + before.length,
      before,
      after,
    })),
    appliedAt: 0,
    revertedAt: null,
    outcome: null,
  };
}

function plan(changes: readonly Change[], now: string | undefined) {
  return planRevert(
    application(changes),
    (hash) => Promise.resolve(hash),
    () => Promise.resolve(now),
  );
}

function apply(text: string, changes: readonly Change[]): string {
  return [...changes]
    .sort((a, b) => b.start - a.start)
    .reduce(
      (all, { start, before, after }) =>
        all.slice(0, start) + after + all.slice(start + before.length),
      text,
    );
}

const before = 'one(a);\ntwo(b);\none(c);\n';
const changes = [
  { start: 0, before: 'one(a)', after: 'uno(a, 5)' },
  { start: 16, before: 'one(c)', after: 'uno(c, 5)' },
];

describe('planRevert', () => {
  it('takes back what was applied, whatever that was', async () => {
    const piece = fc.string({ minLength: 1, maxLength: 6 });
    const parts = fc.array(
      fc.tuple(
        piece,
        piece,
        piece.filter((text) => text.trim() !== ''),
      ),
      {
        minLength: 1,
        maxLength: 6,
      },
    );
    await fc.assert(
      fc.asyncProperty(parts, async (all) => {
        let text = '';
        const made: Change[] = [];
        for (const [between, old, fresh] of all) {
          text += between;
          made.push({ start: text.length, before: old, after: fresh });
          text += old;
        }
        const reverted = await plan(made, apply(text, made));
        assert.deepEqual(reverted.impossible, []);
        assert.equal(reverted.files[0]?.after, text);
      }),
    );
  });

  it('finds the code after edits around it', async () => {
    const edited = `// a new first line\n${apply(before, changes).replace('two(b)', 'two(b, more)')}`;
    const { files, impossible } = await plan(changes, edited);
    assert.deepEqual(impossible, []);
    assert.equal(
      files[0]?.after,
      `// a new first line\n${before.replace('two(b)', 'two(b, more)')}`,
    );
  });

  it('leaves alone what was changed since, and says so', async () => {
    const edited = apply(before, changes).replace('uno(c, 5)', 'uno(c, 9)');
    const { files, impossible } = await plan(changes, edited);
    assert.equal(files[0]?.after, 'one(a);\ntwo(b);\nuno(c, 9);\n');
    assert.deepEqual(impossible, [
      { path: 'a.js', line: 2, reason: 'The code was changed since.' },
    ]);
  });

  it('does not guess between equal pieces of code', async () => {
    const now = '/* moved */ x;\nuno(a, 5);\nuno(a, 5);\n';
    const moved = [{ start: 20, before: 'one(a)', after: 'uno(a, 5)' }];
    const { files, impossible } = await plan(moved, now);
    assert.deepEqual(files, []);
    assert.equal(impossible[0]?.reason, 'The same code stands in several places.');
  });

  it('says when the file or the code is gone, or code was only removed', async () => {
    assert.equal((await plan(changes, undefined)).impossible.length, 2);
    const purged = await planRevert(
      application(changes),
      () => Promise.resolve(undefined),
      () => Promise.resolve(before),
    );
    assert.equal(purged.impossible[0]?.reason, 'Its code was purged.');
    const removed = await plan([{ start: 0, before: 'debugger;', after: '' }], before);
    assert.match(removed.impossible[0]?.reason ?? '', /removed code/);
  });
});
