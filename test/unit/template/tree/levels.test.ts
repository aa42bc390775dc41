import assert from 'node:assert/strict';
import { InvalidArgument } from '../../../../src/core/errors';
import { joinHoles } from '../../../../src/template/tree/rules/joinHoles';
import type { CodeTemplate } from '../../../../src/core/types';
import { learn, learner, pathIn, reread, rewritten, sitesIn } from './workbench';

const text = 'def g(self):\n    self.assertEquals(a, b)\n    that.assertEquals(c, d, "why")\n';

describe('levels of a tree template', () => {
  it('goes from specific to general', async () => {
    const { template } = await learn('python', [
      'def f(self):\n    self.assertEquals(a, 1)\n',
      'def f(self):\n    self.assertEqual(a, 1)\n',
    ]);
    const levels = learner.levels(template);
    assert.ok(levels.length >= 2);
    assert.equal(levels.filter(({ current }) => current).length, 1);
    const counts: number[] = [];
    for (const level of levels.keys()) {
      counts.push((await sitesIn(learner.atLevel(template, level), text)).length);
    }
    assert.deepEqual(
      counts,
      [...counts].sort((a, b) => a - b),
    );
    assert.ok(counts[0]! < counts.at(-1)!);
    assert.throws(() => learner.atLevel(template, levels.length), InvalidArgument);
  });

  it('has the example as it stands at the specific end', async () => {
    const { template } = await learn('javascript', ['f(one, x)\n', 'g(one, x)\n']);
    assert.equal(learner.levels(template)[0]?.before, 'f(one, x)');
  });
});

describe('negative examples', () => {
  it('tighten a template that still gives its examples', async () => {
    const { template } = await learn('javascript', ['get(url);\n', 'fetch(url);\n']);
    const negative = 'get(cache);\n';
    const place = { path: pathIn('javascript'), text: negative, start: 0, end: 10 };
    const tighter = await learner.tighten(template, place);
    assert.ok(tighter);
    assert.deepEqual(await sitesIn(reread(tighter), negative), []);
    assert.equal(
      await rewritten(tighter, 'get(url);\nget(other);\n'),
      'fetch(url);\nfetch(other);\n',
    );
  });

  it('hold when another example joins, unless it shows the very text', async () => {
    const { template } = await learn('javascript', ['get(url);\n', 'fetch(url);\n']);
    const place = { path: pathIn('javascript'), text: 'get(cache);\n', start: 0, end: 10 };
    const tighter = await learner.tighten(template, place);
    const { template: more } = await learn('javascript', ['get(other);\n', 'fetch(other);\n']);
    const both = await learner.generalise(tighter!, more);
    assert.ok(both);
    const sites = await sitesIn(reread(both), 'get(cache);\nget(page);\n');
    assert.deepEqual(
      sites.map(({ text }) => text),
      ['get(page)'],
    );
    const hole = { name: 'x', seen: ['identifier'] };
    const shown = joinHoles({ ...hole, noneOf: ['a', 'b'] }, { ...hole, oneOf: ['b'] });
    assert.deepEqual(shown?.noneOf, ['a']);
  });

  it('hold when a list of another length joins', async () => {
    const { template } = await learn('javascript', ['get(url);\n', 'fetch(url);\n']);
    const place = { path: pathIn('javascript'), text: 'get(cache);\n', start: 0, end: 10 };
    const tighter = await learner.tighten(template, place);
    for (const list of ['', 'a, b']) {
      const { template: more } = await learn('javascript', [
        `get(${list});\n`,
        `fetch(${list});\n`,
      ]);
      const both = await learner.generalise(tighter!, more);
      assert.ok(both);
      const sites = await sitesIn(reread(both), `get(cache);\nget(page);\nget(${list});\n`);
      assert.deepEqual(
        sites.map(({ text }) => text),
        ['get(page)', `get(${list})`],
      );
    }
  });

  /** The rewritten text after the first place of another one was rejected; `undefined` if nothing is narrower. */
  async function without(template: CodeTemplate, negative: string, asked: string) {
    const [site] = await sitesIn(template, negative);
    const tighter = await learner.tighten(template, { ...site!, text: negative });
    if (tighter) assert.deepEqual(await sitesIn(reread(tighter), negative), []);
    return tighter && rewritten(tighter, asked);
  }

  it('close a set of values, in whichever quotes', async () => {
    const { template } = await learn(
      'python',
      ['a.encode("utf-8")\n', 'a.encode()\n'],
      ['b.c.encode("UTF-8")\n', 'b.c.encode()\n'],
    );
    const asked = 'd.encode("utf-8")\ne.encode(\'UTF-8\')\nf.encode("latin-1")\n';
    assert.equal(
      await without(template, 'x.encode("ascii")\n', asked),
      'd.encode()\ne.encode()\nf.encode("latin-1")\n',
    );
  });

  it('take no text with code in it for a value', async () => {
    const { template } = await learn(
      'javascript',
      ['get(`${a}/x`);\n', 'fetch(`${a}/x`);\n'],
      ['get(`${b}/y/${c}`);\n', 'fetch(`${b}/y/${c}`);\n'],
    );
    const [bad, asked] = ['get(`${d}/z`);\n', 'get(`${e}/w`);\n'];
    assert.equal(await without(template, bad, asked), 'fetch(`${e}/w`);\n');
  });

  it('leave out what stands for another kind of code, and no literal for another one', async () => {
    const { template } = await learn(
      'ruby',
      ['a == 1 || a == 2\n', '[1, 2].include?(a)\n'],
      ['b == 3 || b == "x"\n', '[3, "x"].include?(b)\n'],
    );
    const asked = 'c == "y" || c == 7\nc == d || c == e\n';
    assert.equal(
      await without(template, 'v == foo || v == bar\n', asked),
      '["y", 7].include?(c)\nc == d || c == e\n',
    );
  });

  it('give up no form of a pattern, though its example is no program by itself', async () => {
    const php = (code: string) => `<?php\nfunction f($first, $second) {\n    ${code}\n}\n`;
    const { template } = await learn('php', [
      php('$a = $first == $second;\n    $b = $first != $second;'),
      php('$a = $first === $second;\n    $b = $first !== $second;'),
    ]);
    const asked = php('return $x == $y;');
    const narrower = await without(template, php('return $first == $second;'), asked);
    assert.ok(narrower === undefined || narrower === php('return $x === $y;'));
  });

  it('do not go by a name that the examples have too', async () => {
    const { template } = await learn(
      'python',
      ['get(url)\n', 'fetch(url)\n'],
      ['get(cache, url)\n', 'fetch(cache, url)\n'],
    );
    assert.equal(await without(template, 'get(cache)\n', 'get(page)\n'), undefined);
  });

  it('tell when nothing would be left', async () => {
    const { template } = await learn('javascript', ['oldThing;\n', 'newThing;\n']);
    const place = { path: pathIn('javascript'), text: 'f(oldThing);\n', start: 2, end: 10 };
    assert.equal(await learner.tighten(template, place), undefined);
  });
});

describe('why a template does not match', () => {
  it('names the part', async () => {
    const { template } = await learn('python', ['pickle.load(s)\n', 'pickle.safe_load(s)\n']);
    const explain = (code: string) =>
      learner.explainMismatch(template, {
        path: pathIn('python'),
        text: code,
        start: 0,
        end: code.length,
      });
    assert.equal(await explain('pickle.load(x)\n'), undefined);
    assert.match((await explain('json.load(x)\n')) ?? '', /json.*pickle/);
    assert.match((await explain('pickle.load(x, Loader=L)\n')) ?? '', /more or fewer|other parts/);
    assert.match((await explain('x = 1\n')) ?? '', /no code like/);
  });
});

describe('generalising two tree templates', () => {
  it('covers both', async () => {
    const { template: a } = await learn('python', ['x = set([p])\n', 'x = {p}\n']);
    const { template: b } = await learn('python', ['y = set([f(q), "r"])\n', 'y = {f(q), "r"}\n']);
    const both = await learner.generalise(a, b);
    assert.ok(both);
    assert.equal(
      await rewritten(both, 'a = set([p])\nb = set([f(q), "r"])\n'),
      'a = {p}\nb = {f(q), "r"}\n',
    );
    assert.ok(learner.levels(both).length >= 1);
  });

  it('is refused for templates that have nothing in common', async () => {
    const { template: a } = await learn('python', ['f(x)\n', 'g(x)\n']);
    const { template: b } = await learn('python', ['import one\n', 'import two\n']);
    const { template: c } = await learn('go', [
      'package a\n\nvar x interface{}\n',
      'package a\n\nvar x any\n',
    ]);
    assert.equal(await learner.generalise(a, b), undefined);
    assert.equal(await learner.generalise(a, c), undefined);
  });
});
