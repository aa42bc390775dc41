import assert from 'node:assert/strict';
import { parseBody, rulesOf } from '../../../../src/template/tree/rules/body';
import { heldAgainstExamples } from '../../../../src/template/tree/learning/generaliseBodies';
import { Parsers } from '../../../../src/template/tree/syntax/Parsers';
import { change, grammars, learn, learner, pathIn, rewritten } from './workbench';

describe('levels that can be chosen', () => {
  it('give the examples back, each of them', async () => {
    const pairs: [string, string][] = [
      ['x = set([p])\nz = list([p])\n', 'x = {p}\nz = list([p])\n'],
      ['y = set([f(q), "r"])\n', 'y = {f(q), "r"}\n'],
    ];
    const { template } = await learn('python', ...pairs);
    const levels = learner.levels(template);
    assert.ok(levels.length > 1);
    for (const level of levels.keys()) {
      for (const [before, after] of pairs) {
        assert.equal(await rewritten(learner.atLevel(template, level), before), after);
      }
    }
  });

  it('are not offered where they touch what the example left alone', async () => {
    const before = 'x = log(a)\ny = log(b)\nlog(a)\nlog(c)\n';
    const after = 'x = note(a)\ny = note(b)\nlog(a)\nlog(c)\n';
    const { template } = await learn('python', [before, after]);
    for (const level of learner.levels(template).keys()) {
      const at = learner.atLevel(template, level);
      assert.equal(await learner.tried(at, [change('python', before, after)]), 'gives back');
      assert.match(await rewritten(at, before), /\nlog\(a\)\nlog\(c\)\n$/);
    }
  });

  it('say which of them is the code as it stood', async () => {
    const { template } = await learn('javascript', ['f(one, x)\n', 'g(one, x)\n']);
    const levels = learner.levels(template);
    assert.equal(levels[0]?.exact, true);
    assert.equal(levels.at(-1)?.exact, false);
  });
});

describe('two templates that are generalised without their examples', () => {
  it('go no further than what gives the examples of both back', async () => {
    const parsers = new Parsers(grammars);
    const parsing = { grammar: 'python', parse: (text: string) => parsers.parse('python', text) };
    const { template: right } = await learn('python', ['x = set([p])\n', 'x = {p}\n']);
    const { template: wrong } = await learn('python', ['x = set([p])\n', 'x = frozenset([p])\n']);
    const [body, other] = [parseBody(right.body), parseBody(wrong.body)];
    const [specific, general] = [rulesOf(body), rulesOf(other)];
    const levels = [{ rules: specific }, { rules: general }, { rules: specific }];
    const held = await heldAgainstExamples({ ...body, levels, level: 2 }, parsing);
    assert.deepEqual(held.levels, [{ rules: specific }, { rules: specific }]);
    assert.equal(held.level, 1);
  });
});

describe('the excerpt of an example', () => {
  const long = Array.from({ length: 600 }, (_, at) => `function other${at}() { return ${at}; }`);
  const file = (call: string) =>
    [
      "import { load } from './load';",
      "import { other } from './other';",
      ...long,
      'export class Orders {',
      '  async all(id) {',
      `    const found = await ${call};`,
      '    return found;',
      '  }',
      '}',
      ...long.map((line) => line.replace('other', 'more')),
      '',
    ].join('\n');

  it('is small, parses, and teaches the same rule', async () => {
    const [before, after] = [file('load(id)'), file('load(id, { retries: 3 })')];
    const { template } = await learn('javascript', [before, after]);
    const excerpts = await learner.excerpts(template, [change('javascript', before, after)]);
    const [excerpt] = excerpts ?? [];
    assert.ok(excerpt);
    assert.ok((excerpt.before ?? '').length < 300, excerpt.before ?? '');
    assert.ok(excerpt.before?.startsWith("import { load } from './load';\n"));
    assert.doesNotMatch(excerpt.before ?? '', /other/);
    const again = await learner.learn('javascript', [excerpt]);
    assert.deepEqual(
      [again.template.before, again.template.after],
      [template.before, template.after],
    );
  });

  it('has what looks alike and was left alone', async () => {
    const lines = [
      'def f():\n    x = get(url, 1)\n    y = get(cache, 2)\n',
      ...Array.from({ length: 900 }, (_, at) => `def g${at}():\n    return ${at}\n`),
    ];
    const before = lines.join('\n');
    const after = before.replace('get(url, 1)', 'fetch(url, 1)');
    const learned = await learn('python', [before, after]);
    const [excerpt] =
      (await learner.excerpts(learned.template, [change('python', before, after)])) ?? [];
    assert.match(excerpt?.before ?? '', /get\(cache, 2\)/);
  });

  it('of a place where a pattern must not fit is the statement that holds it', async () => {
    const { template } = await learn('javascript', ['get(url);\n', 'fetch(url);\n']);
    const text = `${'// far\n'.repeat(2_000)}function f() {\n  return g(get(cache));\n}\n`;
    const start = text.indexOf('get(cache)');
    const place = { path: pathIn('javascript'), text, start, end: start + 10 };
    const around = await learner.around(template, place);
    assert.ok(around);
    assert.equal(around.text.slice(around.start, around.end), 'get(cache)');
    assert.ok(around.text.length < 60);
  });
});
