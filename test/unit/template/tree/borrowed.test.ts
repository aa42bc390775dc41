import assert from 'node:assert/strict';
import { problemOf } from '../../../../src/template/tree/rules/ruleGates';
import { antiUnify } from '../../../../src/template/tree/learning/antiUnify';
import { parseBody, rulesOf } from '../../../../src/template/tree/rules/body';
import { learn, rewritten, sitesIn } from './workbench';

const raising = (error: string, as: string): [string, string] => [
  `def load(path):\n    try:\n        return read(path)\n    except ${error} as ${as}:\n        raise Failed(path)\n`,
  `def load(path):\n    try:\n        return read(path)\n    except ${error} as ${as}:\n        raise Failed(path) from ${as}\n`,
];

describe('new code that names what stands around it', () => {
  it('takes the name that the place has there', async () => {
    const { template } = await learn('python', raising('OSError', 'e'));
    assert.equal(
      await rewritten(
        template,
        'try:\n    go()\nexcept ValueError as wrong:\n    log(wrong)\n    raise Failed("x")\n',
      ),
      'try:\n    go()\nexcept ValueError as wrong:\n    log(wrong)\n    raise Failed("x") from wrong\n',
    );
  });

  it('does not fit where there is no such name, or one of another function', async () => {
    const { template } = await learn('python', raising('OSError', 'e'));
    const bare = 'e = 1\ntry:\n    go()\nexcept ValueError:\n    raise Failed("x")\n';
    assert.deepEqual(await sitesIn(template, bare), []);
    const inner =
      'try:\n    go()\nexcept ValueError as e:\n    def later():\n        raise Failed("x")\n';
    assert.deepEqual(await sitesIn(template, inner), []);
  });

  it('takes a type only as the example has it', async () => {
    const { template } = await learn('rust', [
      'fn f() {\n    let a: *const i8 = transmute(p);\n}\n',
      'fn f() {\n    let a: *const i8 = p as *const i8;\n}\n',
    ]);
    assert.equal(
      await rewritten(template, 'fn g() {\n    let b: *const i8 = transmute(q);\n}\n'),
      'fn g() {\n    let b: *const i8 = q as *const i8;\n}\n',
    );
    assert.deepEqual(
      await sitesIn(template, 'fn g() {\n    let b: *mut u8 = transmute(q);\n}\n'),
      [],
    );
  });

  it('is kept when two examples are joined, where both take it from the same place', async () => {
    const rules = await Promise.all(
      [raising('OSError', 'e'), raising('KeyError', 'missing')].map(async (example) => {
        const { template } = await learn('python', example);
        return rulesOf(parseBody(template.body))[0]!;
      }),
    );
    const [first, second] = rules as [(typeof rules)[0], (typeof rules)[0]];
    const joined = antiUnify(first, second)!;
    assert.equal(problemOf(joined), undefined);
    assert.ok(joined.holes.some(({ borrowed }) => borrowed?.around === 'except_clause'));
    const elsewhere = {
      ...second,
      holes: second.holes.map((hole) =>
        hole.borrowed ? { ...hole, borrowed: { ...hole.borrowed, around: 'with_item' } } : hole,
      ),
    };
    assert.equal(antiUnify(first, elsewhere), undefined);
  });
});

describe('a place', () => {
  it('does not fit where a name that the new code needs belongs to another function', async () => {
    const { template } = await learn('javascript', [
      'function f(signal) {\n  return load(1);\n}\n',
      'function f(signal) {\n  return load(1, signal);\n}\n',
    ]);
    const other = 'function a(signal) {}\nfunction g(url) {\n  return load(url);\n}\n';
    assert.deepEqual(
      (await sitesIn(template, other)).filter(({ inputs }) => inputs === undefined),
      [],
    );
    assert.equal(
      await rewritten(template, 'function g(url, signal) {\n  return load(url);\n}\n'),
      'function g(url, signal) {\n  return load(url, signal);\n}\n',
    );
  });

  it('does not fit where a declaration would go of which the name is still in use', async () => {
    const { template } = await learn('javascript', [
      'function f(all) {\n  const old = first(all);\n  go();\n}\n',
      'function f(all) {\n  go();\n}\n',
    ]);
    const used = 'function g(list) {\n  const old = first(list);\n  go();\n  use(old);\n}\n';
    assert.deepEqual(await sitesIn(template, used), []);
  });

  it('does not fit for an operator alone, where the example named what is imported', async () => {
    const file = (line: string) =>
      `package a\n\nimport (\n\t"errors"\n\t"io"\n)\n\nfunc f(err error) bool {\n\treturn ${line}\n}\n`;
    const { template } = await learn('go', [file('err == io.EOF'), file('errors.Is(err, io.EOF)')]);
    assert.deepEqual(await sitesIn(template, file('len(s) == 2')), []);
    assert.equal(
      await rewritten(template, file('reason == io.EOF')),
      file('errors.Is(reason, io.EOF)'),
    );
  });
});
