import assert from 'node:assert/strict';
import type { CodeTemplate } from '../../../../src/core/types';
import { TreeTemplateLearner } from '../../../../src/template/tree/TreeTemplateLearner';
import { change, grammars, pathIn } from './workbench';

describe('files that a search leaves out unread', () => {
  let learner: TreeTemplateLearner;
  beforeEach(() => (learner = new TreeTemplateLearner(grammars)));

  const learned = async (language: string, before: string, after: string) =>
    (await learner.learn(language, [change(language, before, after)])).template;

  /** How many sites a text has, `unread` when it was not even parsed. */
  async function search(template: CodeTemplate, text: string): Promise<number | 'unread'> {
    const parses = learner.parses;
    const files = [{ path: pathIn(template.language), text }];
    let sites = 0;
    for await (const found of learner.findSites([template], files, { aborted: false })) {
      sites += found.template + 1;
    }
    return sites === 0 && learner.parses === parses ? 'unread' : sites;
  }

  it('have the words of a pattern, but not side by side', async () => {
    const template = await learned('javascript', 'go(load.url(a));\n', 'go(load.path(a));\n');
    assert.equal(await search(template, 'load.url(b);\n'), 1);
    for (const text of [
      'const load = 1;\nfetch.url(b);\n',
      'reload.url(b);\n',
      'load.urls(b);\n',
      'load.url = b;\n',
      'load?.url(b);\n',
    ]) {
      assert.equal(await search(template, text), 'unread', text);
    }
  });

  it('are none of those with layout, comments and commas between the words', async () => {
    const template = await learned(
      'javascript',
      'a = load.url(b, { c: 1 });\n',
      'a = load.path(b, { c: 1 });\n',
    );
    for (const text of [
      'a = load\n  .url(b, { c: 1 });\n',
      'a = load // why\n  .url(b, { c: 1, });\n',
      'a = load /* why */ . url(b, { c: 1 } /* how */,);\n',
    ]) {
      assert.equal(await search(template, text), 1, text);
    }
  });

  it('are none of those whose strings begin like a gap', async () => {
    const template = await learned(
      'php',
      "<?php\n$a = f(join(', ', $b));\n",
      "<?php\n$a = f(implode(', ', $b));\n",
    );
    assert.equal(await search(template, "<?php\n$c = f(join(', ', $d));\n"), 1);
  });

  it('are none of those that import a name as another', async () => {
    const template = await learned(
      'python',
      'import datetime\n\nx = datetime.datetime.utcnow()\n',
      'import datetime\n\nx = datetime.datetime.now(datetime.UTC)\n',
    );
    assert.equal(await search(template, 'import datetime as dt\n\ny = dt.datetime.utcnow()\n'), 1);
  });
});
