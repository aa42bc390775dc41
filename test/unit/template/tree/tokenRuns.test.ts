import assert from 'node:assert/strict';
import type { CodeTemplate } from '../../../../src/core/types';
import { TreeTemplateLearner } from '../../../../src/template/tree/TreeTemplateLearner';
import { change, grammars, pathIn } from './workbench';

describe('files that a search leaves out unread', () => {
  let learner: TreeTemplateLearner;
  beforeEach(() => (learner = new TreeTemplateLearner(grammars)));

  const learned = async (language: string, before: string, after: string) =>
    (await learner.learn(language, [change(language, before, after)])).template;

  /** How many sites a text has, `unread` when it was not even parsed. */
  async function search(template: CodeTemplate, text: string): Promise<number | 'unread'> {
    const parses = learner.parses;
    const files = [{ path: pathIn(template.language), text }];
    let sites = 0;
    for await (const found of learner.findSites([template], files, { aborted: false })) {
      sites += found.template + 1;
    }
    return sites === 0 && learner.parses === parses ? 'unread' : sites;
  }

  it('have the words of a pattern, but not side by side', async () => {
    const template = await learned('javascript', 'go(Load.url(a));\n', 'go(Load.path(a));\n');
    assert.equal(await search(template, 'Load.url(b);\n'), 1);
    for (const text of [
      'const Load = 1;\nfetch.url(b);\n',
      'reLoad.url(b);\n',
      'Load.urls(b);\n',
      'Load.url = b;\n',
      'Load?.url(b);\n',
    ]) {
      assert.equal(await search(template, text), 'unread', text);
    }
  });

  it('are none of those with layout, comments and commas between the words', async () => {
    const template = await learned(
      'javascript',
      'a = load.url(b, { c: 1 });\n',
      'a = load.path(b, { c: 1 });\n',
    );
    for (const text of [
      'a = load\n  .url(b, { c: 1 });\n',
      'a = load // why\n  .url(b, { c: 1, });\n',
      'a = load /* why */ . url(b, { c: 1 } /* how */,);\n',
    ]) {
      assert.equal(await search(template, text), 1, text);
    }
  });

  it('are none of those whose strings begin like a gap', async () => {
    const template = await learned(
      'php',
      "<?php\n$a = f(join(', ', $b));\n",
      "<?php\n$a = f(implode(', ', $b));\n",
    );
    assert.equal(await search(template, "<?php\n$c = f(join(', ', $d));\n"), 1);
  });

  it('are none of those that import a name as another', async () => {
    const template = await learned(
      'python',
      'import datetime\n\nx = datetime.datetime.utcnow()\n',
      'import datetime\n\nx = datetime.datetime.now(datetime.UTC)\n',
    );
    assert.equal(await search(template, 'import datetime as dt\n\ny = dt.datetime.utcnow()\n'), 1);
  });

  it('have some of them before a comment, and others after it', async () => {
    const template = await learned('javascript', 'go(Load.url(a));\n', 'go(Load.path(a));\n');
    for (const text of [
      'Load; // why\nfetch.url(b);\n',
      'Load /* why */; /* how */ fetch.url(b);\n',
      'Load // why\n  .path(b).url(c);\n',
    ]) {
      assert.equal(await search(template, text), 'unread', text);
    }
  });

  it('are none of those in which it is hard to tell where a comment ends', async () => {
    const template = await learned(
      'rust',
      'fn f() { a(b.get(0), 1); }\n',
      'fn f() { a(b.first(), 1); }\n',
    );
    const text = 'fn g() { a(b.get /* why /* how */ not */ (0), 1); }\n';
    assert.equal(await search(template, text), 1);
  });

  it('may be one endless gap, or one line of comments', async () => {
    const template = await learned('javascript', 'go(Load.url(a));\n', 'go(Load.path(a));\n');
    assert.equal(await search(template, `Load${';'.repeat(1_000_000)}\nfetch.url(b);\n`), 'unread');
    const line = 'Load // '.repeat(125_000);
    assert.equal(await search(template, `${line}\nfetch.url(b);\n`), 0);
  });

  it('have only longer signs than a pattern', async () => {
    const template = await learned('javascript', 'f(null == a);\n', 'f(null === a);\n');
    assert.equal(await search(template, 'f(null == b);\n'), 1);
    assert.equal(await search(template, 'f(null === b);\n'), 'unread');
  });

  it('have nothing where a pattern has something', async () => {
    const template = await learned(
      'python',
      'class A(B):\n    def a(self):\n        super(A, self).a()\n',
      'class A(B):\n    def a(self):\n        super().a()\n',
    );
    const call = (code: string) => `class C(D):\n    def a(self):\n        ${code}\n`;
    assert.equal(await search(template, call('super( C, self ).a()')), 1);
    assert.equal(await search(template, call('super( ).a()')), 'unread');
  });

  it('have none of the texts that a hole may stand for', async () => {
    const template = await learned(
      'javascript',
      "const a = require('fs');\nconst b = require('path');\n",
      "const a = require('node:fs');\nconst b = require('node:path');\n",
    );
    assert.equal(await search(template, 'const c = require("path");\n'), 1);
    for (const name of ['paths', 'node:path', './path']) {
      assert.equal(await search(template, `const c = require('${name}');\n`), 'unread', name);
    }
  });

  it('are none of those with one of several short texts that a hole may stand for', async () => {
    const template = await learned(
      'javascript',
      "open(a, 'r');\nopen(b, 'w');\n",
      "open(a, 'r', 'utf8');\nopen(b, 'w', 'utf8');\n",
    );
    assert.equal(await search(template, 'open(c, "r");\n'), 1);
    assert.equal(await search(template, 'open(c, "w");\n'), 1);
    assert.equal(await search(template, 'open(c, "a");\n'), 'unread');
  });

  it('are none of those with layout and comments after a sign', async () => {
    const template = await learned('javascript', 'go(load().url(a));\n', 'go(load().path(a));\n');
    for (const text of [
      'go(load()\n  . url(b));\n',
      'go(load().// why\n  url(b));\n',
      'go(load() /* why */ ./* how */url(b));\n',
    ]) {
      assert.equal(await search(template, text), 1, text);
    }
    assert.equal(await search(template, 'go(load(), url(b));\n'), 'unread');
  });

  it('have not all of the words for what a pattern imports', async () => {
    const template = await learned(
      'python',
      'import time\n\nx = time.clock()\n',
      'import time\n\nx = time.perf_counter()\n',
    );
    assert.equal(await search(template, 'from time import clock as now\n\ny = now()\n'), 1);
    for (const text of ['import time\n\ny = time.time()\n', 'import clock\n\ny = clock.now()\n']) {
      assert.equal(await search(template, text), 'unread', text);
    }
  });
});
