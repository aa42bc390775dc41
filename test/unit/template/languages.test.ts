import assert from 'node:assert/strict';
import { applied, learn, sitesIn, taught, type Example } from './workshop';

interface Lesson {
  name: string;
  language: string;
  example: Example;
  /** Texts, and what becomes of them. */
  rewrites: Record<string, string>;
}

const LESSONS: Lesson[] = [
  {
    name: 'adds an option to fetch',
    language: 'javascript',
    example: [
      'async function load(url) {\n  return await fetch(url);\n}\n',
      'async function load(url) {\n  return await fetch(url, { signal: AbortSignal.timeout(5000) });\n}\n',
    ],
    rewrites: {
      'const r = await fetch(a.b(c[0]));':
        'const r = await fetch(a.b(c[0]), { signal: AbortSignal.timeout(5000) });',
      'fetch(`/x/${id}`)': 'fetch(`/x/${id}`, { signal: AbortSignal.timeout(5000) })',
      'fetch(url, options)': 'fetch(url, options)',
      'api.fetch(url)': 'api.fetch(url)',
      'function fetch(url) {}': 'function fetch(url) {}',
      '// fetch(url)\nconst s = "fetch(url)"': '// fetch(url)\nconst s = "fetch(url)"',
    },
  },
  {
    name: 'replaces any after a colon only',
    language: 'typescript',
    example: [
      'export function set(key: string, value: any): void {}\n',
      'export function set(key: string, value: unknown): void {}\n',
    ],
    rewrites: {
      'let x: any = 1;\nexpect.any(x);\n': 'let x: unknown = 1;\nexpect.any(x);\n',
    },
  },
  {
    name: 'prefixes a built-in module',
    language: 'typescript',
    example: ["import fs from 'fs';\n", "import fs from 'node:fs';\n"],
    rewrites: {
      "import { readFile } from 'fs';": "import { readFile } from 'node:fs';",
      "import x from './fs';": "import x from './fs';",
      "join('fs')": "join('fs')",
    },
  },
  {
    name: 'turns a function expression into an arrow function',
    language: 'javascript',
    example: [
      'app.use(async function (ctx, next){\n  await next();\n});\n',
      'app.use(async (ctx, next) => {\n  await next();\n});\n',
    ],
    rewrites: { 'x(function (a, b) { return 1 })': 'x((a, b) => { return 1 })' },
  },
  {
    name: 'adds a timeout to requests',
    language: 'python',
    example: [
      'import requests\n\n\ndef load(url):\n    return requests.get(url)\n',
      'import requests\n\n\ndef load(url):\n    return requests.get(url, timeout=10)\n',
    ],
    rewrites: {
      'y = requests.get("a", headers=h)\n': 'y = requests.get("a", headers=h, timeout=10)\n',
      'requests.get(u, timeout=3)': 'requests.get(u, timeout=3)',
      'requests.get()': 'requests.get(timeout=10)',
      'session.requests.get(u)': 'session.requests.get(u)',
      'requests.post(u)': 'requests.post(u)',
    },
  },
  {
    name: 'writes except … as',
    language: 'python',
    example: [
      'try:\n    a()\nexcept Exception, e:\n    pass\n',
      'try:\n    a()\nexcept Exception as e:\n    pass\n',
    ],
    rewrites: {
      'except (A, B), err:\n': 'except (A, B) as err:\n',
      'except A:\n': 'except A:\n',
    },
  },
  {
    name: 'writes print as a function',
    language: 'python',
    example: [
      'def f():\n    print "hello %s" % x\n    y()\n',
      'def f():\n    print("hello %s" % x)\n    y()\n',
    ],
    rewrites: {
      'print a.b(c)\nprint "d"\n': 'print(a.b(c))\nprint("d")\n',
      'print(a)\n': 'print(a)\n',
    },
  },
  {
    name: 'takes a format string apart',
    language: 'python',
    example: ['x = "{}/schema".format(name)\n', 'x = f"{name}/schema"\n'],
    rewrites: {
      "y = 'no {} yet'.format(item)": "y = f'no {item} yet'",
      "'{} {}'.format(a, b)": "'{} {}'.format(a, b)",
      "'{{}}'.format(a)": "'{{}}'.format(a)",
    },
  },
  {
    name: 'wraps a returned error',
    language: 'go',
    example: [
      'func f() error {\n\tif err != nil {\n\t\treturn err\n\t}\n\treturn nil\n}\n',
      'func f() error {\n\tif err != nil {\n\t\treturn fmt.Errorf("f: %w", err)\n\t}\n\treturn nil\n}\n',
    ],
    rewrites: {
      'if err != nil {\n\treturn err\n}\nreturn nil':
        'if err != nil {\n\treturn fmt.Errorf("f: %w", err)\n}\nreturn nil',
    },
  },
  {
    name: 'ranges over an integer',
    language: 'go',
    example: [
      'func f(n int) {\n\tfor i := 0; i < n; i++ {\n\t\tg(i)\n\t}\n}\n',
      'func f(n int) {\n\tfor i := range n {\n\t\tg(i)\n\t}\n}\n',
    ],
    rewrites: {
      'for k := 0; k < len(x); k++ {}': 'for k := range len(x) {}',
      'for k := 0; k < n; j++ {}': 'for k := 0; k < n; j++ {}',
    },
  },
  {
    name: 'replaces a constructor',
    language: 'java',
    example: [
      'class A { int f(int x) { return new Integer(x); } }\n',
      'class A { int f(int x) { return Integer.valueOf(x); } }\n',
    ],
    rewrites: {
      'a = new Integer(3 + 4);': 'a = Integer.valueOf(3 + 4);',
      'new Integer(f(new Integer(1)), 2)': 'new Integer(f(Integer.valueOf(1)), 2)',
      'new Long(x)': 'new Long(x)',
    },
  },
  {
    name: 'asks whether something is empty',
    language: 'java',
    example: [
      'class A { boolean f(String s) { return s.length() == 0; } }\n',
      'class A { boolean f(String s) { return s.isEmpty(); } }\n',
    ],
    rewrites: { 'if (x.y(z).length() == 0) {}': 'if (x.y(z).isEmpty()) {}' },
  },
  {
    name: 'updates a version',
    language: 'yaml',
    example: ['steps:\n  - uses: actions/checkout@v2\n', 'steps:\n  - uses: actions/checkout@v4\n'],
    rewrites: {
      'a:\n  - uses: actions/checkout@v2 # pinned\n  - uses: actions/setup-node@v2\n':
        'a:\n  - uses: actions/checkout@v4 # pinned\n  - uses: actions/setup-node@v2\n',
    },
  },
  {
    name: 'uses the null-coalescing operator',
    language: 'php',
    example: [
      '<?php return isset($meta[$key]) ? $meta[$key] : null;\n',
      '<?php return $meta[$key] ?? null;\n',
    ],
    rewrites: {
      '$a = isset($b->c) ? $b->c : null;': '$a = $b->c ?? null;',
      '$a = isset($b) ? $c : null;': '$a = isset($b) ? $c : null;',
    },
  },
  {
    name: 'uses the question mark',
    language: 'rust',
    example: [
      'fn f() -> R { let a = try!(g(b)); Ok(a) }\n',
      'fn f() -> R { let a = g(b)?; Ok(a) }\n',
    ],
    rewrites: { "let z = try!(a.b(c, 'd'));": "let z = a.b(c, 'd')?;" },
  },
  {
    name: 'expects instead of should',
    language: 'ruby',
    example: [
      'lambda { subject.save }.should raise_error(Invalid)\n',
      'expect { subject.save }.to raise_error(Invalid)\n',
    ],
    rewrites: { 'lambda { a; b }.should raise_error(Foo)': 'expect { a; b }.to raise_error(Foo)' },
  },
  {
    name: 'renames a function of a language nobody knows',
    language: 'klingon',
    example: ['do foo(a, b) now', 'do bar(a, b) now'],
    rewrites: { 'say foo(1, g(2))': 'say bar(1, g(2))', 'foo(1)': 'foo(1)' },
  },
  {
    name: 'changes a property of a style sheet',
    language: 'css',
    example: ['p {\n  word-wrap: break-word;\n}\n', 'p {\n  overflow-wrap: break-word;\n}\n'],
    rewrites: { 'a { word-wrap: break-word; }': 'a { overflow-wrap: break-word; }' },
  },
  {
    name: 'compares with null in a query',
    language: 'sql',
    example: ['SELECT a FROM t WHERE b = NULL;\n', 'SELECT a FROM t WHERE b IS NULL;\n'],
    rewrites: { 'SELECT x FROM y WHERE z.q = NULL;': 'SELECT x FROM y WHERE z.q IS NULL;' },
  },
];

describe('learning from one example', () => {
  for (const { name, language, example, rewrites } of LESSONS) {
    it(`${name} (${language})`, async () => {
      const { template, covered } = await learn(language, example);
      assert.equal(template.kind, 'rewrite');
      assert.equal(covered, 1);
      assert.equal(await applied(template, example[0]), example[1]);
      for (const [text, expected] of Object.entries(rewrites)) {
        assert.equal(await applied(template, text), expected);
      }
    });
  }

  it('gives sites with line, text and holes', async () => {
    const { template } = await learn('python', [
      'import os\nos.getcwdu(path)\n',
      'import os\nos.getcwd(path)\n',
    ]);
    const [site, ...others] = await sitesIn(template, '# no\n\nx = os.getcwdu( a.b )\n');
    assert.deepEqual(others, []);
    assert.equal(site?.line, 2);
    assert.equal(site?.text, 'os.getcwdu( a.b )');
    assert.deepEqual(site?.holes, { 1: 'a.b' });
    assert.equal(template.before, 'os.getcwdu($1)');
    assert.equal(template.after, 'os.getcwd($1)');
  });
});

describe('learning from several examples', () => {
  it('opens a string where all say the same of it', async () => {
    const { template, covered } = await learn(
      'javascript',
      ["const fs = require('fs');\n", "const fs = require('node:fs');\n"],
      ["const path = require('path');\n", "const path = require('node:path');\n"],
    );
    assert.equal(covered, 2);
    assert.equal(
      await applied(template, 'let a = require("fs"), b = require("./fs"), c = require("express")'),
      'let a = require("node:fs"), b = require("./fs"), c = require("express")',
    );
  });

  it('leaves open what differs', async () => {
    const { template } = await learn(
      'javascript',
      ['if (document.cookie.indexOf(key) === -1) {}', 'if (!document.cookie.includes(key)) {}'],
      ["if (!rights || rights.indexOf('w') === -1) {}", "if (!rights || !rights.includes('w')) {}"],
    );
    assert.equal(
      await applied(template, 'x = a || b.c.indexOf(d) === -1'),
      'x = a || !b.c.includes(d)',
    );
  });

  it('leaves open how many attributes there are', async () => {
    const { template } = await learn(
      'html',
      ['<a href="x" target="_blank">a</a>', '<a href="x" target="_blank" rel="noopener">a</a>'],
      [
        '<a target="_blank" title="y" href="z">it\'s</a>',
        '<a target="_blank" title="y" href="z" rel="noopener">it\'s</a>',
      ],
    );
    assert.equal(
      await applied(template, '<a class="q" target="_blank">b</a><a target="_blank" rel="x">'),
      '<a class="q" target="_blank" rel="noopener">b</a><a target="_blank" rel="x">',
    );
  });

  it('keeps to the modes of a file that it has seen', async () => {
    const { template } = await learn(
      'python',
      [
        'with open(out, "w") as f:\n    pass\n',
        'with open(out, "w", encoding="utf-8") as f:\n    pass\n',
      ],
      ['x = open(p, "r")\n', 'x = open(p, "r", encoding="utf-8")\n'],
    );
    assert.equal(await applied(template, "open(a.b, 'w')"), 'open(a.b, \'w\', encoding="utf-8")');
    assert.equal(await applied(template, 'open(a, "rb")'), 'open(a, "rb")');
    assert.equal(await applied(template, 'gzip.open(a, "w")'), 'gzip.open(a, "w")');
  });

  it('takes the largest group and says what it left out', async () => {
    const { template, covered, edits, notes } = await learn('java', [
      'class A { void f() { a.warn(x); b.warn(y); c.size(); int i = 1; } }',
      'class A { void f() { a.warning(x); b.warning(y); c.length(); int i = 1; } }',
    ]);
    assert.equal(template.before, '.warn($1)');
    assert.equal(covered, 2);
    assert.equal(edits, 3);
    assert.match(notes.join(' '), /1 of 3 changes left out/);
  });

  it('prefers what matches nothing that the author left alone', async () => {
    const text = await taught(
      'python',
      ['import io\nf(io.open(a))\nf(b)\nf(c)\n', 'import io\ng(io.open(a))\nf(b)\nf(c)\n'],
      'f(io.open(z))\nf(y)\n',
    );
    assert.equal(text, 'g(io.open(z))\nf(y)\n');
  });
});
