import assert from 'node:assert/strict';
import fc from 'fast-check';
import { propose } from '../../../../bench/changes/propose';
import { NothingToLearn } from '../../../../src/core/errors';
import { learn, learner, pathIn, rewritten, sitesIn } from './workbench';

const learned = async (language: string, before: string, after: string) =>
  (await learn(language, [before, after])).template;

describe('what was changed together', () => {
  it('is learned together where it lies in one expression', async () => {
    const template = await learned(
      'javascript',
      'if (typeof bar === "undefined") go();\n',
      'if (bar === undefined) go();\n',
    );
    assert.equal(
      await rewritten(template, 'if (typeof foo === "undefined") a();\ncheck(typeof foo);\n'),
      'if (foo === undefined) a();\ncheck(typeof foo);\n',
    );
  });

  it('is learned with the arguments that went with the name of what is called', async () => {
    const template = await learned(
      'rust',
      'fn f() { m.entry(k).or_insert_with(Vec::new); }\n',
      'fn f() { m.entry(k).or_default(); }\n',
    );
    assert.equal(
      await rewritten(template, 'fn g() { n.entry(j).or_insert_with(Vec::new); }\n'),
      'fn g() { n.entry(j).or_default(); }\n',
    );
    assert.deepEqual(await sitesIn(template, 'fn g() { n.entry(j).or_insert_with(f); }\n'), []);
  });

  it('takes nothing away from places that only look like a part of it', async () => {
    const template = await learned(
      'java',
      'class A { boolean f(String s, StringBuilder sb) { return s.equals(sb.toString()); } }\n',
      'class A { boolean f(String s, StringBuilder sb) { return s.contentEquals(sb); } }\n',
    );
    assert.deepEqual(
      await sitesIn(template, 'class B { String g(StringBuilder b) { return b.toString(); } }\n'),
      [],
    );
  });

  it('is learned together where a name goes from one statement to another', async () => {
    const template = await learned(
      'python',
      'def f(p):\n    text = load(p)\n    return parse(text)\n',
      'def f(p):\n    return parse(load(p))\n',
    );
    assert.equal(
      await rewritten(template, 'def g(q):\n    text = load(q)\n    return parse(text)\n'),
      'def g(q):\n    return parse(load(q))\n',
    );
    assert.deepEqual(
      await sitesIn(template, 'def g(q):\n    text = load(q)\n    keep(text)\n'),
      [],
    );
  });

  it('is learned together where conditions become one, whatever the layout means', async () => {
    const template = await learned(
      'python',
      'if ready:\n    if valid:\n        go()\n',
      'if ready and valid:\n    go()\n',
    );
    assert.equal(
      await rewritten(
        template,
        'def f():\n    if open:\n        if free:\n            a()\n            b()\n',
      ),
      'def f():\n    if open and free:\n        a()\n        b()\n',
    );
  });

  it('is learned together where conditions of one letter become one, and drops none of them', async () => {
    const template = await learned(
      'javascript',
      'function f(a, b) {\n  if (a) {\n    if (b) {\n      run();\n    }\n  }\n}\n',
      'function f(a, b) {\n  if (a && b) {\n    run();\n  }\n}\n',
    );
    const nested = 'if (x()) {\n  if (y) {\n    go();\n    stop();\n  }\n}\n';
    assert.equal(await rewritten(template, nested), 'if (x() && y) {\n  go();\n  stop();\n}\n');
    const more = 'if (x()) {\n  if (y) {\n    go();\n  }\n  stop();\n}\n';
    assert.deepEqual(await sitesIn(template, more), []);
  });

  it('is learned together where one statement binds what another one bound', async () => {
    const template = await learned(
      'typescript',
      'for (let i = 0; i < all.length; i++) {\n  const one = all[i];\n  use(one.name);\n}\n',
      'for (const one of all) {\n  use(one.name);\n}\n',
    );
    assert.equal(
      await rewritten(
        template,
        'for (let n = 0; n < list.length; n++) {\n  const item = list[n];\n  if (item.old) continue;\n  go(item);\n}\n',
      ),
      'for (const item of list) {\n  if (item.old) continue;\n  go(item);\n}\n',
    );
    const withIndex =
      'for (let n = 0; n < list.length; n++) {\n  const item = list[n];\n  go(item, n);\n}\n';
    assert.deepEqual(await sitesIn(template, withIndex), []);
  });

  it('stays a form of its own where like code was changed in two ways', async () => {
    const { template } = await learn(
      'ruby',
      ['x = a && b || c\n', 'x = (a && b) || c\n'],
      ['x = a || b && c\n', 'x = a || (b && c)\n'],
    );
    assert.equal(await rewritten(template, 'y = a && b || c\n'), 'y = (a && b) || c\n');
  });

  it('tells more than a number', async () => {
    const one = await learned('javascript', 'retry(u, 3);\n', 'retry(u, 5);\n');
    assert.equal(
      await rewritten(one, 'retry(v, 3);\nwait(3);\nconst x = 3;\n'),
      'retry(v, 5);\nwait(3);\nconst x = 3;\n',
    );
    const alone = await learned('javascript', 'count = 1;\n', 'count = 2;\n');
    assert.deepEqual(await sitesIn(alone, 'total = 1;\nf(1);\n'), []);
  });

  it('stays apart where each element of a list was changed by itself', async () => {
    const template = await learned(
      'javascript',
      'all(isEmpty(size(a)), old(b));\n',
      'all(hasNone(a), fresh(b));\n',
    );
    assert.equal(
      await rewritten(template, 'x(old(c));\ny(isEmpty(size(d)));\n'),
      'x(fresh(c));\ny(hasNone(d));\n',
    );
  });

  it('is no rule in halves where the other half cannot be learned', async () => {
    const work = learned(
      'python',
      'from uuid import UUID\n\ndef f(a):\n    return a\n',
      'from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from uuid import UUID\n\ndef f(a):\n    return a\n',
    ).then((template) => sitesIn(template, 'from uuid import UUID\n\nUUID(1)\n'));
    const sites = await work.catch((error: unknown) => {
      assert.ok(error instanceof NothingToLearn, String(error));
      return [];
    });
    assert.deepEqual(sites, []);
  });
});

describe('a rule of one example', () => {
  it('writes each separator once, whatever moves', async () => {
    const moves: [string, string, string, string][] = [
      ['go(x, (c) => c == 1);\n', 'go(x, 1);\n', 'go(y, (d) => d == 1);\n', 'go(y, 1);\n'],
      ['f(a).then(g, h);\n', 'run(a, g, h);\n', 'f(b).then(i, j);\n', 'run(b, i, j);\n'],
      ['f([a, b], [c]);\n', 'f(a, b, c);\n', 'f([d], [e, i]);\n', 'f(d, e, i);\n'],
    ];
    for (const [before, after, target, wanted] of moves) {
      assert.equal(await rewritten(await learned('javascript', before, after), target), wanted);
    }
  });

  it('loses only the comments that its example took away', async () => {
    const template = await learned('python', 'x = tuple(  # odd\n    [1, 2]\n)\n', 'x = (1, 2)\n');
    const made = await rewritten(template, 'x = tuple(  # odd\n    [1, 2]\n)\n');
    assert.equal(made.replaceAll(/\s/g, ''), 'x=(1,2)');
    assert.deepEqual(await sitesIn(template, 'x = tuple(  # even\n    [1, 2]\n)\n'), []);
  });

  it('has a free receiver, unless the language, an import or the file says what it is', async () => {
    const free = await learned('python', 'rows.sort_all(1)\n', 'rows.sorted(1)\n');
    assert.equal((await sitesIn(free, 'lines.sort_all(1)\n')).length, 1);
    for (const [before, after, other] of [
      ['import rows\nrows.sort_all(1)\n', 'import rows\nrows.sorted(1)\n', 'lines.sort_all(1)\n'],
      ['json.sort_all(1)\n', 'json.sorted(1)\n', 'lines.sort_all(1)\n'],
      ['Rows.sort_all(1)\n', 'Rows.sorted(1)\n', 'Lines.sort_all(1)\n'],
    ] as const) {
      assert.deepEqual(await sitesIn(await learned('python', before, after), other), []);
    }
  });

  it('does not put code around or beside anything that only has the same form', async () => {
    const template = await learned(
      'javascript',
      'async function f(u) {\n  const page = open(u);\n}\n',
      'async function f(u) {\n  const page = await open(u);\n}\n',
    );
    const text = 'async function g(v) {\n  const sum = add(v);\n  const one = 1;\n}\n';
    assert.deepEqual(await sitesIn(template, text), []);
    assert.equal(
      (await sitesIn(template, 'async function g(v) {\n  const file = open(v);\n}\n')).length,
      1,
    );
  });

  it('declares no name that the function has already', async () => {
    const template = await learned(
      'javascript',
      'function f(u) {\n  show(load(u).json());\n}\n',
      'function f(u) {\n  const reply = load(u);\n  show(reply.json());\n}\n',
    );
    assert.equal(
      (await sitesIn(template, 'function g(v) {\n  show(load(v).json());\n}\n')).length,
      1,
    );
    const taken =
      'function g(v) {\n  const reply = 1;\n  show(load(v).json());\n  use(reply);\n}\n';
    assert.deepEqual(await sitesIn(template, taken), []);
  });

  it('knows one name by whatever kind the grammar calls it', async () => {
    const template = await learned(
      'rust',
      'fn f() { g(8 * size_of::<u16>()); }\n',
      'fn f() { g(u16::BITS as usize); }\n',
    );
    const made = await rewritten(template, 'fn f() { g(8 * size_of::<u16>()); }\n');
    assert.equal(made, 'fn f() { g(u16::BITS as usize); }\n');
  });
});

describe('a whole file', () => {
  const php = (...lines: string[]) => `<?php\n${lines.join('\n')}\n`;

  it('loses no line that its author moved, and gets none that nobody wrote', async () => {
    const cases = (...lines: string[]) => php('switch ($name) {', ...lines, '}');
    const [before, after] = [
      cases(
        ...["case 'a':", "return 'A';", "case 'b':", "return 'B';", "case 'c';", "return 'C';"],
        ...["case 'f':", "return 'C';", "case 'd':", "return 'A';", "case 'e':", "return 'B';"],
      ),
      cases(
        ...["case 'a':", "case 'd':", "return 'A';", "case 'b':", "case 'e':", "return 'B';"],
        ...["case 'c':", "case 'f':", "return 'C';"],
      ),
    ];
    let template;
    try {
      ({ template } = await learn('php', [before, after]));
    } catch (error) {
      assert.ok(error instanceof NothingToLearn, String(error));
      return;
    }
    const lines = (await rewritten(template, before)).split('\n');
    for (const line of before.split('\n'))
      if (after.includes(line)) assert.ok(lines.includes(line), `${line} is lost`);
  });

  it('shows a habit where many do as a rule says and few places are left alone', async () => {
    const vars = (word: string, names: string[]) =>
      names.map((name) => `${word} ${name} = load('${name}');\n`).join('');
    const pair = (...names: string[]): [string, string] => [
      vars('var', names),
      vars('const', names),
    ];
    const [first, second] = [pair('a', 'b', 'c', 'd'), pair('e', 'f', 'g')];
    const third: [string, string] = [
      vars('var', ['h', 'i', 'j', 'k']),
      vars('const', ['h', 'i', 'j']) + vars('var', ['k']),
    ];
    const { template } = await learn('javascript', first, second, third, pair('l', 'm'));
    assert.equal(await rewritten(template, vars('var', ['z'])), vars('const', ['z']));
  });

  it('is no habit where few did it', async () => {
    const before = "var a = load('a');\nvar b = load('b');\nvar c = load('c');\n";
    const after = before.replace('var a', 'const a').replace('var b', 'const b');
    const { template } = await learn('javascript', [before, after]);
    assert.equal(await rewritten(template, before), after);
  });
});

describe('any example', () => {
  const name = fc.constantFrom('a', 'b', 'total', 'items', 'user');
  const call = fc.constantFrom('load', 'f', 'parse', 'Store.read', 'user.find');
  const { expression } = fc.letrec<{ expression: string }>((tie) => ({
    expression: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      name,
      fc.constantFrom('1', '"x"', 'null', '[]'),
      fc
        .tuple(call, fc.array(tie('expression'), { maxLength: 3 }))
        .map(([of, list]) => `${of}(${list.join(', ')})`),
      fc
        .tuple(tie('expression'), fc.constantFrom('+', '==', '&&'), tie('expression'))
        .map(([left, operator, right]) => `(${left} ${operator} ${right})`),
      tie('expression').map((of) => `[${of}, 2]`),
    ),
  }));
  const statement = fc.oneof(
    expression.map((of) => `go(${of});`),
    fc.tuple(name, expression).map(([to, of]) => `${to} = ${of};`),
    expression.map((of) => `if (${of}) stop(${of});`),
  );
  const pair = fc.array(
    fc.tuple(statement, fc.option(fc.oneof(statement, fc.constant('')), { freq: 2 })),
    { minLength: 1, maxLength: 5 },
  );

  /** Layout aside. */
  const statementsOf = (text: string) => text.replaceAll(/\s+/g, '').split(/(?<=;)/);

  it('comes out of its own pattern whole, or stays as it was, statement by statement', async () => {
    await fc.assert(
      fc.asyncProperty(pair, async (lines) => {
        const before = lines.map(([line]) => `${line}\n`).join('');
        const kept = lines.map(([line, other]) => other ?? line).filter((line) => line !== '');
        const after = kept.map((line) => `${line}\n`).join('');
        let template;
        try {
          ({ template } = await learn('javascript', [before, after]));
        } catch (error) {
          assert.ok(error instanceof NothingToLearn, String(error));
          return;
        }
        if (template.kind !== 'rewrite') return;
        const { result } = await propose(learner, template, pathIn('javascript'), before);
        const made = statementsOf(result);
        const known = new Set([...statementsOf(before), ...statementsOf(after)]);
        for (const line of made)
          assert.ok(known.has(line), `${line}\n\nof\n${before}\n=>\n${after}`);
      }),
      { numRuns: 300 },
    );
  });
});
