import assert from 'node:assert/strict';
import { languagesWithin, serves } from '../../../src/core/languages';
import { addProject, openSystem, TIMEOUT, timeoutProposal } from './openSystem';

describe('languages that contain others', () => {
  it('are served by the patterns of what they contain, and not the other way', () => {
    assert.deepEqual(languagesWithin('typescript'), ['typescript', 'javascript']);
    assert.deepEqual(languagesWithin('python'), ['python']);
    assert.deepEqual(languagesWithin('constructor'), ['constructor']);
    for (const [pattern, file] of [
      ['javascript', 'typescript'],
      ['javascript', 'vue'],
      ['typescript', 'svelte'],
      ['c', 'c++'],
      ['css', 'scss'],
      ['css', 'less'],
    ] as const) {
      assert.ok(serves(pattern, file), `${pattern} in ${file}`);
      assert.ok(!serves(file, pattern), `${file} in ${pattern}`);
    }
    assert.ok(!serves('javascript', null));
  });

  it('are offered these patterns in a project that has no other language', async () => {
    const open = await openSystem();
    const orders = await addProject(open, 'orders');
    await open.system.extractPatternFromProposal(timeoutProposal(orders), TIMEOUT);
    const offered = async (name: string, language: string) => {
      const project = await addProject(open, name, { language });
      return open.system.suggestPatternsForProject(project.id);
    };
    const [match, ...others] = await offered('shop', 'typescript');
    assert.equal(others.length, 0);
    assert.equal(match?.similarityScore, 0.8);
    assert.deepEqual(match?.reasons[0], {
      ...{ kind: 'language', value: 'typescript', other: 'javascript', exact: false },
    });
    assert.deepEqual(await offered('tool', 'python'), []);
  });
});
