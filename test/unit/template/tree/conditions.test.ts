import assert from 'node:assert/strict';
import { NothingToLearn } from '../../../../src/core/errors';
import { learn, learner } from './workbench';

describe('what a template of trees says of itself', () => {
  it('is the module that a file must import for it to fit', async () => {
    const { template } = await learn('python', [
      'from lib import load\n\nload(a)\n',
      'from lib import load\n\nload(a, 1)\n',
    ]);
    const { imports, names } = learner.conditions(template);
    assert.deepEqual(imports, ['lib.load']);
    assert.deepEqual(names, []);
  });

  it('is the name that a person fills in', async () => {
    const { template } = await learn('javascript', [
      'const LIMIT = 1;\nload(a);\n',
      'const LIMIT = 1;\nload(a, LIMIT);\n',
    ]);
    assert.deepEqual(learner.conditions(template).names, ['LIMIT']);
  });

  it('is what its code belongs to', async () => {
    const pair = (name: string): [string, string] => [
      `${name}(p, end=x)\n`,
      `${name}(p, stop=x)\n`,
    ];
    const one = await learn('python', pair('to_csv'));
    assert.deepEqual(learner.conditions(one.template).owners, ['to_csv']);
    const several = await learn('python', pair('to_csv'), pair('to_text'));
    assert.deepEqual(learner.conditions(several.template).owners, []);
  });

  it('is the function that its new code needs', async () => {
    const { template } = await learn('javascript', [
      'async function f() {\n  const a = load(b);\n}\n',
      'async function f() {\n  const a = await load(b);\n}\n',
    ]);
    assert.equal(learner.conditions(template).isAsync, true);
  });

  it('is what its holes have to do with each other', async () => {
    const { template } = await learn(
      'python',
      ['def f():\n    for a in b:\n        yield a\n', 'def f():\n    yield from b\n'],
      ['def f():\n    for c, d in e:\n        yield c, d\n', 'def f():\n    yield from e\n'],
    );
    assert.match(template.before, /^for \$1 in \$2:\s+yield \$3$/);
    assert.deepEqual(learner.conditions(template).bonds, [{ hole: '$3', is: 'same', other: '$1' }]);
    const { template: plain } = await learn('javascript', ['a(b, c);\n', 'd(c, b);\n']);
    assert.deepEqual(learner.conditions(plain).bonds, []);
  });

  it('is whether its new code makes sense by itself', async () => {
    const [statement, part] = await Promise.all([
      learn('javascript', ['if (a) b(1);\n', 'if (a) { b(1); }\n']),
      learn('javascript', ['const a = old(1) + 2;\n', 'const a = fresh(1) + 2;\n']),
    ]);
    assert.equal(learner.conditions(statement.template).isWhole, true);
    assert.equal(learner.conditions(part.template).isWhole, false);
  });

  it('makes no sense by itself where only another form of its new code does', async () => {
    const { template } = await learn(
      'javascript',
      ['const a = old(1) + 2;\n', 'const a = fresh(1) + 2;\n'],
      ['const b = old(3) + 2;\n', 'const b = fresh(3) + 2;\n'],
      ['if (a) b(1);\n', 'if (a) { b(1); }\n'],
    );
    assert.match(template.after, /^fresh/);
    assert.equal(learner.conditions(template).isWhole, false);
  });

  it('makes no sense by itself where its new code is a parameter', async () => {
    const { template } = await learn('go', [
      'package a\n\nfunc f(c int) {}\n\nfunc g(c int) {}\n',
      'package a\n\nfunc f(c ...string) {}\n\nfunc g(c ...string) {}\n',
    ]);
    assert.equal(learner.conditions(template).isWhole, false, template.after);
  });

  it('is what it left out, by place and in words about the code', async () => {
    const before = 'a();\nb();\nfirst = old(x)\n';
    const after = 'a();\nlog(1);\nlog(2);\nb();\nfirst = fresh(x)\n';
    const { notes } = await learn('javascript', [before, after]);
    assert.match(notes.join(' '), /src\/file\w*\.js, line 2: 2 added lines were skipped, since /);
    const nothing = learn('javascript', ['a();\nb();\n', 'a();\nlog(1);\nb();\n']);
    await assert.rejects(nothing, (error) => {
      assert.ok(error instanceof NothingToLearn);
      assert.equal(error.reasons.length, 1, error.message);
      assert.match(error.message, /line 2: 1 added line was skipped/);
      return true;
    });
  });
});
