import assert from 'node:assert/strict';
import { applyEdits, combined, hasEdits } from '../../../../../src/core/edits';
import type { Body } from '../../../../../src/template/tree/rules/body';
import { TemplateImports } from '../../../../../src/template/tree/sites/Imports';
import { Parsers } from '../../../../../src/template/tree/syntax/Parsers';
import { grammars, learn, learner, reread, rewritten, sitesIn } from '../workbench';
import { cpp } from './cases/cpp';
import { csharp } from './cases/csharp';
import { go } from './cases/go';
import { java } from './cases/java';
import { javascript } from './cases/javascript';
import { php } from './cases/php';
import { python } from './cases/python';
import { ruby } from './cases/ruby';
import { rust } from './cases/rust';
import { typescript } from './cases/typescript';

const LANGUAGES = [javascript, typescript, python, java, go, rust, php, ruby, csharp, cpp];

describe('imports that come with new code', () => {
  for (const { language, usual, cases } of LANGUAGES) {
    describe(`in ${language}`, () => {
      for (const { it: does, from = usual, path, before, after, ...own } of cases) {
        it(does, async () => {
          const template = reread((await learn(own.language ?? language, from)).template);
          assert.equal(await rewritten(template, before, path), after);
        });
      }
    });
  }

  it('are read from templates of before, but for what was no statement', async () => {
    const template = reread(
      (await learn('javascript', ['log(old(d));\n', 'log(text(d));\n'])).template,
    );
    Object.assign(template.body as Body, {
      companions: [
        { text: "import { text } from './time';", kind: 'import_statement', names: ['text'] },
        { text: '{ text }', kind: 'import_clause', names: ['text'] },
        { text: '{ text }', kind: 'named_imports', names: ['text'] },
      ],
    });
    assert.equal(
      await rewritten(template, "import { log } from './log';\n\nlog(old(end));\n"),
      "import { log } from './log';\nimport { text } from './time';\n\nlog(text(end));\n",
    );
  });

  it('say why a place is not offered where their name means something else', async () => {
    const { template } = await learn('python', python.usual);
    const text = 'class Path: pass\n\nx = load_note(end)\n';
    const start = text.indexOf('load_note');
    const place = { path: 'src/b.py', text, start, end: start + 5 };
    assert.equal(
      await learner.explainMismatch(template, place),
      '“Path” is something else here: the new code needs it from “pathlib”.',
    );
  });

  it('leave a file alone that was changed already', async () => {
    const lines = (text: string) => text.split('\n').sort();
    for (const { language, usual } of LANGUAGES) {
      const { template } = await learn(language, usual);
      const after = await rewritten(template, usual[0]);
      assert.deepEqual(lines(after), lines(usual[1]), language);
      assert.equal(await rewritten(template, after), after, language);
    }
  });

  it('are for no code that another example got along with', async () => {
    const service = (body: string) =>
      `class A\n{\n    object F(string v)\n    {\n        ${body}\n    }\n}\n`;
    const { template } = await learn(
      'c#',
      [
        service('return Clock.Read(v);'),
        `using Lib.Time;\n\n${service('return Instant.Of(v, Zones.Home);')}`,
      ],
      [service('return Names.Find(v);'), service('return Names.Of(v, Zones.Home, 5);')],
    );
    assert.equal(
      await rewritten(template, service('return Clock.Read(w);')),
      `using Lib.Time;\n\n${service('return Instant.Of(w, Zones.Home);')}`,
    );
    assert.equal(
      await rewritten(template, service('return Names.Find(w);')),
      service('return Names.Of(w, Zones.Home, 5);'),
    );
  });

  it('go once the last of the chosen places is changed, and no sooner', async () => {
    const { template } = await learn('python', [
      'import six\n\nx = six.text_type(name)\n',
      'x = str(name)\n',
    ]);
    const text = 'import six\n\ny = six.text_type(a)\nz = six.text_type(b)\n';
    const sites = await sitesIn(template, text);
    const resultOf = async (chosen: typeof sites) => {
      const answers = await learner.rewriteAll(template, chosen, text);
      return applyEdits(text, combined(answers.filter(hasEdits)).edits);
    };
    assert.equal(await resultOf(sites), 'y = str(a)\nz = str(b)\n');
    assert.equal(
      await resultOf(sites.slice(0, 1)),
      'import six\n\ny = str(a)\nz = six.text_type(b)\n',
    );
  });

  it('come once for all places of a file, each place bringing what its own code needs', async () => {
    const text = 'from a import b\n\nx = 1\ny = 2\n';
    const tree = (await new Parsers(grammars).parse('python', text))!;
    const of = (name: string) => ({ module: 'a', member: name, name, variant: '' });
    const names = ['c', 'd', 'e'];
    const imports = new TemplateImports({
      companions: names.map((name) => ({
        text: `from a import ${name}`,
        kind: 'import_from_statement',
        names: [name],
        of: of(name),
      })),
    });
    const placeOf = (...used: string[]) => ({
      rule: {
        before: [],
        after: used.map((t) => ({ k: 'identifier', t, g: '' })),
        holes: [],
        support: 1,
      },
      start: text.indexOf('x'),
      replacements: [],
    });
    const edits = imports.edits([placeOf('c'), placeOf('c', 'e'), placeOf('c')], {
      tree,
      path: 'b.py',
    });
    const end = text.indexOf('\n');
    assert.deepEqual(edits, [{ start: end, end, newText: ', c, e' }]);
  });
});
