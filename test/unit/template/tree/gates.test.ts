import assert from 'node:assert/strict';
import { NothingToLearn } from '../../../../src/core/errors';
import { change, learn, learner, placesInEach, rewritten, sitesIn } from './workbench';

async function reasonsOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    assert.ok(error instanceof NothingToLearn, String(error));
    return error.reasons.join('; ');
  }
  assert.fail('something was learned');
}

describe('gates of tree templates', () => {
  it('says when the after-side needs code that the before-side does not have', async () => {
    const { template } = await learn('python', ['x = f(a)\n', 'x = g(a, 1)\n']);
    assert.deepEqual((await sitesIn(template, 'y = f(b)\n')).length, 1);
    const reasons = await reasonsOf(learn('javascript', ['a(1);\n', 'a(1);\nb(2);\n']));
    assert.match(reasons, /./);
  });

  it('says that a change would come out otherwise, where it was seen and cannot be made again', async () => {
    const reasons = await reasonsOf(
      learn('python', [
        'from typing import TypedDict\nMyType = TypedDict("MyType", {"a": int, "b": str})\n',
        'from typing import TypedDict\nclass MyType(TypedDict):\n    a: int\n    b: str\n',
      ]),
    );
    assert.match(reasons, /come out otherwise/);
  });

  it('takes the statement around along where nothing in a change tells the place', async () => {
    const { template } = await learn('python', [
      'def f(a, b):\n    a\n',
      'def f(a, b):\n    (a)\n',
    ]);
    assert.deepEqual(await sitesIn(template, 'class A:\n    a\nb\n'), []);
  });

  it('refuses a rule that matches within its own result', async () => {
    const learned = await learn('python', ['x = wrap(a)\n', 'x = wrap(wrap(a))\n']).catch(
      (error: unknown) => error,
    );
    if (learned instanceof NothingToLearn) {
      assert.match(learned.reasons.join(), /own result/);
      return;
    }
    const { template } = learned as Awaited<ReturnType<typeof learn>>;
    const once = await rewritten(template, 'y = wrap(b)\n');
    assert.equal(await rewritten(template, once), once);
  });

  it('learns an argument that is put after others, in many files alike, and never adds it twice', async () => {
    const before = 'f(parseInt(answer));\ng(parseInt(words[0]));\n';
    const after = 'f(parseInt(answer, 10));\ng(parseInt(words[0], 10));\n';
    const { template, covered, edits } = await learn(
      'javascript',
      [before, after],
      [before, after],
    );
    assert.deepEqual([covered, edits], [4, 4]);
    const once = await rewritten(template, 'h(parseInt(line.trim()));\nh(parseInt(text, 16));\n');
    assert.equal(once, 'h(parseInt(line.trim(), 10));\nh(parseInt(text, 16));\n');
    assert.equal(await rewritten(template, once), once);
  });

  it('refuses what only layout or comments changed', async () => {
    assert.match(
      await reasonsOf(learn('go', ['package a\nvar x=1\n', 'package a\n\nvar x = 1\n'])),
      /only layout/,
    );
    await reasonsOf(
      learn('go', ['package a\n// one\nvar x = 1\n', 'package a\n// two\nvar x = 1\n']),
    );
  });

  it('says what is wrong with a file', async () => {
    const added = { ...change('python', '', 'a = 1\n'), before: null };
    const deleted = { ...change('python', 'a = 1\n', ''), after: null };
    const long = change('python', 'a = 1\n'.repeat(200_000), 'a = 2\n');
    const reasons = await reasonsOf(learner.learn('python', [added, deleted, long]));
    assert.match(reasons, /is new/);
    assert.match(reasons, /was deleted/);
    assert.match(reasons, /too long/);
    assert.match(await reasonsOf(learner.learn('python', [])), /no change/);
    assert.match(await reasonsOf(learn('kotlin', ['a', 'b'])), /no grammar/);
  });

  it('keeps to what the example left alone', async () => {
    const { template } = await learn('javascript', [
      'function f(a, b) {\n  if (a == 1) go();\n  if (b == null) stop();\n}\n',
      'function f(a, b) {\n  if (a === 1) go();\n  if (b == null) stop();\n}\n',
    ]);
    assert.equal(
      await rewritten(template, "if (x == 'a') y();\nif (z == null) y();\n"),
      "if (x === 'a') y();\nif (z == null) y();\n",
    );
  });

  it('refuses a rule that would change much more than the example did', async () => {
    const text =
      'run(f(a));\nrun(f(b));\nrun(f(c));\nrun(f(d));\nrun(f(e));\nrun(f(g));\nrun(f(h));\n';
    const reasons = await reasonsOf(
      learn('javascript', [
        `let z = h(a);\n${text}`,
        `let z = h(a);\n${text.replace('f(a)', 'g(a)')}`,
      ]).then(async ({ template }) => {
        assert.ok((await sitesIn(template, text)).length <= 1);
        throw new NothingToLearn(['left alone']);
      }),
    );
    assert.match(reasons, /left alone|left \d+ places alone/);
  });

  it('tells nothing general of code that was changed in two ways', async () => {
    const { template, notes } = await learn(
      'python',
      ['a = now.get()\n', 'a = now.one()\n'],
      ['b = now.get()\n', 'b = now.two()\n'],
    );
    assert.match(notes.join(), /as it stands/);
    assert.equal(
      await rewritten(template, 'a = now.get()\nb = now.get()\n'),
      'a = now.one()\nb = now.two()\n',
    );
    assert.deepEqual(await sitesIn(template, 'c = now.get()\nnow.get()\n'), []);
  });

  it('learns no part of a change that belongs together, but the whole', async () => {
    const before = (type: string, call: string) =>
      `class A { @Test(expected = ${type}.class) void t() { ${call}; } }\n`;
    const after = (type: string, call: string) =>
      `class A { @Test void t() { assertThrows(${type}.class, () -> ${call}); } }\n`;
    const { template } = await learn(
      'java',
      [before('E', 'call(1)'), after('E', 'call(1)')],
      [before('F', 'call(1)'), after('F', 'call(1)')],
    );
    assert.equal(
      await rewritten(template, before('IOException', 'run(2, x)')),
      after('IOException', 'run(2, x)'),
    );
    assert.deepEqual(await sitesIn(template, before('E', 'run(); more()')), []);
    assert.deepEqual(await sitesIn(template, 'class A { void t() { call(1); } }\n'), []);
  });

  it('tells how many places of the source project still match', async () => {
    const { template } = await learn('javascript', ['oldCall(1);\n', 'newCall(1);\n']);
    const files = [
      { path: 'a.js', text: 'oldCall(2);\noldCall(3);\n' },
      { path: 'b.js', text: 'newCall(2);\n' },
    ];
    assert.deepEqual(await placesInEach(template, files), [2, 0]);
  });

  it('notes what was left out', async () => {
    const { notes, covered, edits } = await learn('javascript', [
      'oldCall(a);\noldCall(b);\nfoo(1);\nbar = 2;\n',
      'newCall(a);\nnewCall(b);\nfoo(1);\nlog("done");\nbar = 2;\n',
    ]);
    assert.ok(covered < edits);
    assert.ok(notes.length > 0);
  });
});
