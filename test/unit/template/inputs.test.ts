import assert from 'node:assert/strict';
import type { Site, TextEdit } from '../../../src/core/ports';
import type { CodeTemplate } from '../../../src/core/types';
import { LanguageTemplateLearner } from '../../../src/template/LanguageTemplateLearner';
import type { Body } from '../../../src/template/tokens/rules/body';
import { TokenTemplateLearner } from '../../../src/template/tokens/TokenTemplateLearner';
import { RefusedByExamples } from '../../../src/template/tree/RefusedByExamples';
import { applied, learn, sitesIn, type Example } from './workshop';

const KOTLIN: Example = [
  'fun all(url: String, timeoutMs: Long): String {\n    return fetchAll(url)\n}\n',
  'fun all(url: String, timeoutMs: Long): String {\n    return fetchAll(url, timeoutMs)\n}\n',
];
const SWIFT: Example = [
  'func all(url: String, limit: Int) {\n    load(url)\n}\n',
  'func all(url: String, limit: Int) {\n    load(url, most: limit, half: limit / 2)\n}\n',
];

const learner = new TokenTemplateLearner();

async function rewrite(template: CodeTemplate, text: string): Promise<[Site, TextEdit[]]> {
  const [site, ...others] = await sitesIn(template, text);
  assert.ok(site);
  assert.equal(others.length, 0);
  return [site, await learner.rewrite(template, site, text)];
}

const held = (edits: readonly TextEdit[]) =>
  edits.flatMap(({ newText, inputs = [] }) =>
    inputs.map(({ name, start, end }) => [name, newText.slice(start, end)]),
  );

describe('a token template whose new code needs a name that only a person knows', () => {
  it('is a rewrite that says what is to be filled in, and where', async () => {
    const { template, notes } = await learn('kotlin', KOTLIN);
    assert.equal(template.kind, 'rewrite');
    const stored = JSON.parse(JSON.stringify(template)) as CodeTemplate;
    const text = 'val page = fetchAll(base + path)\n';
    const [site, edits] = await rewrite(stored, text);
    assert.deepEqual(site.inputs, ['timeoutMs']);
    assert.deepEqual(held(edits), [['timeoutMs', 'timeoutMs']]);
    assert.equal(await applied(stored, text), 'val page = fetchAll(base + path, timeoutMs)\n');
    assert.deepEqual(notes, [
      'A name is filled in at each place: in the example it is “timeoutMs”.',
    ]);
    assert.match(template.snippet, /\$\{\d:timeoutMs\}/);
  });

  it('tells all stretches of one name, also where a space is put before them', async () => {
    const { template } = await learn('swift', SWIFT);
    const [site, edits] = await rewrite(template, 'load(  other )\n');
    assert.deepEqual(site.inputs, ['limit']);
    assert.deepEqual(held(edits), [
      ['limit', 'limit'],
      ['limit', 'limit'],
    ]);
  });

  it('tells two names apart that are the same', async () => {
    const { template } = await learn('kotlin', [
      'fun all(url: String, first: Int, last: Int) {\n    fetchAll(url)\n}\n',
      'fun all(url: String, first: Int, last: Int) {\n    fetchAll(url, first, last)\n}\n',
    ]);
    const body = template.body as Body;
    for (const hole of body.holes) if (hole.name === 'last') hole.name = 'first';
    const [site, edits] = await rewrite(template, 'fetchAll(x)\n');
    assert.deepEqual(site.inputs, ['first', 'first2']);
    assert.deepEqual(held(edits), [
      ['first', 'first'],
      ['first2', 'first2'],
    ]);
  });

  it('does not match its own result, whatever was filled in', async () => {
    const { template } = await learn('kotlin', KOTLIN);
    for (const name of ['timeoutMs', 'config.timeout', '5_000L'])
      assert.deepEqual(await sitesIn(template, `fetchAll(url, ${name})\n`), []);
  });

  it('is learned only where nothing else is', async () => {
    const { template } = await learn('kotlin', KOTLIN, [
      'fun b(u: String) = oldName(u)\n',
      'fun b(u: String) = newName(u)\n',
    ]);
    const [site] = await sitesIn(template, 'oldName(v)\nfetchAll(v)\n');
    assert.equal(site?.text.startsWith('oldName'), true);
    assert.equal(site?.inputs, undefined);
  });

  it('stays a snippet where the old code fails another gate', async () => {
    const { template } = await learn('kotlin', [
      'fun all(a: Int, extra: Int) {\n    go(a)\n}\n',
      'fun all(a: Int, extra: Int) {\n    go(a, extra)\n}\n',
    ]);
    assert.equal(template.kind, 'snippet');
    assert.deepEqual(await sitesIn(template, 'go(b)\n'), []);
  });

  it('is edited as text and read back', async () => {
    const { template } = await learn('kotlin', KOTLIN);
    const [form] = learner.editableForms(template);
    assert.ok(form);
    assert.deepEqual(form, { before: 'fetchAll($1)', after: 'fetchAll($1, $2)' });
    const same = await learner.edited(template, [form]);
    assert.deepEqual(same, { template, problems: [] });
    const after = 'fetchAll($1, most = $2)';
    const { template: other, problems } = await learner.edited(template, [{ ...form, after }]);
    assert.deepEqual(problems, []);
    assert.ok(other);
    const [site, edits] = await rewrite(other, 'fetchAll(x)\n');
    assert.deepEqual(site.inputs, ['timeoutMs']);
    assert.equal(edits[0]?.newText, 'fetchAll(x, most = timeoutMs)');
    const unknown = await learner.edited(template, [{ ...form, after: 'fetchAll($1, $3)' }]);
    assert.match(unknown.problems[0]?.message ?? '', /^\$3 is not in the code before/);
  });

  it('generalises with itself only', async () => {
    const { template } = await learn('kotlin', KOTLIN);
    const { template: other } = await learn('kotlin', [
      KOTLIN[0].replaceAll('fetchAll', 'fetchSome'),
      KOTLIN[1].replaceAll('fetchAll', 'fetchSome'),
    ]);
    assert.equal(await learner.generalise(template, template), template);
    assert.equal(await learner.generalise(template, other), undefined);
  });

  it('is a snippet where the examples spoke against a rewrite on trees', async () => {
    const refusing = {
      knows: () => true,
      reads: () => true,
      syntaxCheck: async () => undefined,
      learn: () => Promise.reject(new RefusedByExamples(['the examples left it alone'])),
    };
    const both = new LanguageTemplateLearner(
      Object.assign(new TokenTemplateLearner(), refusing),
      learner,
    );
    const file = { path: 'a.kt', language: 'kotlin', before: KOTLIN[0], after: KOTLIN[1] };
    assert.equal((await both.learn('kotlin', [file])).template.kind, 'snippet');
  });
});
