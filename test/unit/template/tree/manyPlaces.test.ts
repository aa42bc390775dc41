import { TemplateImports } from '../../../../src/template/tree/sites/Imports';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hasEdits } from '../../../../src/core/edits';
import type { Site } from '../../../../src/core/ports';
import { parseBody, rulesOf } from '../../../../src/template/tree/rules/body';
import { Parsers } from '../../../../src/template/tree/syntax/Parsers';
import { rewriteSites } from '../../../../src/template/tree/sites/rewriteSites';
import { Scanner } from '../../../../src/template/tree/sites/Scanner';
import { TreeIndex } from '../../../../src/template/tree/syntax/TreeIndex';
import { grammars, learn, learner, sitesIn } from './workbench';
import { manyPlaces } from './manyPlaces';

const NO_IMPORTS = new TemplateImports({ companions: [] });

const HEAD = 'class T(TestCase):\n    def test(self):\n        ';

describe('rewriting many places of a file', () => {
  it('parses it once before and once after, and looks for its places once', async () => {
    const { template } = await learn('python', [
      `${HEAD}self.assertEquals(a, 1)\n`,
      `${HEAD}self.assertEqual(a, 1)\n`,
    ]);
    const body = parseBody(template.body);
    const parsers = new Parsers(grammars);
    for (const count of [1, 40]) {
      const text = manyPlaces(count);
      const sites = await sitesIn(template, text);
      const scanner = new CountingScanner(rulesOf(body), parsers.kinds, NO_IMPORTS);
      const parses = parsers.parses;
      const parse = (source: string) => parsers.parse('python', source);
      const before = (await parse(text))!;
      const index = new TreeIndex(before);
      const answers = await rewriteSites(scanner, NO_IMPORTS, index, sites, { before, parse });
      assert.equal(answers.filter(hasEdits).length, count);
      assert.deepEqual([parsers.parses - parses, scanner.searches], [2, 1]);
    }
  });

  it('gives what rewriting them one by one gives, whichever they are', async () => {
    const learned = await Promise.all([
      learn('javascript', ['pick(a, b);\n', 'pick(a, b, { deep: yes });\n']),
      learn('javascript', ['old(a);\n', 'await fresh(a);\n']),
      learn('javascript', ['times(a, b);\n', 'x = a * b;\n']),
    ]);
    const call: fc.Arbitrary<string> = fc.letrec<{ call: string }>((tie) => ({
      call: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom('a', 'a + b', '() => c', '{}', '`t`'),
        fc
          .tuple(fc.constantFrom('pick', 'old', 'times'), tie('call'), tie('call'))
          .map(([name, one, two]) => `${name}(${name === 'old' ? one : `${one}, ${two}`})`),
      ),
    })).call;
    const text = fc
      .array(
        fc.oneof(
          call,
          call.map((code) => `gone(${code})`),
        ),
        { minLength: 1, maxLength: 8 },
      )
      .map((calls) => calls.map((code) => `run(${code});\n${code};\n`).join(''));
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...learned.map(({ template }) => template)),
        text,
        fc.infiniteStream(fc.boolean()),
        async (template, source, isWanted) => {
          const all = await sitesIn(template, source);
          const sites = all.filter(() => isWanted.next().value);
          for (const answer of await learner.rewriteAll(template, sites, source)) {
            const alone = await learner.rewrite(template, answer.site, source);
            if (hasEdits(answer)) assert.deepEqual(answer.edits, alone);
            else if (answer.why.kind !== 'overlaps' && !hasNeighbours(answer.site, sites))
              assert.deepEqual(alone, []);
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('says of each that no longer is one that it changed', async () => {
    const { template } = await learn('javascript', ['old(a);\n', 'fresh(a);\n']);
    const sites = await sitesIn(template, 'old(1);\nold(2);\n');
    const answers = await learner.rewriteAll(template, sites, 'old(1);\nold.2();\n');
    assert.deepEqual(
      answers.map((answer) => hasEdits(answer) || answer.why),
      [true, { kind: 'changed' }],
    );
  });
});

class CountingScanner extends Scanner {
  searches = 0;

  override find(...args: Parameters<Scanner['find']>): ReturnType<Scanner['find']> {
    this.searches += 1;
    return super.find(...args);
  }
}

/** Whether another site lies in or around a site: one may keep the other from being as it was meant. */
function hasNeighbours({ start, end }: Site, sites: readonly Site[]): boolean {
  return sites.some(
    (other) =>
      (other.start !== start || other.end !== end) && other.start < end && start < other.end,
  );
}
