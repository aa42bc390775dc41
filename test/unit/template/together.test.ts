import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hasEdits } from '../../../src/core/edits';
import type { SiteEdits } from '../../../src/core/ports';
import { type SkipReason } from '../../../src/core/skipping';
import { type Check, keptTogether } from '../../../src/template/shared/together';

const BREAKS: SkipReason = { kind: 'breaksSyntax' };

function siteAt(start: number, end = start + 1): SiteEdits {
  const site = { path: 'a.js', start, end, line: start, text: 'x', holes: {} };
  return { site, edits: [{ path: 'a.js', start, end, newText: 'y' }] };
}

/** A check that refuses a text in which all of some lines are changed, and how often it was asked. */
function refusing(groups: readonly (readonly number[])[]): { check: Check; asked: () => number } {
  let asked = 0;
  const check: Check = async (sites) => {
    asked += 1;
    const lines = new Set(sites.map(({ site }) => site.line));
    const isBroken = groups.some((group) => group.every((line) => lines.has(line)));
    return { bad: new Map(), ...(isBroken && { whole: BREAKS }) };
  };
  return { check, asked: () => asked };
}

describe('sites that are changed together', () => {
  const many = Array.from({ length: 128 }, (_, index) => siteAt(index * 2));
  const linesOf = (answers: Awaited<ReturnType<typeof keptTogether>>): number[] =>
    answers.filter((answer) => !hasEdits(answer)).map(({ site }) => site.line);

  it('are all kept after one look where all is well', async () => {
    const { check, asked } = refusing([]);
    assert.deepEqual(await keptTogether(many, check), many);
    assert.equal(asked(), 1);
  });

  it('are kept but for those that break the text, alone or only with others, after few looks', async () => {
    const { check, asked } = refusing([[10], [100], [40, 42, 200]]);
    const answers = await keptTogether(many, check);
    assert.deepEqual(linesOf(answers), [10, 100, 200]);
    assert.ok(asked() < 60, `${asked()} looks`);
  });

  it('always pass together, and each that is left out does not pass with the others', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.uniqueArray(fc.nat(11), { minLength: 1, maxLength: 3 }), { maxLength: 4 }),
        async (groups) => {
          const sites = Array.from({ length: 12 }, (_, index) => siteAt(index));
          const { check } = refusing(groups);
          const answers = await keptTogether(sites, check);
          const kept = answers.filter(hasEdits);
          assert.equal((await check(kept, [])).whole, undefined);
          for (const site of sites.filter((each) => !kept.includes(each))) {
            assert.deepEqual((await check([...kept, site], [])).whole, BREAKS);
          }
        },
      ),
    ));

  it('are not asked about for ever where nothing passes', async () => {
    const { check, asked } = refusing([[]]);
    const all = Array.from({ length: 2000 }, (_, index) => siteAt(index));
    assert.equal(linesOf(await keptTogether(all, check)).length, all.length);
    assert.ok(asked() <= 250, `${asked()} looks`);
  });

  it('do not overlap, unless the one before was refused', async () => {
    const [outer, inner] = [siteAt(0, 9), siteAt(3, 5)];
    const overlaps: SkipReason = { kind: 'overlaps', line: 0 };
    const { check } = refusing([]);
    assert.deepEqual(await keptTogether([outer, inner], check), [
      outer,
      { site: inner.site, why: overlaps },
    ]);
    assert.deepEqual(await keptTogether([outer, inner], refusing([[0]]).check), [
      { site: outer.site, why: BREAKS },
      inner,
    ]);
  });

  it('get no name unasked that is a proposal', async () => {
    const { site, edits } = siteAt(0);
    const proposing = edits.map((edit) => ({
      ...edit,
      inputs: [{ name: 'LIMIT', start: 0, end: 1 }],
    }));
    const { check } = refusing([]);
    assert.deepEqual(await keptTogether([{ site, edits: proposing }], check), [
      { site, why: { kind: 'needsInput', names: ['LIMIT'] } },
    ]);
    const asked = { site: { ...site, inputs: ['LIMIT'] }, edits: proposing };
    assert.deepEqual(await keptTogether([asked], check), [asked]);
  });
});
