import assert from 'node:assert/strict';
import { learn, reread, rewritten, sitesIn } from './workbench';

describe('what a tree template takes for what', () => {
  it('makes one hole of a list of any length', async () => {
    const { template } = await learn('python', ['x = set([a, b])\n', 'x = {a, b}\n']);
    assert.match(template.before, /\$\$\$1/);
    assert.equal(await rewritten(template, 'y = set([1, f(2), "c"])\n'), 'y = {1, f(2), "c"}\n');
    assert.deepEqual(await sitesIn(template, 'y = set([])\nz = set(other)\n'), []);
  });

  it('takes any number of type arguments away where the example took all of them', async () => {
    const made = (code: string) => `class A { Object o = ${code}; }\n`;
    const { template } = await learn('java', [
      made('new HashMap<String>()'),
      made('new HashMap<>()'),
    ]);
    const wide = made('new HashMap<String, List<Integer>>()');
    assert.equal(await rewritten(template, wide), made('new HashMap<>()'));
    assert.deepEqual(await sitesIn(template, made('new HashMap()')), []);
    assert.deepEqual(await sitesIn(template, made('new TreeMap<String>()')), []);
  });

  it('puts an argument behind those that are there, trailing comma or not', async () => {
    const { template } = await learn('python', ['get(url, data)\n', 'get(url, data, timeout=5)\n']);
    assert.equal(await rewritten(template, 'get(one)\n'), 'get(one, timeout=5)\n');
    assert.equal(
      await rewritten(template, 'get(\n    one,\n    two,\n)\n'),
      'get(\n    one,\n    two,\n    timeout=5,\n)\n',
    );
  });

  it('does not put in what is there already', async () => {
    const { template } = await learn('python', ['get(url, a=1)\n', 'get(url, a=1, timeout=5)\n']);
    assert.deepEqual(await sitesIn(template, 'get(x, timeout=9)\n'), []);
    assert.deepEqual(await sitesIn(template, await rewritten(template, 'get(x, a=2)\n')), []);
  });

  it('opens strings of which both sides share a part', async () => {
    const { template } = await learn('python', ['a = "{}/x".format(b)\n', 'a = f"{b}/x"\n']);
    assert.equal(
      await rewritten(template, "print('see {} there'.format(name))\n"),
      "print(f'see {name} there')\n",
    );
    assert.deepEqual(
      await sitesIn(template, 'c = "{} {}".format(a, b)\nd = "{0}".format(a)\n'),
      [],
    );
  });

  it('takes marks off patterns only where nothing else is in them', async () => {
    const { template } = await learn('python', ["url(r'^admin/$', v)\n", "path('admin/', v)\n"]);
    assert.equal(await rewritten(template, "url(r'^users/new/$', w)\n"), "path('users/new/', w)\n");
    assert.deepEqual(await sitesIn(template, "url(r'^u/(?P<id>\\d+)/$', w)\n"), []);
  });

  it('keeps the quotation marks of the site', async () => {
    const { template } = await learn('ruby', ["f(:a => 'some')\n", "f(a: 'some')\n"]);
    assert.equal(await rewritten(template, 'g(:key => "v", :b => 1)\n'), 'g(key: "v", b: 1)\n');
  });

  it('shows and inserts strings in the marks of the language', async () => {
    const throwing = (argument: string) =>
      `class A { void F(string b) { throw new ArgumentNullException(${argument}); } }\n`;
    const { template } = await learn('c#', [throwing('nameof(b)'), throwing('"b"')]);
    const back = await learn('c#', [throwing('"b"'), throwing('nameof(b)')]);
    assert.match(back.template.before, /\("\$\d"\)$/);
    assert.doesNotMatch(template.snippet, /'/);
  });

  it('turns a string into a name only if it is one', async () => {
    const { template } = await learn('c#', [
      'class A { void F(int n) { throw new E("n"); } }\n',
      'class A { void F(int n) { throw new E(nameof(n)); } }\n',
    ]);
    assert.deepEqual(
      await sitesIn(template, 'class B { void G() { throw new E("not a name"); } }\n'),
      [],
    );
  });

  it('lets the same hole stand for the same code only', async () => {
    const { template } = await learn('php', [
      '<?php\n$a = isset($m[$k]) ? $m[$k] : null;\n',
      '<?php\n$a = $m[$k] ?? null;\n',
    ]);
    assert.equal(
      await rewritten(template, '<?php\n$b = isset( $o->p ) ? $o->p : null;\n'),
      '<?php\n$b = $o->p ?? null;\n',
    );
    assert.deepEqual(await sitesIn(template, '<?php\n$b = isset($o) ? $p : null;\n'), []);
  });

  it('tells names that are assigned again from those that are not', async () => {
    const { template } = await learn(
      'javascript',
      [
        'function f() {\n  var a = 1;\n  return a;\n}\n',
        'function f() {\n  const a = 1;\n  return a;\n}\n',
      ],
      [
        'function g() {\n  var b = 1;\n  b += 2;\n}\n',
        'function g() {\n  let b = 1;\n  b += 2;\n}\n',
      ],
    );
    assert.equal(
      await rewritten(
        template,
        'function h() {\n  var x = 0, y = 2;\n  var z = run(y);\n  for (;;) x++;\n}\n',
      ),
      'function h() {\n  let x = 0, y = 2;\n  const z = run(y);\n  for (;;) x++;\n}\n',
    );
  });

  it('keeps an interface literal and the module that it comes from', async () => {
    const { template } = await learn('python', [
      'import yaml\n\ndef f(s):\n    return yaml.load(s)\n',
      'import yaml\n\ndef f(s):\n    return yaml.safe_load(s)\n',
    ]);
    assert.equal(template.before, 'yaml.load($1)');
    assert.deepEqual(await sitesIn(template, 'json.load(s)\nyaml.load(s, Loader=L)\n'), []);
    assert.equal((await sitesIn(template, 'd = yaml.load(open(p))\n')).length, 1);
  });

  it('puts several forms of one change into one template', async () => {
    const { template, covered, edits } = await learn('javascript', [
      'a.equal(x, 1);\nb(y);\na.equal(z, f());\na.notEqual(x, 2);\n',
      'a.strictEqual(x, 1);\nb(y);\na.strictEqual(z, f());\na.notStrictEqual(x, 2);\n',
    ]);
    assert.deepEqual([covered, edits], [3, 3]);
    assert.equal(
      await rewritten(reread(template), 'a.equal(1, 2);\na.notEqual(q, r);\n'),
      'a.strictEqual(1, 2);\na.notStrictEqual(q, r);\n',
    );
  });

  it('unites examples from several files', async () => {
    const { template } = await learn(
      'python',
      ['x = any([a for a in b])\n', 'x = any(a for a in b)\n'],
      ['y = set([f(c) for c in d])\n', 'y = set(f(c) for c in d)\n'],
    );
    assert.equal(
      await rewritten(template, 'all([i > 1 for i in items])\n'),
      'all(i > 1 for i in items)\n',
    );
  });

  it('lets an inner change that stands by itself out of the outer one', async () => {
    const { template } = await learn('python', [
      'self.assertEquals(xrange(3), 1)\nself.assertEquals(a, 1)\n',
      'self.assertEqual(range(3), 1)\nself.assertEqual(a, 1)\n',
    ]);
    assert.equal(
      await rewritten(template, 'self.assertEquals(b, c)\n'),
      'self.assertEqual(b, c)\n',
    );
  });

  it('deletes a statement with its line', async () => {
    const { template } = await learn('python', [
      'from __future__ import with_statement\nimport os\n',
      'import os\n',
    ]);
    assert.equal(
      await rewritten(template, '"""Doc."""\nfrom __future__ import with_statement\nimport sys\n'),
      '"""Doc."""\nimport sys\n',
    );
  });

  it('adds what belongs at the top of a file once', async () => {
    const { template } = await learn('python', [
      'import a\n',
      'from __future__ import annotations\nimport a\n',
    ]);
    const once = await rewritten(template, '"""Doc."""\nimport b\n');
    assert.equal(once, '"""Doc."""\nfrom __future__ import annotations\nimport b\n');
    assert.deepEqual(await sitesIn(template, once), []);
    assert.deepEqual(await sitesIn(template, ''), []);
  });
});
