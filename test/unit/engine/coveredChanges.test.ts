import assert from 'node:assert/strict';
import type { CodeTemplate } from '../../../src/core/types';
import { coveredChanges } from '../../../src/engine/changes/coveredChanges';
import { createTemplates } from '../../../src/template/createTemplates';

const learner = createTemplates();

function file(path: string, before: string | null, after: string) {
  return { path, language: 'javascript', before, after };
}

async function template(): Promise<CodeTemplate> {
  const learned = await learner.learn('javascript', [
    file('a.js', 'one(old(1));\n', 'one(fresh(1));\n'),
  ]);
  return learned.template;
}

const LINES = ['first();', 'one(old(1));', 'a();', 'b();', 'c();', 'other(1);', 'last();'];
const CHANGED = ['first();', 'one(fresh(1));', 'a();', 'b();', 'c();', 'others(1);', 'last();'];

describe('the changes that a template covers', () => {
  it('are counted as a person picks them: a stretch of lines each', async () => {
    const files = [file('b.js', LINES.join('\n'), CHANGED.join('\n'))];
    assert.deepEqual(await coveredChanges(files, await template(), learner), {
      covered: 1,
      all: 2,
    });
  });

  it('are none in lines that are only added, nor in a new file', async () => {
    const added = [...LINES.slice(0, 4), 'more();', ...LINES.slice(4)];
    const files = [
      file('b.js', LINES.join('\n'), added.join('\n')),
      file('c.js', null, 'one(fresh(2));\n'),
    ];
    assert.deepEqual(await coveredChanges(files, await template(), learner), {
      covered: 0,
      all: 2,
    });
  });
});
