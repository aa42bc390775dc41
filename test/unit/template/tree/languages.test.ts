import assert from 'node:assert/strict';
import { GRAMMARS } from '../../../../src/template/tree/languages/grammarNames';
import { Grammars, learn, learner, pathIn, reread, rewritten } from './workbench';
import { TreeTemplateLearner } from '../../../../src/template/tree/TreeTemplateLearner';

interface Case {
  language: string;
  grammar: string;
  example: [string, string];
  target: [string, string];
}

const CASES: Case[] = [
  {
    language: 'javascript',
    grammar: 'javascript',
    example: [
      "const a = require('assert');\na.deepEqual(x, [1]);\n",
      "const a = require('assert');\na.deepStrictEqual(x, [1]);\n",
    ],
    target: [
      'a.deepEqual(value.of(), other);\nb.deepEqual(1);\n',
      'a.deepStrictEqual(value.of(), other);\nb.deepEqual(1);\n',
    ],
  },
  {
    language: 'typescript',
    grammar: 'typescript',
    example: ['export function f(a: any): void {}\n', 'export function f(a: unknown): void {}\n'],
    target: ['const list: Array<any> = [any()];\n', 'const list: Array<unknown> = [any()];\n'],
  },
  {
    language: 'tsx',
    grammar: 'tsx',
    example: [
      'const a = <Button onPress={go}>x</Button>;\n',
      'const a = <Button onClick={go}>x</Button>;\n',
    ],
    target: [
      'const b = <div><Button onPress={() => run(1)}>y</Button></div>;\n',
      'const b = <div><Button onClick={() => run(1)}>y</Button></div>;\n',
    ],
  },
  {
    language: 'python',
    grammar: 'python',
    example: [
      'def t(self):\n    self.assertEquals(a, 1)\n',
      'def t(self):\n    self.assertEqual(a, 1)\n',
    ],
    target: [
      'class T:\n    def u(self):\n        self.assertEquals(f(x), g(y), "z")\n',
      'class T:\n    def u(self):\n        self.assertEqual(f(x), g(y), "z")\n',
    ],
  },
  {
    language: 'java',
    grammar: 'java',
    example: [
      'class A { boolean f(String s) { return s.length() == 0; } }\n',
      'class A { boolean f(String s) { return s.isEmpty(); } }\n',
    ],
    target: [
      'class B { void g() { if (name().trim().length() == 0) run(); } }\n',
      'class B { void g() { if (name().trim().isEmpty()) run(); } }\n',
    ],
  },
  {
    language: 'go',
    grammar: 'go',
    example: ['package a\n\nfunc f(v interface{}) {}\n', 'package a\n\nfunc f(v any) {}\n'],
    target: [
      'package b\n\nvar m map[string]interface{}\n\ntype T interface{ Run() }\n',
      'package b\n\nvar m map[string]any\n\ntype T interface{ Run() }\n',
    ],
  },
  {
    language: 'rust',
    grammar: 'rust',
    example: ['fn f(v: Vec<u8>) { v.get(0); }\n', 'fn f(v: Vec<u8>) { v.first(); }\n'],
    target: [
      'fn g() { let x = list.items().get(0).unwrap(); y.get(1); }\n',
      'fn g() { let x = list.items().first().unwrap(); y.get(1); }\n',
    ],
  },
  {
    language: 'ruby',
    grammar: 'ruby',
    example: ["x = File.exists?('a')\n", "x = File.exist?('a')\n"],
    target: [
      'load(path) if File.exists?(File.join(root, path))\n',
      'load(path) if File.exist?(File.join(root, path))\n',
    ],
  },
  {
    language: 'php',
    grammar: 'php',
    example: ['<?php\n$a = array(1, 2);\n', '<?php\n$a = [1, 2];\n'],
    target: [
      "<?php\nrun(array('k' => $v, 'l' => f()));\nfunction g(array $x) {}\n",
      "<?php\nrun(['k' => $v, 'l' => f()]);\nfunction g(array $x) {}\n",
    ],
  },
  {
    language: 'c#',
    grammar: 'c-sharp',
    example: [
      'class A { void F(string name) { throw new ArgumentNullException("name"); } }\n',
      'class A { void F(string name) { throw new ArgumentNullException(nameof(name)); } }\n',
    ],
    target: [
      'class B { void G(int id) { if (id == 0) throw new ArgumentNullException("id"); Log("id"); } }\n',
      'class B { void G(int id) { if (id == 0) throw new ArgumentNullException(nameof(id)); Log("id"); } }\n',
    ],
  },
  {
    language: 'c++',
    grammar: 'cpp',
    example: ['int main() { char* p = NULL; }\n', 'int main() { char* p = nullptr; }\n'],
    target: ['void f() { g(NULL, 1); }\n', 'void f() { g(nullptr, 1); }\n'],
  },
  {
    language: 'shell',
    grammar: 'bash',
    example: ['egrep "a|b" file\n', 'grep -E "a|b" file\n'],
    target: [
      'if true; then\n  egrep "x+" "$log"\nfi\n',
      'if true; then\n  grep -E "x+" "$log"\nfi\n',
    ],
  },
  {
    language: 'css',
    grammar: 'css',
    example: ['a { word-wrap: break-word; }\n', 'a { overflow-wrap: break-word; }\n'],
    target: [
      '.b > p {\n  color: red;\n  word-wrap: break-word;\n}\n',
      '.b > p {\n  color: red;\n  overflow-wrap: break-word;\n}\n',
    ],
  },
  {
    language: 'powershell',
    grammar: 'powershell',
    example: ['Get-WmiObject -Class Win32_BIOS\n', 'Get-CimInstance -Class Win32_BIOS\n'],
    target: ['$x = Get-WmiObject -Class Win32_Disk\n', '$x = Get-CimInstance -Class Win32_Disk\n'],
  },
  {
    language: 'ini',
    grammar: 'ini',
    example: ['[core]\nold_setting = 1\n', '[core]\nnew_setting = 1\n'],
    target: ['[core]\nother = 2\nold_setting = yes\n', '[core]\nother = 2\nnew_setting = yes\n'],
  },
];

describe('tree templates in every language', () => {
  for (const { language, example, target } of CASES) {
    it(`learns, finds and rewrites ${language}`, async () => {
      const { template, covered } = await learn(language, example);
      assert.equal(template.kind, 'rewrite');
      assert.equal(template.learner, 'tree');
      assert.ok(covered > 0);
      assert.equal(await rewritten(template, example[0]), example[1]);
      assert.equal(await rewritten(reread(template), target[0]), target[1]);
    });
  }

  it('has a case for each grammar', () => {
    assert.deepEqual(
      [...new Set(CASES.map(({ grammar }) => grammar))].sort(),
      [...GRAMMARS].sort(),
    );
  });

  it('loads a grammar on first use only, and once', async () => {
    const source = new Grammars();
    const own = new TreeTemplateLearner(source);
    assert.deepEqual(source.asked, []);
    await own.learn('go', [
      {
        path: 'a.go',
        language: 'go',
        before: 'package a\n\nvar x interface{}\n',
        after: 'package a\n\nvar x any\n',
      },
    ]);
    await own.learn('go', [
      {
        path: 'a.go',
        language: 'go',
        before: 'package a\n\nvar y interface{}\n',
        after: 'package a\n\nvar y any\n',
      },
    ]);
    assert.deepEqual(
      source.asked.filter((name) => name !== 'tree-sitter'),
      ['go'],
    );
  });

  it('finds in TypeScript what was learned in JavaScript', async () => {
    const { template } = await learn('javascript', ['new Buffer(a)\n', 'Buffer.from(a)\n']);
    const text = 'const x: Buffer = new Buffer(data as string);\n';
    assert.equal(
      await rewritten(template, text, pathIn('typescript')),
      'const x: Buffer = Buffer.from(data as string);\n',
    );
  });

  it('knows which languages have a grammar', () => {
    assert.equal(learner.knows('Python'), true);
    assert.equal(learner.knows('kotlin'), false);
    assert.equal(learner.knows('constructor'), false);
  });
});
