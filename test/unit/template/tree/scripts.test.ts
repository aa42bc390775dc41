import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits, hasEdits } from '../../../../src/core/edits';
import { combined } from '../../../../src/core/edits';
import type { CodeTemplate } from '../../../../src/core/types';
import { codeParts, scriptsOf } from '../../../../src/template/tree/syntax/scripts';
import { learn, learner, sitesIn } from './workbench';

const codeIn = (text: string, host = 'vue') =>
  codeParts(host, text)
    .filter(({ lang }) => lang !== undefined)
    .map(({ start, end }) => text.slice(start, end));

async function rewritten(template: CodeTemplate, path: string, text: string): Promise<string> {
  const sites = await sitesIn(template, text, path);
  const answers = await learner.rewriteAll(template, sites, text);
  return applyEdits(text, combined(answers.filter(hasEdits)).edits);
}

describe('the scripts of a file of markup', () => {
  it('are what stands in its script elements', () => {
    const text =
      '<template><p>Don\'t</p></template>\n<script setup lang="ts">\nlet a;\n</script>\n';
    assert.deepEqual(codeIn(text), ['\nlet a;\n']);
    assert.equal(scriptsOf('vue', text).grammar, 'typescript');
    assert.equal(scriptsOf('vue', '<script>\nlet a\n</script>').grammar, 'javascript');
  });

  for (const [where, text] of [
    ['a comment', '<!-- <script>no()</script> -->\n<script>yes()</script>'],
    ['the value of an attribute', '<p title="<script>no()</script>" />\n<script>yes()</script>'],
    ['a string between braces', "<p>{{ '<script>no()</script>' }}</p>\n<script>yes()</script>"],
    ['a handler', '<p on:click={() => a > "<script>"} />\n<script>yes()</script>'],
    ['a style', '<style>a { /* <script>no() */ }</style><script>yes()</script>'],
    ['another language', '<script lang="coffee">no</script><script>yes()</script>'],
    ['data', '<script type="application/json">{}</script><script>yes()</script>'],
    ['an empty element', '<script src="./no.js" /><script>yes()</script>'],
    ['a text with a brace that is open', '<p>a { b</p><script>yes()</script>'],
  ] as const) {
    it(`are none in ${where}`, () => {
      for (const host of ['vue', 'svelte']) assert.deepEqual(codeIn(text, host), ['yes()']);
    });
  }

  it('stand at the offsets and in the lines that they have in the file', () => {
    const part = fc.constantFrom(
      ...['<script>', '</script>', '<p>', '</p>', '<!--', '-->', '{', '}', '"', "'", '\r\n', '\n'],
      ...['let a = 1;', '<style>', '</style>', '<', '>', '/>', '😀', ' '],
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const { code } = scriptsOf('svelte', text);
        assert.equal(code.length, text.length);
        for (let at = 0; at < text.length; at++)
          if (code[at] !== text[at]) assert.ok(code[at] === ' ' && !/[\r\n]/.test(text[at]!));
      }),
    );
  });
});

describe('a pattern of JavaScript', () => {
  let fresh: CodeTemplate;
  let brings: CodeTemplate;

  before(async () => {
    ({ template: fresh } = await learn('javascript', [
      'const x = old(a, 1);\n',
      'const x = fresh(a);\n',
    ]));
    ({ template: brings } = await learn('javascript', [
      'export const stamp = () => moment();\n',
      "import { now } from 'clock';\n\nexport const stamp = () => now();\n",
    ]));
  });

  it('fits TSX and TypeScript', async () => {
    const tsx = 'export const A = ({ b }: Props) => <p>{old(b as string, 1)}</p>;\n';
    assert.equal(
      await rewritten(fresh, 'src/a.tsx', tsx),
      'export const A = ({ b }: Props) => <p>{fresh(b as string)}</p>;\n',
    );
    assert.equal(
      await rewritten(fresh, 'src/a.ts', 'let y: A = old(b!, 1);\n'),
      'let y: A = fresh(b!);\n',
    );
  });

  for (const [path, script] of [
    ['src/a.vue', '<script setup lang="ts">\nconst y: Y = old(b as B, 1)\n</script>\n'],
    [
      'src/a.svelte',
      '<script>\r\n  const y = old(b as B, 1);\r\n</script>\r\n'.replace(' as B', ''),
    ],
  ] as const) {
    it(`fits the scripts of ${path} and nothing else in it`, async () => {
      const text = `<!-- <script>old(a, 1)</script> -->\n<p title="don't">old(a, 1)</p>\n${script}`;
      const result = await rewritten(fresh, path, text);
      assert.equal(
        result,
        text.replace(/old\((b[^,]*), 1\)(?=[^<]*<\/script>\r?\n$)/, 'fresh($1)'),
      );
      assert.notEqual(result, text);
    });
  }

  it('fits code between braces of the markup, and brings no import there', async () => {
    const svelte =
      '<p on:click={() => old(a, 1)} {...old(b, 1)} style={{ a: 1, b: 2 }}>{old(c, 1)} {#if old(d, 1)}old(e, 1){/if}</p>\n';
    assert.equal(
      await rewritten(fresh, 'src/a.svelte', svelte),
      svelte.replaceAll(/old\(([acd]), 1\)/g, 'fresh($1)'),
    );
    const vue = '<template><p a="{ old(a, 1) }">{{ old(b, 1) }}</p></template>\n';
    assert.equal(await rewritten(fresh, 'src/a.vue', vue), vue.replace('old(b, 1)', 'fresh(b)'));
    const page = '<p>{moment()}</p>\n';
    assert.equal(await rewritten(brings, 'src/a.svelte', page), page, 'there is no script');
    assert.equal(
      await rewritten(brings, 'src/a.svelte', `${page}<script>\nlet a = moment();\n</script>\n`),
      "<p>{now()}</p>\n<script>\nimport { now } from 'clock';\n\nlet a = now();\n</script>\n",
    );
  });

  it('brings its imports into the script, wherever that is', async () => {
    const page = (script: string) => `<template>\n  <p>{{ a }}</p>\n</template>\n\n${script}`;
    for (const [before, after] of [
      [
        '<script setup>\nconst a = moment()\n</script>\n',
        "<script setup>\nimport { now } from 'clock';\n\nconst a = now()\n</script>\n",
      ],
      [
        "<script>\nimport { b } from 'b';\nconst a = moment();\n</script>\n",
        "<script>\nimport { b } from 'b';\nimport { now } from 'clock';\nconst a = now();\n</script>\n",
      ],
      [
        '<script>const a = moment();</script>\n',
        "<script>import { now } from 'clock';\n\nconst a = now();</script>\n",
      ],
      [
        "<script>\n// Copyright\n'use strict';\nconst a = moment();\n</script>\n",
        "<script>\n// Copyright\n'use strict';\n\nimport { now } from 'clock';\n\nconst a = now();\n</script>\n",
      ],
    ] as const)
      assert.equal(await rewritten(brings, 'src/a.vue', page(before)), page(after));
  });

  it('brings them as the scripts are written, whatever the markup is like', async () => {
    const text =
      '<p class="a" id="b">a;\n</p>\n<script>\nmodule.exports = () => moment()\n</script>\n';
    assert.equal(
      await rewritten(brings, 'src/a.vue', text.replace('module.exports =', 'export default')),
      '<p class="a" id="b">a;\n</p>\n<script>\n' +
        "import { now } from 'clock';\n\nexport default () => now()\n</script>\n",
    );
  });

  it('refuses what would end the script', async () => {
    const { template } = await learn('javascript', ['write(a, 1);\n', "write(a, '</script>');\n"]);
    const text = '<script>\nwrite(b, 1);\n</script>\n<p />\n';
    assert.equal((await sitesIn(template, text, 'a.vue')).length, 1);
    assert.equal(await rewritten(template, 'a.vue', text), text);
    assert.notEqual(await rewritten(template, 'a.js', 'write(b, 1);\n'), 'write(b, 1);\n');
  });
});

describe('a change of a script in a file of markup', () => {
  const vue = (code: string, text = 'It’s') => `<p>${text}</p>\n<script>\n${code}\n</script>\n`;
  const path = 'src/a.vue';

  it('is learned from its tree, and its example kept as a piece that teaches the same', async () => {
    const [before, after] = [vue('const x = old(a)\nother()'), vue('const x = fresh(a)\nother()')];
    const file = { path, language: 'vue', before, after };
    const { template } = await learner.learn('vue', [file]);
    assert.equal(template.language, 'vue');
    const text = vue("const q = /'/.test(s)\nconst y = old(b)", "Don't");
    assert.equal(await rewritten(template, 'src/b.vue', text), text.replace('old', 'fresh'));
    const kept = await learner.excerpts(template, [file]);
    assert.equal(await learner.tried(template, kept!), 'gives back');
  });

  it('is none for the trees where the markup changes too', () => {
    const file = (after: string) => ({ path, language: 'vue', before: vue('a()'), after });
    assert.equal(learner.reads('vue', [file(vue('b()'))]), true);
    assert.equal(learner.reads('vue', [file(vue('b()', 'Is'))]), false);
  });
});

describe('a pattern of a language that another one contains', () => {
  it('of C fits C++', async () => {
    const { template } = await learn('c++', [
      'void f() { old(a, 1); }\n',
      'void f() { fresh(a); }\n',
    ]);
    const text = 'auto g = [](auto b) { old(b, 1); };\n';
    assert.notEqual(await rewritten({ ...template, language: 'c' }, 'src/a.cpp', text), text);
  });

  it('of CSS fits SCSS and Less where they parse as CSS', async () => {
    const { template } = await learn('css', [
      'a { word-wrap: break-word; }\n',
      'a { overflow-wrap: break-word; }\n',
    ]);
    for (const ending of ['scss', 'less']) {
      const sites = (text: string) => sitesIn(template, text, `src/a.${ending}`);
      assert.equal((await sites('p { word-wrap: break-word; }\n')).length, 1);
      assert.equal(
        (await sites('$a: 1;\n@mixin b($c) { d: $c }\np { word-wrap: break-word; }\n')).length,
        0,
      );
    }
  });
});
