import { Language, Parser, type TreeCursor } from '@vscode/tree-sitter-wasm';
import assert from 'node:assert/strict';
import { copyTree } from '../../../../src/template/tree/syntax/copyTree';
import {
  BROKEN,
  fieldOf,
  type FlatTree,
  has,
  kindOf,
} from '../../../../src/template/tree/syntax/FlatTree';
import { grammarTables } from '../../../../src/template/tree/syntax/GrammarTables';
import { GRAMMARS } from '../../../../src/template/tree/languages/grammarNames';
import { isContent, kindName, Kinds, LOOSE_TEXT } from '../../../../src/template/tree/syntax/Kinds';
import { parserMemory, startParser } from '../../../../src/template/tree/syntax/parserModule';
import { grammars } from './workbench';

const ERROR_TYPE = 65535;
const SAMPLES: Record<string, string> = {
  javascript:
    'class A { static #b = 1; get c() { return `x${this.#b}y`; } }\n/* é */ if (a) b?.(c);\n',
  typescript: 'export abstract class A<T extends B> { private readonly c?: T[] = d as any; }\n',
  tsx: 'const a = (b: C) => <D e="f" {...b}>text &amp; {g} <h.i /></D>; // 𝔘\n',
  python:
    'async def f(a, *b, c: int = 1) -> str:\n    # note\n    return f"x{a!r}" if b else None\n',
  java: '@A(b = 1) class C<D> extends E { int[] f = {1}; void g() throws H { i().<D>j(k -> 2); } }\n',
  go: 'package a\n\nfunc (b *C) D(e ...int) (f map[string]G, err error) {\n\tdefer func() {}()\n\treturn\n}\n',
  rust: 'impl<T: A> B for C<T> { fn d(&mut self, e: &str) -> F { println!("{}", e)?; /* g */ } }\n',
  ruby: 'class A < B\n  def c(d, e: 1, &f) = puts("#{d} g")\n  h = <<~I\n    text #{d}\n  I\nend\n',
  php: '<p><?php namespace A; class B { public function __construct(private ?C $d) {} } echo "e $f"; ?>\n',
  'c-sharp':
    'namespace A { record B(int C); class D { string E => $"f{G}"; async Task H() => await I; } }\n',
  cpp: '#include <a>\ntemplate <class T> struct B : C { ~B() = default; T d[2]{}; };\nauto e = u8R"(f)";\n',
  bash: 'a() { local b="$c ${d:-e}"; for f in *.g; do h <<I | j; done; }\ntext\nI\n',
  css: '@media (a: 1px) { .b > c::before { d: e(f) !important; } } /* g */\n',
  powershell: 'function A($b) { if ($b -eq "c $d") { e -f g | h } }\n',
  ini: '; a\n[b]\nc = d\n',
};

describe('Copying a tree', () => {
  for (const name of GRAMMARS) {
    it(`reads of the parser's memory what the library says, for ${name}`, async () => {
      await startParser(() => grammars.wasm('tree-sitter'));
      const language = await Language.load(await grammars.wasm(name));
      const kinds = new Kinds();
      const tables = grammarTables(name, language, kinds, parserMemory());
      const parser = new Parser();
      parser.setLanguage(language);
      const sample = SAMPLES[name];
      assert.ok(sample, 'there is no sample');
      for (const text of [sample, '', ...brokenForms(sample)]) {
        const tree = parser.parse(text)!;
        const copy = copyTree(tree.rootNode, text, tables, kinds, parserMemory());
        const [said, hasErrors] = nodesOf(language, tree.walk());
        assert.deepEqual(copiedNodes(copy), said, text);
        assert.equal(copy.errors > 0, hasErrors, text);
        const inner = tree.rootNode.descendantForIndex(text.length >> 1)!;
        const part = copyTree(inner, text, tables, kinds, parserMemory());
        assert.deepEqual(copiedNodes(part), nodesOf(language, inner.walk())[0], text);
        tree.delete();
      }
    });
  }

  it('makes a leaf of what the grammar gives no node', async () => {
    await startParser(() => grammars.wasm('tree-sitter'));
    const language = await Language.load(await grammars.wasm('php'));
    const kinds = new Kinds();
    const tables = grammarTables('php', language, kinds, parserMemory());
    const parser = new Parser();
    parser.setLanguage(language);
    const { php: text } = SAMPLES;
    assert.ok(text);
    const tree = parser.parse(text)!;
    const copy = copyTree(tree.rootNode, text, tables, kinds, parserMemory());
    const covered = Array.from({ length: text.length }, () => false);
    for (let node = 0; node < copy.count; node++) {
      if (copy.size[node] === 1) covered.fill(true, copy.start[node], copy.end[node]);
    }
    assert.equal([...text].filter((char, at) => !covered[at] && /\S/.test(char)).join(''), '');
    tree.delete();
  });
});

/** The text cut off in some places, and without some of its brackets. */
function brokenForms(text: string): string[] {
  const cuts = [0.2, 0.4, 0.6, 0.8].map((share) => Math.floor(share * text.length));
  return [
    ...cuts.map((at) => text.slice(0, at)),
    ...cuts.map((at) => text.slice(at)),
    text.replaceAll(/[)}\]]/g, ''),
    text.replaceAll(/[({[]/g, ''),
  ];
}

/** Kind, place and field of each node in pre-order, and whether one of them is an error. */
function nodesOf(language: Language, cursor: TreeCursor): [string[], boolean] {
  const nodes: string[] = [];
  let hasErrors = false;
  const visit = (): void => {
    const { nodeTypeId, nodeIsNamed, startIndex, endIndex } = cursor;
    const isError = nodeTypeId === ERROR_TYPE;
    const kind = isError ? 'ERROR' : kindName(language.nodeTypeForId(nodeTypeId)!, nodeIsNamed);
    const isBroken = isError || cursor.nodeIsMissing;
    hasErrors ||= isBroken;
    nodes.push(line(kind, startIndex, endIndex, cursor.currentFieldName ?? '', isBroken));
    if (isContent(kind) || !cursor.gotoFirstChild()) return;
    do visit();
    while (cursor.gotoNextSibling());
    cursor.gotoParent();
  };
  visit();
  cursor.delete();
  return [nodes, hasErrors];
}

function copiedNodes(tree: FlatTree): string[] {
  return Array.from(tree.kind.keys())
    .filter((node) => kindOf(tree, node) !== LOOSE_TEXT)
    .map((node) =>
      line(
        kindOf(tree, node),
        tree.start[node]!,
        tree.end[node]!,
        fieldOf(tree, node),
        has(tree, node, BROKEN),
      ),
    );
}

const line = (kind: string, start: number, end: number, field: string, isBroken: boolean) =>
  `${kind} ${start}-${end} ${field}${isBroken ? ' broken' : ''}`;
