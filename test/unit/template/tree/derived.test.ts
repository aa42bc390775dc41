import assert from 'node:assert/strict';
import { learn, rewritten, sitesIn } from './workbench';

describe('rules that follow from learned ones', () => {
  it('are about the opposite comparison, with a negation put before or taken off', async () => {
    const { template } = await learn('java', [
      'class A { boolean f(B b) { return b.count() != 0; } }\n',
      'class A { boolean f(B b) { return !b.isBare(); } }\n',
    ]);
    assert.equal(
      await rewritten(template, 'class C { boolean g(D d) { return d.all().count() == 0; } }\n'),
      'class C { boolean g(D d) { return d.all().isBare(); } }\n',
    );
    const other = await learn('java', [
      'class A { boolean f(B b) { if (!x) return y; return b.count() == 0; } }\n',
      'class A { boolean f(B b) { if (!x) return y; return b.isBare(); } }\n',
    ]);
    assert.equal(
      await rewritten(other.template, 'class C { boolean g(D d) { return d.count() != 0; } }\n'),
      'class C { boolean g(D d) { return !d.isBare(); } }\n',
    );
  });

  it('have the opposite operator, also of two words', async () => {
    const { template } = await learn('python', ['a = b != None\n', 'a = b is not None\n']);
    assert.equal(
      await rewritten(template, 'if c.d == None:\n    pass\n'),
      'if c.d is None:\n    pass\n',
    );
  });

  it('are dropped where the examples left such places alone', async () => {
    const { template } = await learn('python', [
      'a = b != None\nc = d == None\n',
      'a = b is not None\nc = d == None\n',
    ]);
    assert.deepEqual(await sitesIn(template, 'e = f == None\n'), []);
  });

  it('cut off both ends of a text where one rule cuts the one and another the other', async () => {
    const { template } = await learn(
      'python',
      ["a = at(r'^one', f)\n", "a = here('one', f)\n"],
      ["b = at(r'two$', g)\n", "b = here('two', g)\n"],
    );
    assert.equal(await rewritten(template, "c = at(r'^three$', h)\n"), "c = here('three', h)\n");
  });
});

describe('a kind of code that the change puts around a hole', () => {
  it('is not put around itself', async () => {
    const { template } = await learn('rust', [
      'fn f() -> Box<Shape> { g() }\n',
      'fn f() -> Box<dyn Shape> { g() }\n',
    ]);
    assert.equal(
      await rewritten(template, 'fn h(a: Box<Line>, b: Box<dyn Line>) {}\n'),
      'fn h(a: Box<dyn Line>, b: Box<dyn Line>) {}\n',
    );
  });
});

describe('a renamed import', () => {
  const RENAMED: [string, string] = [
    'from kit.text import read_text\n\nx = read_text(y)\n',
    'from kit.text import read_str\n\nx = read_str(y)\n',
  ];

  it('says how its siblings are called now', async () => {
    const { template } = await learn('python', RENAMED);
    assert.equal(
      await rewritten(template, 'from kit.text import save_text, b\n\nz = save_text(b)\n'),
      'from kit.text import save_str, b\n\nz = save_str(b)\n',
    );
  });

  it('says nothing of names of another module, or of none', async () => {
    const { template } = await learn('python', RENAMED);
    assert.deepEqual(
      await sitesIn(template, 'from other import save_text\n\nsave_text(a)\nload_text(b)\n'),
      [],
    );
  });
});
