import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TemplateForm } from '../../../../src/core/templateEditing';
import type { CodeTemplate } from '../../../../src/core/types';
import { learn, learner, reread, rewritten, sitesIn } from './workbench';

interface Change {
  before?: string;
  after?: string;
}

const formOf = (template: CodeTemplate) => learner.editableForms(template)[0]!;

async function edited(template: CodeTemplate, change: Change) {
  const [first, ...others] = learner.editableForms(template);
  const result = await learner.edited(template, [{ ...first!, ...change }, ...others]);
  return { ...result, messages: result.problems.map(({ message }) => message) };
}

async function taken(template: CodeTemplate, change: Change): Promise<CodeTemplate> {
  const { template: made, messages } = await edited(template, change);
  assert.ok(made, messages.join());
  return reread(made);
}

const LOAD: [string, string] = ['const a = load(path);\n', 'const a = load(path, 5000);\n'];
const OTHER: [string, string] = ['use(load(b.c));\n', 'use(load(b.c, 5000));\n'];

/** Changes of all kinds, with a word of the after-side and what it becomes. */
const CASES: [string, string, [string, string][], string][] = [
  [
    'javascript',
    'a run of arguments',
    [
      ['get(url, a, b);\n', 'fetch(url, a, b);\n'],
      ['get(x);\n', 'fetch(x);\n'],
    ],
    'fetch',
  ],
  [
    'javascript',
    'an argument of its own',
    [
      ['get(url);\n', 'get(url, { timeout: 100 });\n'],
      ['get(b, c);\n', 'get(b, c, { timeout: 100 });\n'],
    ],
    '100',
  ],
  ['typescript', 'a type', [['let a: any;\n', 'let a: unknown;\n']], 'unknown'],
  [
    'tsx',
    'an attribute',
    [['const a = <B onPress={go} />;\n', 'const a = <B onClick={go} />;\n']],
    'onClick',
  ],
  [
    'typescript',
    'a template string',
    [["log('at ' + name);\n", 'log(`now at ${name}`);\n']],
    'now',
  ],
  [
    'python',
    'a method',
    [['def t(self):\n    self.assertEquals(a, 1)\n', 'def t(self):\n    self.assertEqual(a, 1)\n']],
    'assertEqual',
  ],
  [
    'python',
    'a statement',
    [
      [
        'def f(a, b):\n    if not a:\n        raise Wrong(b)\n',
        'def f(a, b):\n    if a is None:\n        raise Wrong(b)\n',
      ],
    ],
    'None',
  ],
  [
    'java',
    'a call',
    [
      [
        'class A { boolean f(String s) { return s.length() == 0; } }\n',
        'class A { boolean f(String s) { return s.isEmpty(); } }\n',
      ],
    ],
    'isEmpty',
  ],
  [
    'go',
    'a qualified call',
    [
      [
        'package a\n\nfunc f(b []byte) { ioutil.ReadAll(b) }\n',
        'package a\n\nfunc f(b []byte) { io.ReadAll(b) }\n',
      ],
    ],
    'ReadAll',
  ],
  [
    'rust',
    'a method',
    [['fn f(v: Vec<u8>) { v.get(0); }\n', 'fn f(v: Vec<u8>) { v.first(); }\n']],
    'first',
  ],
  [
    'ruby',
    'a call',
    [['def f(a)\n  a.update_attributes(b: 1)\nend\n', 'def f(a)\n  a.update(b: 1)\nend\n']],
    'update',
  ],
  [
    'php',
    'a function',
    [['<?php\n$a = split($b, $c);\n', '<?php\n$a = explode($b, $c);\n']],
    'explode',
  ],
  [
    'c#',
    'a call',
    [
      [
        'class A { void F(string s) { x.Foo(s); } }\n',
        'class A { void F(string s) { x.Bar(s); } }\n',
      ],
    ],
    'Bar',
  ],
  [
    'c++',
    'a constant',
    [['void f() { char* p = NULL; }\n', 'void f() { char* p = nullptr; }\n']],
    'nullptr',
  ],
  [
    'css',
    'a declaration',
    [['a { word-wrap: break-word; }\n', 'a { overflow-wrap: break-word; }\n']],
    'overflow',
  ],
  ['shell', 'a command', [['grep -q "$1" a\n', 'grep -qF "$1" a\n']], 'qF'],
];

/** Both sides without white space, the holes numbered as they come. */
function normal({ before, after }: TemplateForm): string {
  const order: string[] = [];
  return [before, after]
    .join('→')
    .replaceAll(/\s+/g, '')
    .replaceAll(/\$(\d+)/g, (_, hole: string) => {
      if (!order.includes(hole)) order.push(hole);
      return `$${order.indexOf(hole) + 1}`;
    });
}

describe('editing a tree template', () => {
  for (const [language, what, examples, word] of CASES) {
    it(`round-trips ${what} in ${language}`, async () => {
      const { template } = await learn(language, ...examples);
      const forms = learner.editableForms(template);
      const same = await learner.edited(template, forms);
      assert.deepEqual(same.problems, []);
      assert.deepEqual(learner.editableForms(same.template!), forms);
      const first = forms.findIndex(({ after }) => after.includes(word));
      assert.ok(first >= 0, JSON.stringify(forms));
      const changed = forms.map((form, index) =>
        index === first ? { ...form, after: form.after.replace(word, `${word}9`) } : form,
      );
      const { template: made, problems } = await learner.edited(template, changed);
      assert.ok(made, JSON.stringify([changed, problems]));
      assert.deepEqual(learner.editableForms(reread(made)), changed);
      assert.ok(problems.every(({ severity }) => severity === 'warning'));
    });
  }

  it('round-trips a template string that is made of holes', async () => {
    const { template } = await learn('typescript', [
      "log('at ' + name);\n",
      'log(`at ${name}`);\n',
    ]);
    const forms = learner.editableForms(template);
    const { template: same, problems } = await learner.edited(template, forms);
    assert.deepEqual(problems, []);
    assert.deepEqual(learner.editableForms(same!), forms);
    assert.equal(await rewritten(same!, "log('to ' + url.path);\n"), 'log(`to ${url.path}`);\n');
  });

  it('is what was written, or is refused, whatever was done to the text', async () => {
    const templates = await Promise.all([
      learn('javascript', LOAD, OTHER),
      learn('python', ['self.assertEquals(a.b, 1)\n', 'self.assertEqual(a.b, 1)\n']),
      learn('typescript', ["log('at ' + name + '.');\n", 'log(`at ${name}.`);\n']),
    ]);
    const piece = fc.constantFrom('$1', '$$$2', '$9', 'x', ', ', '(', ')', "'", '.', '\n', '');
    const side = fc.constantFrom<keyof TemplateForm>('before', 'after');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...templates),
        side,
        fc.nat(30),
        fc.nat(3),
        piece,
        async (...of) => {
          const [{ template }, name, at, cut, put] = of;
          const form = formOf(template);
          const text = form[name].slice(0, at) + put + form[name].slice(at + cut);
          const { template: made, problems } = await edited(template, { [name]: text });
          assert.equal(
            made === undefined,
            problems.some(({ severity }) => severity === 'error'),
          );
          if (made) assert.equal(normal(formOf(reread(made))), normal({ ...form, [name]: text }));
        },
      ),
      { numRuns: 60 },
    );
  });

  it('writes what was edited at the same places', async () => {
    const { template } = await learn('javascript', LOAD, OTHER);
    assert.deepEqual(formOf(template), { before: 'load($$$1)', after: 'load($$$1, 5000)' });
    const made = await taken(template, { after: 'load($$$1, { timeout: 300 })' });
    assert.equal(
      await rewritten(made, 'x = load(there());\n'),
      'x = load(there(), { timeout: 300 });\n',
    );
    assert.equal(learner.levels(made).length, 1);
  });

  it('looks for what was edited, with new holes and fewer', async () => {
    const { template } = await learn(
      'javascript',
      ['send(a, 1);\n', 'post(a, 1);\n'],
      ['send(b, 1);\n', 'post(b, 1);\n'],
    );
    const wider = await taken(template, { before: 'send($1, $2)', after: 'post($2, $1)' });
    assert.equal(await rewritten(wider, 'send(x, y.z);\n'), 'post(y.z, x);\n');
    const narrower = await taken(template, { before: 'send(a, 1)', after: 'post(a)' });
    assert.equal((await sitesIn(narrower, 'send(b, 1);\n')).length, 0);
    assert.equal((await sitesIn(narrower, 'send(a, 1);\n')).length, 1);
  });

  it('says which examples the edited template no longer fits, or turns into something else', async () => {
    const { template } = await learn(
      'javascript',
      ['send(a, 1);\n', 'post(a, 1);\n'],
      ['send(b, 1);\n', 'post(b, 1);\n'],
    );
    const narrower = await edited(template, { before: 'send(a, 1)', after: 'post(a, 1)' });
    assert.deepEqual(narrower.messages, ['It no longer fits its example “send(b, 1)”.']);
    const other = await edited(template, { after: formOf(template).after.replace('post', 'put') });
    assert.deepEqual(other.messages, [
      'It now turns 2 of its 2 examples into something else: “send(a, 1)” into “put(a, 1)”, for one.',
    ]);
    assert.deepEqual(
      [...narrower.problems, ...other.problems].map(({ side }) => side),
      ['before', 'after'],
    );
    assert.ok([narrower, other].every(({ template: made }) => made !== undefined));
    const none = await edited(template, { before: 'other($1)', after: 'another($1)' });
    assert.equal(none.template, undefined);
    assert.match(none.messages.join(), /fits none of its examples any more/);
  });

  it('refuses what cannot be applied, and says where', async () => {
    const { template } = await learn('javascript', LOAD, OTHER);
    const first = async (change: Change) => {
      const { template: made, problems } = await edited(template, change);
      assert.equal(made, undefined);
      const [{ side, start, end, message } = assert.fail()] = problems;
      return [side, start, end, message];
    };
    assert.deepEqual(await first({ after: 'load($$$1, $2)' }), [
      ...['after', 11, 13],
      '$2 is not in the code before, so nothing is known that could stand here.',
    ]);
    const [side, start, , unreadable] = await first({ after: 'load($$$1, 5000' });
    assert.deepEqual([side, unreadable], ['after', 'This cannot be read as javascript.']);
    assert.equal(start, 'load($$$1, 5000'.length);
    assert.match(String((await first({ after: 'load($$$1, /* ms */ 5000)' }))[3]), /no comments/);
    assert.match(String((await first({ before: '', after: 'a()' }))[3]), /only inserts/);
    assert.match(String((await first({ after: 'load( $$$1 )' }))[3]), /nothing but layout/);
    assert.match(String((await first({ after: 'load(load($$$1))' }))[3]), /fit its own result/);
    assert.match(String((await first({ before: 'load($1, $$$1)' }))[3]), /run of them/);
  });

  for (const side of ['before', 'after'] as const) {
    const beside = { before: '$3$4', after: '$3$3' }[side];
    it(`refuses holes side by side in a text ${side}`, async () => {
      const { template } = await learn('typescript', ["f('at ' + name);\n", 'f(`at ${name}`);\n']);
      const form = { before: "'at $3' + $2", after: '`to $3${$2}`' };
      assert.deepEqual((await edited(template, form)).messages.length, 1);
      const { problems } = await edited(template, {
        ...form,
        [side]: form[side].replace('$3', () => beside),
      });
      assert.deepEqual(
        problems.map((problem) => [problem.side, problem.message]),
        [
          [
            side,
            'This cannot be applied: two holes stand side by side within a text, which could be cut in many ways.',
          ],
        ],
      );
    });
  }

  it('keeps what looks like a hole and is none', async () => {
    const { template } = await learn('shell', ['grep -q "$1" a\n', 'grep -qF "$1" a\n']);
    const { after } = formOf(template);
    const made = await taken(template, { after: after.replace('qF', 'qx') });
    assert.equal(await rewritten(made, 'grep -q "$1" a\n'), 'grep -qx "$1" a\n');
  });

  it('takes the whole code away when the code after is', async () => {
    const { template } = await learn('javascript', ['debug(1);\n', 'trace(1);\n']);
    const made = await taken(template, { before: 'debug($1);', after: '' });
    assert.equal(await rewritten(made, 'a();\ndebug(1);\nb();\n'), 'a();\nb();\n');
  });
});
