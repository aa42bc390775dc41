import assert from 'node:assert/strict';
import { Parsers } from '../../../../src/template/tree/syntax/Parsers';
import { boundNames } from '../../../../src/template/tree/imports/origins';
import { grammars, learn, learner, pathIn, rewritten, sitesIn } from './workbench';

const PLAIN: [string, string] = [
  'from shapes import Ring\n\ndef f(a: Ring[int]):\n    pass\n',
  'from shapes import Ring\n\ndef f(a: circle[int]):\n    pass\n',
];

const bound = async (grammar: string, text: string) =>
  Object.fromEntries(boundNames((await new Parsers(grammars).parse(grammar, text))!));

describe('what the names of a file stand for', () => {
  it('is told by imports of every form', async () => {
    assert.deepEqual(
      await bound('python', 'import a.b\nimport c as d\nfrom e.f import (g, h as i,)\n'),
      { a: 'a', d: 'c', g: 'e.f.g', i: 'e.f.h' },
    );
    assert.deepEqual(
      await bound(
        'javascript',
        'import a, { b as c } from "m";\nimport * as d from "n";\n' +
          'const e = require("o"), { f, g: h } = require("p");\n',
      ),
      { a: 'm', c: 'm.b', d: 'n', e: 'o', f: 'p.f', h: 'p.g' },
    );
    assert.deepEqual(await bound('java', 'import a.b.C;\nimport static d.E.f;\nclass X {}\n'), {
      C: 'a.b.C',
      f: 'd.E.f',
    });
    assert.deepEqual(await bound('go', 'package x\nimport (\n\t"a/b"\n\tc "d/e"\n)\n'), {
      b: 'a/b',
      c: 'd/e',
    });
    assert.deepEqual(await bound('rust', 'use a::b::{C, D as E};\nuse f::G;\n'), {
      C: 'a.b.C',
      E: 'a.b.D',
      G: 'f.G',
    });
  });

  it('is nothing where they come from beside the file', async () => {
    assert.deepEqual(await bound('python', 'from .a import b\n'), {});
    assert.deepEqual(await bound('javascript', 'import a from "./a";\n'), {});
  });
});

describe('a pattern about an imported name', () => {
  it('finds it through its module, and under another name', async () => {
    const { template } = await learn('python', PLAIN);
    assert.equal(
      await rewritten(template, 'import shapes as s\n\ndef g(b: s.Ring[str]):\n    pass\n'),
      'import shapes as s\n\ndef g(b: circle[str]):\n    pass\n',
    );
    assert.equal(
      await rewritten(template, 'from shapes import Ring as R\n\nx: R[str] = y\n'),
      'from shapes import Ring as R\n\nx: circle[str] = y\n',
    );
  });

  it('finds by its name what was learned through a module, and keeps what it keeps', async () => {
    const { template } = await learn('javascript', [
      'import * as net from "net";\nnet.open(host);\n',
      'import * as net from "net";\nnet.open(host, { retry: 3 });\n',
    ]);
    assert.equal(
      await rewritten(template, 'import { open as dial } from "net";\ndial(peer);\n'),
      'import { open as dial } from "net";\ndial(peer, { retry: 3 });\n',
    );
  });

  it('leaves alone what bears the name and is something else, and says so', async () => {
    const { template } = await learn('python', [
      'import shapes as s\n\nx: s.Ring = y\n',
      'import shapes as s\n\nx: circle = y\n',
    ]);
    const text = 'import sizes as s\n\nx: s.Ring = y\n';
    assert.deepEqual(await sitesIn(template, text), []);
    const start = text.indexOf('s.Ring');
    const why = await learner.explainMismatch(template, {
      path: pathIn('python'),
      text,
      start,
      end: start + 6,
    });
    assert.match(why!, /“s\.Ring” is something else here/);
  });

  it('takes what a module passes on under its own name for the same', async () => {
    const { template } = await learn('python', [
      'import chalk\n\nchalk.draw(a)\n',
      'import chalk\n\nchalk.draw_safely(a)\n',
    ]);
    assert.equal(
      (await sitesIn(template, 'from compat import chalk\n\nchalk.draw(b)\n')).length,
      1,
    );
  });

  it('can be taught where it must not fit, however the place spells it', async () => {
    const { template } = await learn('python', [
      'import shapes\n\nshapes.draw(a)\n',
      'import shapes\n\nshapes.paint(a)\n',
    ]);
    const text = 'from shapes import draw\n\ndraw(b.c)\ndraw(d)\n';
    const start = text.indexOf('draw(b.c)');
    const place = { path: pathIn('python'), text, start, end: start + 9 };
    const tighter = await learner.tighten(template, place);
    assert.ok(tighter);
    assert.deepEqual(
      (await sitesIn(tighter, text)).map((site) => site.text),
      ['draw(d)'],
    );
  });
});
