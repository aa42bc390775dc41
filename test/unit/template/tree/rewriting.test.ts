import assert from 'node:assert/strict';
import { learn, learner, pathIn, rewritten, sitesIn } from './workbench';

const rename: [string, string] = ['run(oldName(1))\n', 'run(newName(1))\n'];
const timeout: [string, string] = ['get(a, b)\n', 'get(a, b, timeout=5)\n'];

describe('rewriting with a tree template', () => {
  it('touches nothing but what changes', async () => {
    const { template } = await learn('javascript', [
      'function f(s) {\n  return s.length() == 0;\n}\n',
      'function f(s) {\n  return s.isEmpty();\n}\n',
    ]);
    assert.equal(
      await rewritten(template, 'if ( a [ 1 ].length( )==0 /* why */ ) {\n\n}\n'),
      'if ( a [ 1 ].isEmpty( ) /* why */ ) {\n\n}\n',
    );
  });

  it('gives offsets in UTF-16 units', async () => {
    const { template } = await learn('javascript', rename);
    const text = "const s = '😀é漢';\noldName(s, '👩‍👩‍👧');\n";
    const [site] = await sitesIn(template, text);
    assert.equal(site?.start, text.indexOf('oldName'));
    assert.equal(site?.line, 1);
    assert.equal(await rewritten(template, text), text.replace('oldName', 'newName'));
  });

  it('moves what leaves a block to where it belongs', async () => {
    const { template } = await learn('ruby', [
      'def f(u)\n  if ok?(u)\n    go(u)\n    stop\n  else\n    raise No\n  end\nend\n',
      'def f(u)\n  raise No unless ok?(u)\n\n  go(u)\n  stop\nend\n',
    ]);
    assert.equal(
      await rewritten(
        template,
        'def g(v)\n  if ok?(v)\n    walk(v)\n    rest\n  else\n    raise No\n  end\nend\n',
      ),
      'def g(v)\n  raise No unless ok?(v)\n\n  walk(v)\n  rest\nend\n',
    );
  });

  it('keeps the line endings of the file', async () => {
    const { template } = await learn('python', [
      'def f(p):\n    x = open(p).read()\n    return x\n',
      'def f(p):\n    with open(p) as h:\n        x = h.read()\n    return x\n',
    ]);
    assert.equal(
      await rewritten(template, 'def g(q):\r\n\ty = open(q).read()\r\n\treturn y\r\n'),
      'def g(q):\r\n\twith open(q) as h:\r\n\t\ty = h.read()\r\n\treturn y\r\n',
    );
  });

  it('indents what it adds as the file does', async () => {
    const { template } = await learn('javascript', [
      'function f() {\n    run(a);\n}\n',
      'function f() {\n    try {\n        run(a);\n    } catch {\n        stop();\n    }\n}\n',
    ]);
    assert.equal(
      await rewritten(template, 'class A {\n\tm() {\n\t\trun(this.b);\n\t}\n}\n'),
      'class A {\n\tm() {\n\t\ttry {\n\t\t\trun(this.b);\n\t\t} catch {\n\t\t\tstop();\n\t\t}\n\t}\n}\n',
    );
  });

  it('moves the lines of a hole along with it, but not those of strings', async () => {
    const { template } = await learn('python', [
      'def f():\n    run(a)\n',
      'def f():\n    with lock:\n        run(a)\n',
    ]);
    assert.equal(
      await rewritten(template, 'run(call(\n    1,\n    """x\n    y""",\n))\n'),
      'with lock:\n    run(call(\n        1,\n        """x\n    y""",\n    ))\n',
    );
  });

  it('keeps comments within what stays', async () => {
    const { template } = await learn('python', timeout);
    assert.equal(
      await rewritten(template, 'get(\n    a,  # first\n    b,\n)\n'),
      'get(\n    a,  # first\n    b,\n    timeout=5,\n)\n',
    );
  });

  it('offers no site where a comment would be lost', async () => {
    const { template } = await learn('javascript', [
      'function f(s) {\n  return s.length() == 0;\n}\n',
      'function f(s) {\n  return s.isEmpty();\n}\n',
    ]);
    assert.deepEqual(await sitesIn(template, 's.length() /* zero */ == 0;\n'), []);
    assert.equal((await sitesIn(template, 's.length() == 0;\n')).length, 1);
  });

  it('makes no edit that would bind otherwise than meant', async () => {
    const { template } = await learn('javascript', ['pow(a, b);\n', 'a ** b;\n']);
    assert.equal(await rewritten(template, 'pow(x, y);\n'), 'x ** y;\n');
    assert.equal(await rewritten(template, 'pow(x + 1, y);\n'), 'pow(x + 1, y);\n');
    assert.equal(await rewritten(template, 'pow(x ? 1 : 2, y);\n'), 'pow(x ? 1 : 2, y);\n');
  });

  it('makes no edit that would not parse', async () => {
    const { template } = await learn('javascript', [
      'async function f(g) {\n  g.then(stop);\n}\n',
      'async function f(g) {\n  await g.until(stop);\n}\n',
    ]);
    const outside = 'class A {\n  x = h.then(stop);\n  static { h.then(stop); }\n}\n';
    for (const site of await sitesIn(template, outside)) {
      const edits = await learner.rewrite(template, site, outside);
      const { newText, start, end } = edits[0] ?? { newText: '', start: 0, end: 0 };
      const result = outside.slice(0, start) + newText + outside.slice(end);
      assert.ok(result.length > 0);
    }
    const broken = await learn('python', ['x = f(a)\n', 'x = [i for i in a]\n']);
    assert.equal(await rewritten(broken.template, 'y = f(*b)\n'), 'y = f(*b)\n');
  });

  it('leaves alone what is declared without a value if the examples had one', async () => {
    const { template } = await learn('javascript', [
      'var a = f();\nrun(a);\n',
      'const a = f();\nrun(a);\n',
    ]);
    assert.equal(await rewritten(template, 'var d;\nvar e = 1;\n'), 'var d;\nconst e = 1;\n');
  });

  it('still works in a file that does not parse elsewhere', async () => {
    const { template } = await learn('javascript', rename);
    assert.equal(
      await rewritten(template, 'oldName(1);\nfunction ( {{{\n'),
      'newName(1);\nfunction ( {{{\n',
    );
  });

  it('adds imports with the site, each once', async () => {
    const { template } = await learn('python', [
      'from datetime import datetime, timedelta\n\nx = datetime.utcnow()\n',
      'from datetime import datetime, timedelta, timezone\n\nx = datetime.now(timezone.utc)\n',
    ]);
    const text = 'from datetime import datetime\n\na = datetime.utcnow()\nb = datetime.utcnow()\n';
    assert.equal(
      await rewritten(template, text),
      'from datetime import datetime, timezone\n\na = datetime.now(timezone.utc)\nb = datetime.now(timezone.utc)\n',
    );
    const has = 'from datetime import datetime, timezone\nc = datetime.utcnow()\n';
    assert.equal(
      await rewritten(template, has),
      'from datetime import datetime, timezone\nc = datetime.now(timezone.utc)\n',
    );
  });

  it('adds a line to a block of imports', async () => {
    const { template } = await learn('go', [
      'package a\n\nimport (\n\t"fmt"\n)\n\nfunc f() error { return fmt.Errorf("no") }\n',
      'package a\n\nimport (\n\t"errors"\n\t"fmt"\n)\n\nfunc f() error { return errors.New("no") }\n',
    ]);
    assert.equal(
      await rewritten(
        template,
        'package b\n\nimport (\n\t"bytes"\n\t"fmt"\n)\n\nvar e = fmt.Errorf("bad")\n',
      ),
      'package b\n\nimport (\n\t"bytes"\n\t"errors"\n\t"fmt"\n)\n\nvar e = errors.New("bad")\n',
    );
  });

  it('asks for names that the after-side takes from its own file', async () => {
    const { template } = await learn('python', [
      'import logging\nlog = logging.getLogger()\n\ndef f(x):\n    print(x)\n',
      'import logging\nlog = logging.getLogger()\n\ndef f(x):\n    log.debug(x)\n',
    ]);
    assert.deepEqual((await sitesIn(template, 'print(1)\n'))[0]?.inputs, ['log']);
    const [known] = await sitesIn(template, 'log = make()\nprint(1)\n');
    assert.equal(known?.inputs, undefined);
    assert.equal(known?.text, 'print(1)');
  });

  it('says when a site is not one any more', async () => {
    const { template } = await learn('javascript', rename);
    const [site] = await sitesIn(template, 'oldName(1);\n');
    assert.ok(site);
    await assert.rejects(learner.rewrite(template, site, ' oldName(1);\n'), /does not match/);
  });

  it('finds the sites of all templates with one parse a file, and parses none without need', async () => {
    const { template: one } = await learn('javascript', rename);
    const { template: two } = await learn('javascript', [
      'Aa.firstThing(1)\n',
      'Aa.secondThing(1)\n',
    ]);
    const files = [
      { path: pathIn('javascript'), text: 'oldName(x.firstThing);\nAa.firstThing(2);\n' },
      { path: pathIn('javascript', 'other'), text: 'nothing(here);\n' },
      { path: 'other.py', text: 'oldName(1)\n' },
    ];
    const before = learner.parses;
    const found: number[] = [];
    for await (const { template } of learner.findSites([one, two], files, { aborted: false }))
      found.push(template);
    assert.deepEqual(found.sort(), [0, 1]);
    assert.equal(learner.parses - before, 1);
  });

  it('stops when it is no longer wanted', async () => {
    const { template } = await learn('javascript', rename);
    const signal = { aborted: false };
    let read = 0;
    function* files() {
      for (;;) {
        read++;
        yield { path: pathIn('javascript'), text: 'oldName(1);\n' };
      }
    }
    for await (const found of learner.findSites([template], files(), signal)) {
      assert.equal(found.template, 0);
      if (read === 3) signal.aborted = true;
    }
    assert.ok(read <= 5);
  });
});
