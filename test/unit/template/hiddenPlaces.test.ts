import assert from 'node:assert/strict';
import type { Templates } from '../../../src/template/Templates';
import type { CodeTemplate } from '../../../src/core/types';
import { TokenTemplateLearner } from '../../../src/template/tokens/TokenTemplateLearner';
import { learn, learner as trees, pathIn } from './tree/workbench';

const HOME = `class Store {
  load(a, b) {
    const both = all([get(a), get(b)]);
    other();
    return get(a);
  }
}
`;

type Finding = Pick<Templates, 'findSites' | 'placeKeys'>;

async function linesOf(learner: Finding, template: CodeTemplate, text: string) {
  const lines: number[] = [];
  const files = [{ path: pathIn(template.language), text }];
  for await (const { site } of learner.findSites([template], files, { aborted: false })) {
    lines.push(site.line + 1);
  }
  return lines;
}

/** The template without the n-th of its places in a text. */
async function without(
  learner: Finding,
  template: CodeTemplate,
  text: string,
  at: number,
): Promise<CodeTemplate> {
  const path = pathIn(template.language);
  const files = [{ path, text }];
  const places = [];
  for await (const { site } of learner.findSites([template], files, { aborted: false })) {
    places.push({ path, text, start: site.start, end: site.end });
  }
  const hidden = await learner.placeKeys(template, places[at]!, 'file');
  return { ...template, hidden };
}

describe('a hidden place', () => {
  let hidden: CodeTemplate;
  before(async () => {
    const { template } = await learn('javascript', ['get(url);\n', 'fetch(url);\n']);
    assert.deepEqual(await linesOf(trees, template, HOME), [3, 3, 5]);
    hidden = await without(trees, template, HOME, 0);
  });

  const lines = (text: string) => linesOf(trees, hidden, text);

  it('is hidden by itself: neither its neighbours nor the same text elsewhere are', async () => {
    assert.deepEqual(await lines(HOME), [3, 5]);
    assert.deepEqual(await lines(HOME.replace('load', 'save')), [3, 3, 5]);
    assert.deepEqual(await lines(HOME.replace('both', 'one')), [3, 3, 5]);
    assert.deepEqual(await lines(HOME.replace('get(a)', 'get(c)')), [3, 3, 5]);
  });

  it('stays hidden whatever is changed around it, or in its layout', async () => {
    assert.deepEqual(await lines(HOME.replace('get(b)', 'fetch(b, now)')), [5]);
    assert.deepEqual(await lines(HOME.replace('    other();\n', '')), [3, 4]);
    assert.deepEqual(await lines(HOME.replace('get(a)', '\n      get( a )\n')), [5, 7]);
    assert.deepEqual(await lines(HOME.replace('const', 'first(); // why\n    const')), [4, 6]);
    assert.deepEqual(await lines(`import x from 'x';\n\n${HOME}`), [5, 7]);
    const inBlock = HOME.replace('    const', '    if (a) { const').replace(']);', ']); }');
    assert.deepEqual(await lines(inBlock), [3, 5]);
  });

  it('is hidden at a level too that takes in more or less of it', async () => {
    const { template } = await learn(
      'ruby',
      ['raise Exception\n', 'raise StandardError\n'],
      ['raise ::Exception\n', 'raise ::StandardError\n'],
    );
    const text = 'raise ::Exception\nfail ::Exception\nfail Exception\n';
    const one = await without(trees, template, text, 0);
    for (const level of trees.levels(template).keys()) {
      const all = await linesOf(trees, trees.atLevel(template, level), text);
      const left = await linesOf(trees, trees.atLevel(one, level), text);
      assert.deepEqual(
        left,
        all.filter((line) => line !== 1),
      );
    }
  });

  it('gets no edits, and the reason is said', async () => {
    const start = HOME.indexOf('get(a)');
    const site = { path: 'a.js', start, end: start + 6, line: 2, text: 'get(a)', holes: {} };
    await assert.rejects(trees.rewrite(hidden, site, HOME));
    const [answer] = await trees.rewriteAll(hidden, [site], HOME);
    assert.deepEqual(answer, { site, why: { kind: 'changed' } });
    const why = await trees.explainMismatch(hidden, { ...site, text: HOME });
    assert.match(why ?? '', /not here/);
  });

  it('is hidden where there is no grammar, told by its lines', async () => {
    const tokens = new TokenTemplateLearner();
    const text = 'run:\n  get(a);\n  keep get(a);\n';
    const { template } = await tokens.learn('fable', [
      { path: 'a.fable', language: 'fable', before: 'x = get(a);\n', after: 'x = fetch(a);\n' },
    ]);
    assert.equal(template.kind, 'rewrite');
    const [line] = await linesOf(tokens, template, text);
    assert.equal(line, 2);
    const one = await without(tokens, template, text, 0);
    assert.deepEqual(await linesOf(tokens, one, text), [3]);
    assert.deepEqual(await linesOf(tokens, one, text.replace('  get', '\n\n    get')), [5]);
    const start = text.indexOf('get');
    const site = { path: 'a.fable', start, end: start + 6, line: 1, text: 'get(a)', holes: {} };
    const [answer] = await tokens.rewriteAll(one, [site], text);
    assert.ok(answer && 'why' in answer);
  });
});
