import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Application } from '../../../src/core/types';
import { planRevert } from '../../../src/engine/applying/planRevert';

interface Change {
  start: number;
  before: string;
  after: string;
  inputs?: { start: number; end: number }[];
}

/** An application of changes to one file, whose hashes are the texts themselves. */
function application(changes: readonly Change[], path = 'a.js'): Application {
  return {
    id: 'a',
    patternId: 'p',
    sourceProjectId: 's',
    targetProjectId: 't',
    similarityScore: 1,
    sites: changes.map(({ start, before, after, inputs }) => ({
      path,
      start,
      end: start + before.length,
      before,
      after,
      inputs,
    })),
    appliedAt: 0,
    revertedAt: null,
    revertedBy: null,
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

  describe('where a person filled something in', () => {
    /** `load(x)` became `load(x, «LIMIT», «LIMIT»)` on each line. */
    const after = 'load(x, LIMIT, LIMIT)';
    const inputs = [
      { start: 8, end: 13 },
      { start: 15, end: 20 },
    ];
    const old = 'load(x);\nmore();\nload(x);\n';
    const filledIn = [0, 17].map((start) => ({ start, before: 'load(x)', after, inputs }));

    async function revertedFrom(now: string): Promise<string | undefined> {
      const { files, impossible } = await plan(filledIn, now);
      assert.deepEqual(impossible, []);
      return files[0]?.after;
    }

    it('takes it back whatever that is now, also where it is nothing', async () => {
      const texts = ['LIMIT', '5', 'f(1, 2)', '"a)b"', "{ a: ')' }", ''];
      for (const [first, second] of texts.flatMap((a) => texts.map((b) => [a, b]))) {
        const now = `load(x, ${first}, ${first});\nmore();\nload(x, ${second}, ${second});\n`;
        assert.equal(await revertedFrom(now), old, now);
      }
    });

    it('takes it back after edits around it', async () => {
      const now = 'load(x, 9, 9);\nmany(more);\n\nload(x, 10_000, 10_000); // !\n';
      assert.equal(await revertedFrom(now), 'load(x);\nmany(more);\n\nload(x); // !\n');
    });

    it('leaves alone what was changed besides', async () => {
      for (const other of ['load(x, 5, 6)', 'load(y, 5, 5)', 'load(x, 5)', 'load(x, 5,\n5)']) {
        const { files, impossible } = await plan(filledIn.slice(0, 1), `${other};\n`);
        assert.deepEqual(files, [], other);
        assert.equal(impossible[0]?.reason, 'The code was changed since.');
      }
    });

    it('takes the rest of the line where what was filled in ends it', async () => {
      const python = [
        { start: 0, before: 'a = 1', after: 'a = 1, n', inputs: [{ start: 7, end: 8 }] },
      ];
      for (const end of ['', '\n', '\r\nb = 2\n']) {
        const { files } = await plan(python, `a = 1, len(x)${end}`);
        assert.equal(files[0]?.after, `a = 1${end}`);
      }
    });

    it('never guesses where code began that begins with it', async () => {
      const start = [{ start: 0, before: 'a;', after: 'n;', inputs: [{ start: 0, end: 1 }] }];
      assert.equal((await plan(start, 'n;')).files[0]?.after, 'a;');
      assert.deepEqual((await plan(start, 'other;')).files, []);
    });

    it('takes back what was filled in with any whole expression', async () => {
      const expression = fc.letrec<{ any: string }>((tie) => ({
        any: fc.oneof(
          { maxDepth: 3 },
          fc.constantFrom('x', '5', '"("', "')'", 'a.b', ''),
          fc.tuple(tie('any'), tie('any')).map(([a, b]) => `f(${a}, [${b}])`),
        ),
      })).any;
      await fc.assert(
        fc.asyncProperty(expression, fc.string(), async (text, line) => {
          const rest = line.replace(/[\r\nl]/g, '');
          const now = `load(x, ${text}, ${text})${rest}\n`;
          const { files } = await plan(filledIn.slice(0, 1), now);
          assert.equal(files[0]?.after, `load(x)${rest}\n`);
        }),
      );
    });
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
