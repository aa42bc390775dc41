import assert from 'node:assert/strict';
import { bondsOf, holdsBond } from '../../../../src/template/tree/rules/bonds';
import { learn, learner, pathIn, rewritten } from './workbench';

const place = (...codes: string[]) => new Map(codes.map((text, at) => [at + 1, { text }] as const));

describe('bonds between holes', () => {
  it('are what holds at every place, and never chance of empty code', () => {
    assert.deepEqual(bondsOf([place('a.b', 'a'), place('c[d]', 'd')], [1, 2]), [
      { a: 1, b: 2, is: 'within' },
      { a: 2, b: 1, is: 'apart' },
    ]);
    assert.deepEqual(bondsOf([place('x, y', 'x,y'), place('z', 'z')], [1, 2]), [
      { a: 1, b: 2, is: 'same' },
    ]);
    assert.deepEqual(bondsOf([place('', 'a'), place('1', 'b')], [1, 2]), []);
  });

  it('know a name from a part of another one', () => {
    assert.ok(!holdsBond({ a: 1, b: 2, is: 'within' }, place('items', 'item')));
    assert.ok(holdsBond({ a: 1, b: 2, is: 'within' }, place('items[item]', 'item')));
    assert.ok(holdsBond({ a: 1, b: 2, is: 'apart' }, place('$items', '$item')));
  });

  it('keep a rule from code in which two parts are not the same', async () => {
    const { template } = await learn(
      'python',
      ['def f():\n    for a in b:\n        yield a\n', 'def f():\n    yield from b\n'],
      ['def f():\n    for c, d in e:\n        yield c, d\n', 'def f():\n    yield from e\n'],
    );
    const same = 'def g():\n    for key, value in pairs:\n        yield key, value\n';
    assert.equal(await rewritten(template, same), 'def g():\n    yield from pairs\n');
    for (const one of ['yield value', 'yield value, key', 'yield key, other']) {
      const other = same.replace('yield key, value', one);
      assert.equal(await rewritten(template, other), other);
    }
    const text = same.replace('yield key, value', 'yield value');
    const [start, end] = [text.indexOf('for'), text.length - 1];
    assert.equal(
      await learner.explainMismatch(template, { path: pathIn('python'), text, start, end }),
      '“key, value” and “value” are the same code in the examples.',
    );
  });

  it('keep a rule from code in which the one part has nothing to do with the other', async () => {
    const { template } = await learn(
      'php',
      ['<?php\nif ($a === null) {\n    $a = 1;\n}\n', '<?php\n$a ??= 1;\n'],
      ['<?php\nif (is_null($this->b)) {\n    $this->b = 2;\n}\n', '<?php\n$this->b ??= 2;\n'],
    );
    const about = '<?php\nif (isset($c[0])) {\n    $c[0] = 3;\n}\n';
    const other = about.replace('$c[0] = 3', '$d = 3');
    assert.equal(await rewritten(template, other), other);
  });

  it('are not asked of one example where only chance makes codes stand apart', async () => {
    const { template } = await learn('javascript', ['add(a, b);\n', 'sum(b, a);\n']);
    assert.equal(await rewritten(template, 'add(d, d);\n'), 'sum(d, d);\n');
  });
});
