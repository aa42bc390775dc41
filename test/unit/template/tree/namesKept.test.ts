import assert from 'node:assert/strict';
import { learn, rewritten, sitesIn } from './workbench';

describe('a name in use', () => {
  it('is not left behind in the scope of a statement', async () => {
    const find = (lines: string) => `package a\n\nfunc find(path string) Handler {\n${lines}}\n`;
    const { template } = await learn('go', [
      find(
        '\thandler, ok := handlers[path]\n\tif ok {\n\t\treturn handler\n\t}\n\treturn notFound\n',
      ),
      find(
        '\tif handler, ok := handlers[path]; ok {\n\t\treturn handler\n\t}\n\treturn notFound\n',
      ),
    ]);
    const used = '\tbase, found := known[path]\n\tif found {\n\t\treturn base\n\t}\n';
    assert.deepEqual(await sitesIn(template, find(`${used}\treturn base\n`)), []);
    const unused = `${find(`${used}\treturn nil\n`)}\nfunc other(base int) int {\n\treturn base\n}\n`;
    assert.equal((await sitesIn(template, unused)).length, 1);
  });

  it('is not left behind in a comprehension', async () => {
    const { template } = await learn('python', [
      'def f(users):\n    result = []\n    for user in users:\n        result.append(user.email)\n    return result\n',
      'def f(users):\n    result = [user.email for user in users]\n    return result\n',
    ]);
    const loop =
      'def g(rows):\n    found = []\n    for row in rows:\n        found.append(row.name)\n';
    assert.deepEqual(await sitesIn(template, `${loop}    print(row)\n`), []);
    assert.equal(
      await rewritten(template, `${loop}    for row in found:\n        print(row)\n`),
      'def g(rows):\n    found = [row.name for row in rows]\n    for row in found:\n        print(row)\n',
    );
  });

  it('is not left behind in a block that comes around its declaration', async () => {
    const { template } = await learn('javascript', [
      'function f() {\n  const lock = open();\n  const text = lock.read();\n  lock.close();\n}\n',
      'function f() {\n  const lock = open();\n  try {\n    const text = lock.read();\n  } finally {\n    lock.close();\n  }\n}\n',
    ]);
    const body = '  const file = open();\n  const json = file.read();\n  file.close();\n';
    assert.deepEqual(await sitesIn(template, `function g() {\n${body}  return json;\n}\n`), []);
    assert.equal((await sitesIn(template, `function g() {\n${body}}\n`)).length, 1);
  });

  it('of a hoisted declaration is in use outside of its block', async () => {
    const { template } = await learn('javascript', [
      'function f(a) {\n  if (a) {\n    var text = a.old();\n    log(a);\n  }\n}\n',
      'function f(a) {\n  if (a) {\n    log(a);\n  }\n}\n',
    ]);
    const taken = 'function g(b) {\n  if (b) {\n    var text = b.old();\n    log(b);\n  }\n';
    assert.equal((await sitesIn(template, `${taken}}\n`)).length, 1);
    assert.deepEqual(await sitesIn(template, `${taken}  return text;\n}\n`), []);
  });
});

describe('a name of a hoisted declaration', () => {
  it('stays so where it is in use outside of its block', async () => {
    const { template } = await learn('javascript', [
      'function f(a) {\n  var b = a.x;\n  return b;\n}\n',
      'function f(a) {\n  const b = a.x;\n  return b;\n}\n',
    ]);
    const block = 'function g(q) {\n  if (q) {\n    var e = 3;\n    log(e);\n  }\n';
    assert.deepEqual(await sitesIn(template, `${block}  e.go();\n}\n`), []);
    assert.equal((await sitesIn(template, `${block}}\n`)).length, 1);
  });
});

describe('the name of a function', () => {
  it('is known beyond a change of the whole function', async () => {
    const { template } = await learn('javascript', [
      'function load(a) {\n  var first = a.x;\n  var next = first + 1;\n  return next;\n}\nload(1);\n',
      'function load(a) {\n  const next = a.x + 1;\n  return next;\n}\nload(1);\n',
    ]);
    const used =
      'function load(b) {\n  var first = b.x;\n  var next = first + 1;\n  return next;\n}\nload(2);\n';
    assert.equal((await sitesIn(template, used)).length, 1);
  });
});

describe('a name that new code uses', () => {
  it('is a hole of its own, where a hole for more would hide it', async () => {
    const file = (line: string, name: string) => `function load(${name}) {\n  return ${line};\n}\n`;
    const { template } = await learn('javascript', [
      file('read(path).unwrap()', 'path'),
      file('read(path).orElse(() => format("read", path.display()))', 'path'),
    ]);
    assert.equal(
      await rewritten(template, file('read(name).unwrap()', 'name')),
      file('read(name).orElse(() => format("read", name.display()))', 'name'),
    );
  });

  it('is not hidden by a hole for all arguments', async () => {
    const file = (line: string, name: string) => `function load(${name}) {\n  ${line};\n}\n`;
    const { template } = await learn('javascript', [
      file('old(path, 1, "a")', 'path'),
      file('check(path); next(path, 1, "a")', 'path'),
    ]);
    assert.equal(
      await rewritten(template, file('old(name, 1, "a")', 'name')),
      file('check(name); next(name, 1, "a")', 'name'),
    );
  });

  it('may have the name of the folder that something is imported from', async () => {
    const file = (line: string, name: string) =>
      `use std::path::Path;\n\nfn load(${name}: &Path) -> Text {\n    ${line}\n}\n`;
    const { template } = await learn('rust', [
      file('read(path).unwrap()', 'path'),
      file('read(path).or(show(path.display()))', 'path'),
    ]);
    assert.equal(
      await rewritten(template, file('read(name).unwrap()', 'name')),
      file('read(name).or(show(name.display()))', 'name'),
    );
  });
});
