import assert from 'node:assert/strict';
import path from 'node:path';
import { applyEdits } from '../../../src/core/edits';
import type { Site } from '../../../src/core/ports';
import type { CodeTemplate } from '../../../src/core/types';
import { createLearner } from '../../../src/engine/templates/createLearner';
import { planApplication } from '../../../src/engine/applying/planApplication';
import { manyPlaces } from '../template/tree/manyPlaces';
import { createTemplates } from '../../../src/template/createTemplates';
import type { Templates } from '../../../src/template/Templates';

const CLASS = 'class T(TestCase):\n    def test(self):\n        ';

describe('a plan', () => {
  let learner: Templates;
  beforeEach(() => (learner = createLearner(path.resolve('dist'))));

  const learn = async (language: string, before: string, after: string): Promise<CodeTemplate> => {
    const { template } = await learner.learn(language, [{ path: 'a', language, before, after }]);
    return template;
  };
  const sitesIn = async (
    template: CodeTemplate,
    texts: Record<string, string>,
  ): Promise<Site[]> => {
    const files = Object.entries(texts).map(([file, text]) => ({ path: file, text }));
    const found: Site[] = [];
    for await (const each of learner.findSites([template], files, { aborted: false }))
      found.push(each.site);
    return found;
  };
  const planFor = (
    template: CodeTemplate,
    sites: readonly Site[],
    texts: Record<string, string>,
    version?: string,
  ) =>
    planApplication(
      template,
      sites,
      { textOf: async (file) => texts[file], versionOf: async () => version },
      learner,
    );

  it('parses each file once before and once after, however many places are in it', async () => {
    const template = await learn(
      'python',
      `${CLASS}self.assertEquals(a, 1)\n`,
      `${CLASS}self.assertEqual(a, 1)\n`,
    );
    const texts = { 'a.py': manyPlaces(3), 'b.py': manyPlaces(90) };
    const sites = await sitesIn(template, texts);
    const parses = learner.parses;
    const plan = await planFor(template, sites, texts);
    assert.equal(learner.parses - parses, 4);
    assert.deepEqual([plan.sites.length, plan.skipped], [93, []]);
    for (const { before, after, edits } of plan.files) {
      assert.equal(after, before.replaceAll('assertEquals', 'assertEqual'));
      assert.equal(after, applyEdits(before, edits));
    }
  });

  it('goes on where a place is gone of which only the text is the same', async () => {
    const template = await learn('javascript', 'old(a);\n', 'fresh(a);\n');
    const sites = await sitesIn(template, { 'a.js': 'old(1);\nold(2);\n' });
    const now = { 'a.js': '`old(1)`;\nold(2);\n' };
    const moved = sites.map((site) => ({ ...site, start: site.start + 1, end: site.end + 1 }));
    const plan = await planFor(template, [moved[0]!], now);
    assert.deepEqual(plan, {
      files: [],
      skipped: [{ site: moved[0], why: { kind: 'changed' } }],
      sites: [],
    });
  });

  it('leaves no file that does not parse, also with a pattern learned from the words', async () => {
    const words = await wordsOf();
    const texts = { 'a.js': 'call(old);\ncall(older);\n' };
    const sites = await sitesIn(words, texts);
    assert.notEqual(sites.length, 0);
    const plan = await planFor(words, sites, texts);
    assert.deepEqual(plan.files, []);
    assert.deepEqual(
      plan.skipped,
      sites.map((site) => ({ site, why: { kind: 'breaksSyntax' } })),
    );
  });
});

/** A template of words that makes of a call something that is no code. */
async function wordsOf(): Promise<CodeTemplate> {
  const file = { path: 'a', language: 'javascript', before: 'call(old);\n', after: 'call(old;\n' };
  return (await createTemplates().learn('javascript', [file])).template;
}
