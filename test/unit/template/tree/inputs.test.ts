import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { EditInput, TextEdit } from '../../../../src/core/ports';
import type { CodeTemplate } from '../../../../src/core/types';
import type { Body } from '../../../../src/template/tree/rules/body';
import { learn, learner, pathIn, placesInEach, reread, rewritten, sitesIn } from './workbench';

interface Case {
  language: string;
  example: [before: string, after: string];
  /** A file without the names, with one site. */
  lacking: string;
  inputs: string[];
  /** The site’s file rewritten, with what is to be filled in between brackets. */
  filled: string;
  /** What makes the names known in the file. */
  declares: string;
}

const CASES: Case[] = [
  {
    language: 'python',
    example: [
      'limit = 5\n\ndef f(u):\n    return fetch(u)\n',
      'limit = 5\n\ndef f(u):\n    return fetch(u, limit=limit, log="limit", half=limit / 2)\n',
    ],
    lacking: 'fetch(v)\n',
    inputs: ['limit'],
    filled: 'fetch(v, limit=[limit], log="limit", half=[limit] / 2)\n',
    declares: 'limit = 1\n',
  },
  {
    language: 'typescript',
    example: [
      'const retries = 3;\nfunction onFail() {}\nload(u);\n',
      'const retries = 3;\nfunction onFail() {}\nload(u, onFail, { max: retries, retries: u.retries });\n',
    ],
    lacking: 'load(v);\n',
    inputs: ['onFail', 'retries'],
    filled: 'load(v, [onFail], { max: [retries], retries: v.retries });\n',
    declares: 'const retries = 1;\nfunction onFail() {}\n',
  },
  {
    language: 'java',
    example: [
      'class A { int most = 4; int limit() { return 1; } void f(S s) { s.fetchAll(s.u); } }',
      'class A { int most = 4; int limit() { return 1; } void f(S s) { s.fetchAll(s.u, limit(), most); } }',
    ],
    lacking: 'class B { void g(T t) { t.fetchAll(t.v); } }',
    inputs: ['limit', 'most'],
    filled: 'class B { void g(T t) { t.fetchAll(t.v, [limit](), [most]); } }',
    declares: 'class C { int most = 1; int limit() { return 2; } }\n',
  },
  {
    language: 'php',
    example: [
      '<?php\n$limit = 5;\n$x = fetchAll($u);\n',
      '<?php\n$limit = 5;\n$x = fetchAll($u, $limit);\n',
    ],
    lacking: '<?php\n$y = fetchAll($v);\n',
    inputs: ['limit'],
    filled: '<?php\n$y = fetchAll($v, $[limit]);\n',
    declares: '<?php\n$limit = 1;\n?>',
  },
];

const LIMIT: [string, string] = ['limit = 5\nfetch(u)\n', 'limit = 5\nfetch(u, limit)\n'];

const rulesIn = ({ body }: CodeTemplate) => (body as Body).levels[(body as Body).level]!.rules;

/** A text with edits made, and what is to be filled in between brackets. */
function bracketed(text: string, edits: readonly TextEdit[]): string {
  const marked = ({ newText, inputs = [] }: TextEdit) =>
    inputs.reduceRight(
      (marks, { start, end }) =>
        `${marks.slice(0, start)}[${marks.slice(start, end)}]${marks.slice(end)}`,
      newText,
    );
  return [...edits].reduceRight(
    (result, edit) => result.slice(0, edit.start) + marked(edit) + result.slice(edit.end),
    text,
  );
}

describe('a tree rule whose new code uses names of its example’s file', () => {
  for (const { language, example, lacking, inputs, filled, declares } of CASES) {
    describe(`in ${language}`, () => {
      it('fits where a file lacks them, and says what is to be filled in, and where', async () => {
        const template = reread((await learn(language, example)).template);
        const [site, ...others] = await sitesIn(template, lacking);
        assert.equal(others.length, 0);
        assert.deepEqual(site?.inputs, inputs);
        const edits = await learner.rewrite(template, site, lacking);
        assert.equal(bracketed(lacking, edits), filled);
      });

      it('needs nothing filled in where a file has them', async () => {
        const { template } = await learn(language, example);
        const text = declares + lacking;
        const [site] = await sitesIn(template, text);
        assert.ok(site);
        assert.equal('inputs' in site, false);
        const edits = await learner.rewrite(template, site, text);
        assert.ok(edits.every((edit) => !('inputs' in edit)));
        assert.equal(await rewritten(template, text), declares + filled.replaceAll(/[[\]]/g, ''));
      });

      it('says so when it is learned, and has tab stops for them', async () => {
        const { template, notes } = await learn(language, example);
        const names = inputs.map((name) => `“${name}”`).join(' and ');
        const it = inputs.length === 1 ? 'it' : 'them';
        assert.deepEqual(notes, [
          `The new code uses ${names}. Where a file does not have ${it}, you fill ${it} in.`,
        ]);
        for (const name of inputs)
          assert.match(template.snippet, new RegExp(`\\$\\{\\d+:${name}\\}`));
      });
    });
  }

  it('asks for names in the order of the new code', async () => {
    const { template } = await learn('python', [
      'a1 = 1\nb1 = 2\nrun(x)\n',
      'a1 = 1\nb1 = 2\nrun(x, b1, a1, b1)\n',
    ]);
    assert.deepEqual((await sitesIn(template, 'run(y)\nb1x = 1\n'))[0]?.inputs, ['b1', 'a1']);
    assert.deepEqual((await sitesIn(template, 'run(y)\nb1 = 1\n'))[0]?.inputs, ['a1']);
  });

  it('does not ask for what the new code declares itself', async () => {
    const { template } = await learn('javascript', [
      'const e = 1;\nfunction helper(x) {}\nlater(task);\n',
      'const e = 1;\nfunction helper(x) {}\nlater(task, (e) => helper(e));\n',
    ]);
    assert.deepEqual((await sitesIn(template, 'later(job);\n'))[0]?.inputs, ['helper']);
  });

  it('does not ask for what an import that it brings along declares', async () => {
    const template = reread((await learn('python', LIMIT)).template);
    const companion = {
      text: 'from tools import limit',
      kind: 'import_from_statement',
      names: ['limit'],
    };
    Object.assign(template.body as Body, { companions: [companion] });
    const text = 'import os\n\nfetch(v)\n';
    const [site] = await sitesIn(template, text);
    assert.ok(site);
    assert.equal('inputs' in site, false);
    assert.equal(
      await rewritten(template, text),
      'from tools import limit\nimport os\n\nfetch(v, limit)\n',
    );
  });

  it('gives way to a rule that needs nothing filled in', async () => {
    const template = reread((await learn('python', LIMIT)).template);
    const { template: other } = await learn('python', ['run(fetch(1))\n', 'run(get())\n']);
    rulesIn(template).push(...rulesIn(reread(other)));
    const sites = await sitesIn(template, 'run(fetch(1))\nrun(fetch(2))\nfetch(run(fetch(1)))\n');
    assert.deepEqual(
      sites.map(({ text, inputs }) => [text, inputs]),
      [
        ['fetch(1)', undefined],
        ['fetch(2)', ['limit']],
        ['fetch(1)', undefined],
      ],
    );
  });

  const unasked: Record<string, [before: string, after: string, there: string]> = {
    'only a short name tells the place': ['f(x)', 'f(x, limit)', 'f(y)'],
    'only the short name of some method tells the place': [
      'def f(x): x.add(x.y)',
      'def f(x): x.add(x.y, limit)',
      'def f(z): z.add(z.w)',
    ],
    'nothing but a name is replaced': ['go(oldLimit)', 'go(limit)', 'go(oldLimit)'],
    'code that the site has is thrown away': [
      'def f(u): go(fetch(u))',
      'def f(u): go(limit)',
      'def f(v): go(fetch(v))',
    ],
    'too many names are missing': ['fetch(x)', 'fetch(x, limit, a1, b1, c1)', 'fetch(y)'],
  };
  for (const [why, [before, after, there]] of Object.entries(unasked)) {
    it(`is not offered where ${why}, unless the file has all names`, async () => {
      const names = 'limit = a1 = b1 = c1 = 1\n';
      const { template } = await learn('python', [`${names}${before}\n`, `${names}${after}\n`]);
      assert.deepEqual(await sitesIn(template, `${there}\n`), []);
      const [known] = await sitesIn(template, `${names}${there}\n`);
      assert.equal(known?.inputs, undefined);
      assert.ok(known);
    });
  }

  it('does not say that it fits where it is not offered', async () => {
    const ask = async ([before, after]: [string, string], text: string) => {
      const { template } = await learn('python', [`q = 1\n${before}`, `q = 1\n${after}`]);
      const place = { path: pathIn('python'), text, start: 0, end: 4 };
      return learner.explainMismatch(template, place);
    };
    const missing = 'The new code uses “q”, which this file does not have.';
    assert.equal(await ask(['f(x)\n', 'f(x, q)\n'], 'f(y)\n'), missing);
    assert.equal(await ask(['f(x)\n', 'f(x, q)\n'], 'f(y)\nq = 2\n'), undefined);
    assert.equal(await ask(['fetch(x)\n', 'fetch(x, q)\n'], 'fetch(y)\n'), undefined);
  });

  it('is edited as text and read back', async () => {
    const { template } = await learn('python', LIMIT);
    const forms = learner.editableForms(template);
    assert.deepEqual(forms, [{ before: 'fetch($$$1)', after: 'fetch($$$1, limit)' }]);
    const inputsAfter = async (after: string) => {
      const edited = await learner.edited(template, [{ ...forms[0]!, after }]);
      assert.ok(edited.problems.every(({ severity }) => severity === 'warning'));
      const [site] = await sitesIn(edited.template!, 'fetch(v)\n');
      assert.ok(site);
      return site.inputs;
    };
    assert.deepEqual(await inputsAfter('fetch($$$1, limit)'), ['limit']);
    assert.deepEqual(await inputsAfter('fetch($$$1, most=limit)'), ['limit']);
    assert.equal(await inputsAfter('fetch($$$1, "limit")'), undefined);
  });

  it('is not counted among the places of a code base that it would change', async () => {
    const { template } = await learn('python', ['lim = 5\nfetch(u)\n', 'lim = 5\nfetch(u, lim)\n']);
    const files = ['fetch(v)\n', 'lim = 1\nfetch(v)\n'].map((text, index) => ({
      path: pathIn('python', `f${index}`),
      text,
    }));
    assert.deepEqual(await placesInEach(template, files), [0, 1]);
  });

  it('keeps a stored template whose name stands in a string only as it was', async () => {
    const { template } = await learn('python', ['run(a)\n', 'run(a, "limit")\n']);
    const stored = reread(template);
    for (const rule of rulesIn(stored)) rule.needs = ['limit'];
    assert.deepEqual(await sitesIn(stored, 'run(b)\n'), []);
    const [site] = await sitesIn(stored, 'limit = 1\nrun(b)\n');
    assert.equal(site?.text, 'run(b)');
    assert.equal(site.inputs, undefined);
  });

  it('tells stretches that hold its names, in order and apart, however the site is laid out', async () => {
    const { template } = await learn('python', [
      'one = 1\ntwo = 2\nwith_all(u)\n',
      'one = 1\ntwo = 2\nwith_all(\n    u,\n    one,\n    other=two,\n    last=one + two,\n)\n',
    ]);
    const argument = fc.constantFrom('v', '"é"', 'call(1,\n    2)', 'x.one', '[]');
    const space = fc.constantFrom('', ' ', '\n    ');
    const indent = fc.constantFrom('', '    ', '\t');
    const args = fc.array(argument, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(args, space, indent, async (values, gap, before) => {
        const opener = before === '' ? '' : 'if x:\n';
        const text = `${opener}${before}with_all(${gap}${values.join(`,${gap}`)})\n`;
        const known = /\bone\b/.test(text) ? ['two'] : ['one', 'two'];
        const [site] = await sitesIn(template, text);
        assert.deepEqual(site?.inputs, known);
        const edits = await learner.rewrite(template, site, text);
        const stretches = edits.flatMap(({ newText, inputs = [] }) =>
          inputs.map((input: EditInput) => ({
            ...input,
            text: newText.slice(input.start, input.end),
          })),
        );
        assert.ok(stretches.every(({ name, text: held }) => name === held));
        assert.deepEqual(
          stretches.map(({ name }) => name),
          ['one', 'two', 'one', 'two'].filter((name) => known.includes(name)),
        );
        for (const { inputs = [] } of edits) {
          for (const [at, { start }] of inputs.entries())
            assert.ok(at === 0 || inputs[at - 1]!.end <= start);
        }
      }),
      { numRuns: 60 },
    );
  });
});
