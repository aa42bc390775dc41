import assert from 'node:assert/strict';
import type { CodeTemplate } from '../../../src/core/types';
import { snippetFromSelection } from '../../../src/template/tokens/learning/snippetFromSelection';
import { applied, generalise, learn, sitesIn, type Example } from './workshop';

async function template(language: string, ...example: Example): Promise<CodeTemplate> {
  return (await learn(language, example)).template;
}

describe('generalising two templates', () => {
  it('gives back an equal template', async () => {
    const one = await template(
      'java',
      'class A { f(new Integer(x)); }',
      'class A { f(Integer.valueOf(x)); }',
    );
    const other = await template(
      'java',
      'class B { int a = new Integer(7); }',
      'class B { int a = Integer.valueOf(7); }',
    );
    assert.equal(await generalise(one, one), one);
    assert.equal(await generalise(one, other), one);
  });

  it('makes a hole where they differ, the same for the same pair', async () => {
    const one = await template('javascript', 'x = conf.a ? conf.a : null;', 'x = conf.a ?? null;');
    const other = await template('javascript', 'y = q() ? q() : null;', 'y = q() ?? null;');
    const joint = await generalise(one, other);
    assert.ok(joint);
    assert.equal(await applied(joint, 'z = m.n ? m.n : null;'), 'z = m.n ?? null;');
    assert.equal(await applied(joint, 'z = m.n ? m.o : null;'), 'z = m.n ? m.o : null;');
  });

  it('cuts off what only one has around', async () => {
    const one = await template(
      'python',
      'import yaml\nyaml.load(a)\n',
      'import yaml\nyaml.safe_load(a)\n',
    );
    const other = await template(
      'python',
      'def f(loader):\n    loader.load(a)\n',
      'def f(loader):\n    loader.safe_load(a)\n',
    );
    const joint = await generalise(one, other);
    assert.equal(joint?.before, '.load($1)');
    for (const text of ['yaml.load(z)', 'loader.load(z)']) {
      assert.equal((await sitesIn(joint, text)).length, 1);
    }
  });

  it('takes lists of different length as any arguments', async () => {
    const one = await template('javascript', 'a.warn(x)', 'a.warning(x)');
    const other = await template('javascript', 'a.warn(x, y, z)', 'a.warning(x, y, z)');
    const joint = await generalise(one, other);
    assert.ok(joint);
    assert.equal(await applied(joint, 'a.warn(p, q(1, 2))'), 'a.warning(p, q(1, 2))');
    assert.equal(await applied(joint, 'a.warn()'), 'a.warning()');
  });

  it('refuses what has too little in common', async () => {
    const one = await template(
      'javascript',
      'import a from "x";\nold(1);',
      'import a from "x";\nfresh(1);',
    );
    const other = await template(
      'javascript',
      'import a from "x";\nfoo(1);',
      'import a from "x";\nbar(1);',
    );
    assert.equal(await generalise(one, other), undefined);
    const equal = await template('javascript', 'x = f() == null;', 'x = f() === null;');
    const unequal = await template('javascript', 'x = f() == "a b";', 'x = f() === "a b";');
    assert.equal(await generalise(equal, unequal), undefined);
  });

  it('refuses other learners, languages and kinds', async () => {
    const one = await template('javascript', 'old(1);', 'fresh(1);');
    assert.equal(await generalise(one, { ...one, learner: 'trees' }), undefined);
    assert.equal(await generalise(one, { ...one, language: 'java' }), undefined);
    assert.equal(await generalise(one, snippetFromSelection('javascript', 'fresh(1)')), undefined);
  });

  it('puts a placeholder where two snippets differ by a name', async () => {
    const one = snippetFromSelection('javascript', 'log.info("start", clock());\nlog.flush();');
    const other = snippetFromSelection('javascript', 'log.info("end", clock());\nlog.flush();');
    const joint = await generalise(one, other);
    assert.match(joint?.snippet ?? '', /log\.info\(\$\{1:value\}, clock\(\)\)/);
    assert.equal(
      await generalise(one, snippetFromSelection('javascript', 'a(); b(); c();')),
      undefined,
    );
  });
});
