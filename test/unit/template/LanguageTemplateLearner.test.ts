import assert from 'node:assert/strict';
import { NothingToLearn } from '../../../src/core/errors';
import { LanguageTemplateLearner } from '../../../src/template/LanguageTemplateLearner';
import { TokenTemplateLearner } from '../../../src/template/tokens/TokenTemplateLearner';
import { TreeTemplateLearner } from '../../../src/template/tree/TreeTemplateLearner';
import { change, Grammars } from './tree/workbench';

const learner = new LanguageTemplateLearner(
  new TreeTemplateLearner(new Grammars()),
  new TokenTemplateLearner(),
);
const file = (path: string, language: string, before: string, after: string) => ({
  path,
  language,
  before,
  after,
});

describe('LanguageTemplateLearner', () => {
  it('learns on trees where there is a grammar', async () => {
    const { template } = await learner.learn('python', [
      change('python', 'oldName(a)\n', 'newName(a)\n'),
    ]);
    assert.equal(template.learner, 'tree');
  });

  it('learns on tokens where there is none', async () => {
    const { template } = await learner.learn('kotlin', [
      file('A.kt', 'kotlin', 'fun f(a: Int) { oldName(a) }\n', 'fun f(a: Int) { newName(a) }\n'),
    ]);
    assert.equal(template.learner, 'tokens');
  });

  it('falls back to tokens where trees tell nothing', async () => {
    const { template, notes } = await learner.learn('javascript', [
      change('javascript', 'start(1);\nstop(2);\n', 'start(1);\nlog(extra);\nstop(2);\n'),
    ]);
    assert.equal(template.learner, 'tokens');
    assert.equal(template.kind, 'snippet');
    assert.ok(notes.some((note) => note.includes('Matched as text')));
  });

  it('makes no rewrite of words where the trees tell none', async () => {
    await assert.rejects(
      learner.learn('python', [change('python', '# one\na = 1\n', '# two\na = 1\n')]),
      NothingToLearn,
    );
  });

  it('finds and rewrites with the learner that made a template', async () => {
    const { template: tree } = await learner.learn('python', [
      change('python', 'oldName(a)\n', 'newName(a)\n'),
    ]);
    const { template: tokens } = await learner.learn('kotlin', [
      file('A.kt', 'kotlin', 'fun f(a: Int) { oldCall(a) }\n', 'fun f(a: Int) { newCall(a) }\n'),
    ]);
    const files = [
      { path: 'b.py', text: 'oldName(1)\n' },
      { path: 'B.kt', text: 'fun g(b: Int) { oldCall(b) }\n' },
    ];
    const results: string[] = [];
    for await (const { template, site } of learner.findSites([tokens, tree], files, {
      aborted: false,
    })) {
      const text = files.find(({ path }) => path === site.path)!.text;
      const [edit] = await learner.rewrite([tokens, tree][template]!, site, text);
      results.push(text.slice(0, edit!.start) + edit!.newText + text.slice(edit!.end));
    }
    assert.deepEqual(results, ['newName(1)\n', 'fun g(b: Int) { newCall(b) }\n']);
    assert.equal(await learner.generalise(tree, tokens), undefined);
  });
});
