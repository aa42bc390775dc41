import assert from 'node:assert/strict';
import { hasEdits } from '../../../../src/core/edits';
import { type SkipReason } from '../../../../src/core/skipping';
import { dialectsOf } from '../../../../src/template/tree/languages/newerSyntax';
import { Parsers } from '../../../../src/template/tree/syntax/Parsers';
import { grammars, learn, learner, pathIn, sitesIn } from './workbench';

const parsers = new Parsers(grammars);

async function usesIn(grammar: string, text: string): Promise<(string | undefined)[]> {
  const tree = (await parsers.parse(grammar, text))!;
  assert.equal(tree.errors, 0, text);
  return [
    ...new Set(
      dialectsOf(grammar)!
        .uses(tree)
        .map(({ since }) => since ?? 'never'),
    ),
  ];
}

describe('syntax that a version of a language does not have', () => {
  const python: [string, string[]][] = [
    ['x = f"{a}" + f\'{b["k"]}\'\n', ['3.6']],
    ['x = f"""{a["k"]}"""\n', ['3.6']],
    ['x = f"""{\n  a\n}"""\n', ['3.6']],
    ['x = f"{a:\\t>8}" + f"{a}\\n"\n', ['3.6']],
    ['x = f"{a[\'#\']}"\n', ['3.6']],
    ['x = f"{a["k"]}"\n', ['3.6', '3.12']],
    ["x = F'{f'{a}'}'\n", ['3.6', '3.12']],
    ['x = f"{a:{b["w"]}}"\n', ['3.6', '3.12']],
    ['x = f"{\'\\n\'.join(a)}"\n', ['3.6', '3.12']],
    ['x = f"{\n  a\n}"\n', ['3.6', '3.12']],
    ['x = f"""{\n  a # c\n}"""\n', ['3.6', '3.12']],
    ['x = "{a["\n', []],
    ['if (n := f()):\n    pass\n', ['3.8']],
    ['def f(a, /):\n    pass\n', ['3.8']],
    ['match x:\n    case 1:\n        pass\n', ['3.10']],
    ['with (open(a) as b, open(c) as d):\n    pass\n', ['3.9']],
    ['with (open(a)) as b:\n    pass\n', []],
    ['try:\n    f()\nexcept* E:\n    pass\n', ['3.11']],
    ['def f[T](x: T):\n    pass\n', ['3.12']],
    ['type X = int\n', ['3.12']],
    ['def f():\n    # nothing\n\nx = 1\n', ['never']],
    ['if x:\nelse:\n    pass\n', ['never']],
    ['f(a=1, b)\n', ['never']],
    ['f(a=1, *b, **c)\n', []],
  ];
  for (const [text, since] of python) {
    it(`is told for Python: ${JSON.stringify(text)}`, async () => {
      assert.deepEqual(await usesIn('python', text), since);
    });
  }

  const csharp: [string, string[]][] = [
    ['var x = $"{d["k"]}";', []],
    ['var x = $"{d[\n"k"]}";', ['11']],
    ['var x = $@"{d[\n"k"]}";', []],
    ['var x = $"""{y}""";', ['11']],
    ['var x = """y""";', ['11']],
    ['var x = y is not null;', ['9']],
    ['x ??= y;', ['8']],
    ['namespace A;', ['10']],
  ];
  for (const [text, since] of csharp) {
    it(`is told for C#: ${JSON.stringify(text)}`, async () => {
      assert.deepEqual(await usesIn('c-sharp', text), since);
    });
  }
});

describe('rewriting for a version of a language', () => {
  const FORMAT: [string, string] = ['x = "at %s" % a\n', 'x = f"at {a}"\n'];
  const CALLS = ['m(1)', 'd["k"]', 'b', "d['k']", '"".join(c)'];
  const TEXT = CALLS.map((code) => `x = "at %s" % ${code}\n`).join('');

  async function answers(text: string, version?: string): Promise<(true | SkipReason)[]> {
    const { template } = await learn('python', FORMAT);
    const sites = await sitesIn(template, text);
    const all = await learner.rewriteAll(template, sites, text, version);
    return all.map((answer) => hasEdits(answer) || answer.why);
  }
  const refused = (version?: string): SkipReason => ({
    kind: 'breaksSyntax',
    refused: {
      ...{ language: 'Python', sample: 'f"{x["a"]}"', since: '3.12' },
      ...(version && { version }),
    },
  });

  it('leaves out what the version does not parse, and says which', async () => {
    const [no] = [refused('3.8')];
    assert.deepEqual(await answers(TEXT, '3.8'), [true, no, true, true, no]);
  });

  it('takes a project that names none for an old one', async () => {
    assert.deepEqual(await answers(TEXT), [true, refused(), true, true, refused()]);
  });

  it('writes all that the version parses', async () => {
    assert.deepEqual(await answers(TEXT, '3.12'), [true, true, true, true, true]);
  });

  it('takes a file for what it is that uses a later version already', async () => {
    assert.deepEqual(await answers(`type X = int\n${TEXT}`, '3.8'), [true, true, true, true, true]);
  });

  it('leaves out all where the version has no such strings', async () => {
    const none = {
      ...refused('3.5'),
      refused: { language: 'Python', sample: 'f"{x}"', since: '3.6', version: '3.5' },
    };
    const all = await answers('x = "at %s" % a\nx = "at %s" % b\n', '3.5');
    assert.deepEqual(all, [none, none]);
  });

  it('empties no block, however many places are in it', async () => {
    const line = 'from __future__ import with_statement\n';
    const { template } = await learn('python', [`${line}import os\n`, 'import os\n']);
    const text = `def f():\n    ${line}    ${line}\ndef g():\n    ${line}    run()\n`;
    const sites = await sitesIn(template, text, pathIn('python'));
    const all = await learner.rewriteAll(template, sites, text);
    assert.deepEqual(
      all.map((answer) => hasEdits(answer) || answer.why.kind),
      [true, 'breaksSyntax', true],
    );
  });
});
