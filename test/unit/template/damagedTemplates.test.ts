import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CodeTemplate } from '../../../src/core/types';
import { TokenTemplateLearner } from '../../../src/template/tokens/TokenTemplateLearner';
import { learn, sitesIn } from './workshop';

const learner = new TokenTemplateLearner();

describe('a template from disk', () => {
  let template: CodeTemplate;
  before(async () => {
    template = (await learn('javascript', ['old(a, "b");', 'fresh(a, "b");'])).template;
  });

  it('works after a round trip through JSON', async () => {
    const copy = JSON.parse(JSON.stringify(template)) as CodeTemplate;
    assert.deepEqual(copy, template);
    assert.deepEqual(await sitesIn(copy, 'old(c, "b")'), await sitesIn(template, 'old(c, "b")'));
  });

  const damaged: [name: string, body: unknown][] = [
    ['null', null],
    ['a text', 'old($1)'],
    ['another version', { version: 2 }],
    ['a list of everything', [1, 'a', null]],
  ];
  for (const [name, body] of damaged) {
    it(`is refused with one sentence: ${name}`, async () => {
      await assert.rejects(sitesIn({ ...template, body }, 'old(1)'), /code template is damaged/);
      await assert.rejects(learner.generalise({ ...template, body }, template), /damaged/);
    });
  }

  it('is refused when a hole has no rule', async () => {
    const body = { ...(template.body as object), holes: [] };
    await assert.rejects(sitesIn({ ...template, body }, 'old(1)'), /hole 1 has no rule/);
  });

  it('is refused when a field of it was changed, or finds sites, but never hangs or crashes', async () => {
    const paths = fc.array(fc.nat({ max: 6 }), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(paths, fc.jsonValue(), async (path, value) => {
        const copy = JSON.parse(JSON.stringify(template)) as CodeTemplate;
        const body = mutated(copy.body, path, value);
        try {
          await sitesIn({ ...copy, body }, 'old(c, "b"); old(old(1), "b")');
        } catch (error) {
          assert.ok(error instanceof Error);
          assert.match(error.message, /code template is damaged/);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('of another learner has no sites, and cannot be applied', async () => {
    const other = { ...template, learner: 'other' };
    assert.deepEqual(await sitesIn(other, 'old(1, "b")'), []);
    const [site] = await sitesIn(template, 'old(1, "b")');
    assert.ok(site);
    await assert.rejects(learner.rewrite(other, site, 'old(1, "b")'), /belongs to the learner/);
  });
});

/** The value with what lies at a path of positions replaced. */
function mutated(value: unknown, path: readonly number[], replacement: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined || typeof value !== 'object' || value === null) return replacement;
  const keys = Object.keys(value);
  const key = keys[first % Math.max(1, keys.length)];
  if (key === undefined) return replacement;
  const copy: Record<string, unknown> = (
    Array.isArray(value) ? [...(value as unknown[])] : { ...value }
  ) as Record<string, unknown>;
  copy[key] = mutated(copy[key], rest, replacement);
  return copy;
}
