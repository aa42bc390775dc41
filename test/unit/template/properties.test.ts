import assert from 'node:assert/strict';
import fc from 'fast-check';
import { TokenTemplateLearner } from '../../../src/template/tokens/TokenTemplateLearner';
import { applied, bare, generalise, learn, sitesIn } from './workshop';

const name = fc.constantFrom('alpha', 'beta', 'gamma', 'delta', 'omega');
const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 3 },
    name,
    fc.integer({ min: 10, max: 99 }).map(String),
    name.map((text) => `"${text} text"`),
    fc.tuple(name, tie('expression')).map(([callee, inner]) => `${callee}(${inner})`),
    fc.tuple(name, name).map(([one, member]) => `${one}.${member}`),
    fc.tuple(tie('expression'), tie('expression')).map(([one, other]) => `${one} + ${other}`),
    fc.array(tie('expression'), { maxLength: 2 }).map((items) => `[${items.join(', ')}]`),
  ),
}));

/** Ways to write new code for a call of `legacy`. */
const change = fc.constantFrom<(args: readonly string[]) => string>(
  (args) => `modern(${args.join(', ')})`,
  (args) => `modern({ from: [${args.join(', ')}] })`,
  (args) => `modern(${[...args].reverse().join(', ')}).run()`,
  (args) => `modern(${[...args, 'true'].join(', ')})`,
);
const args = fc.array(expression, { minLength: 1, maxLength: 3 });
const around = fc.tuple(expression, expression);

describe('laws of learning and rewriting', () => {
  it('a template that was learned gives its example back', () =>
    fc.assert(
      fc.asyncProperty(change, args, around, async (make, list, [left, right]) => {
        const text = (code: string) => `x = ${left};\ny = ${code};\nz = ${right};\n`;
        const example = [text(`legacy(${list.join(', ')})`), text(make(list))] as const;
        const { template, covered } = await learn('javascript', example);
        assert.equal(template.kind, 'rewrite');
        assert.equal(covered, 1);
        assert.equal(bare(await applied(template, example[0])), bare(example[1]));
      }),
      { numRuns: 200 },
    ));

  it('what it wrote, it leaves alone', () =>
    fc.assert(
      fc.asyncProperty(change, args, args, async (make, list, other) => {
        const { template } = await learn('javascript', [
          `y = legacy(${list.join(', ')});`,
          `y = ${make(list)};`,
        ]);
        const once = await applied(template, `q = legacy(${other.join(', ')});`);
        assert.equal(await applied(template, once), once);
      }),
      { numRuns: 200 },
    ));

  it('a generalisation covers what each of the two covers', () =>
    fc.assert(
      fc.asyncProperty(change, args, args, args, async (make, one, other, target) => {
        const lesson = async (list: readonly string[]) =>
          (await learn('javascript', [`y = legacy(${list.join(', ')});`, `y = ${make(list)};`]))
            .template;
        const [a, b] = [await lesson(one), await lesson(other)];
        const joint = await generalise(a, b);
        if (joint === undefined) return;
        for (const list of [one, other, target]) {
          const text = `q = legacy(${list.join(', ')});`;
          for (const template of [a, b]) {
            if ((await sitesIn(template, text)).length === 0) continue;
            assert.equal(bare(await applied(joint, text)), bare(await applied(template, text)));
          }
        }
      }),
      { numRuns: 300 },
    ));

  it('JSON changes nothing about a template', () =>
    fc.assert(
      fc.asyncProperty(change, args, args, async (make, list, target) => {
        const { template } = await learn('javascript', [
          `y = legacy(${list.join(', ')});`,
          `y = ${make(list)};`,
        ]);
        const copy = JSON.parse(JSON.stringify(template)) as typeof template;
        assert.deepEqual(copy, template);
        const text = `q = legacy(${target.join(', ')});`;
        assert.deepEqual(await sitesIn(copy, text), await sitesIn(template, text));
      }),
      { numRuns: 100 },
    ));

  it('edits are within the text, apart from each other, and can be taken back', () =>
    fc.assert(
      fc.asyncProperty(fc.array(args, { minLength: 1, maxLength: 5 }), async (lists) => {
        const learner = new TokenTemplateLearner();
        const { template } = await learn('javascript', [
          'y = legacy(a);\n',
          'y = modern(a, () => {\n  stop();\n});\n',
        ]);
        const text = lists.map((list) => `if (a) {\r\n\tq = legacy(${list[0]});\r\n}`).join('\r\n');
        let result = text;
        let undone = '';
        let at = 0;
        const edits = [];
        for (const site of await sitesIn(template, text)) {
          edits.push(...(await learner.rewrite(template, site, text)));
        }
        for (const edit of edits) {
          assert.ok(edit.start >= at && edit.end > edit.start && edit.end <= text.length);
          undone += text.slice(at, edit.start) + text.slice(edit.start, edit.end);
          at = edit.end;
        }
        for (const edit of [...edits].reverse()) {
          result = result.slice(0, edit.start) + edit.newText + result.slice(edit.end);
        }
        assert.equal(undone + text.slice(at), text);
        assert.equal(edits.length, lists.length);
        assert.doesNotMatch(result.replaceAll('\r\n', ''), /[\r\n]/);
        let shift = 0;
        for (const edit of edits) {
          const start = edit.start + shift;
          assert.equal(result.slice(start, start + edit.newText.length), edit.newText);
          shift += edit.newText.length - (edit.end - edit.start);
        }
      }),
      { numRuns: 100 },
    ));

  it('any two texts are learned from, or refused with reasons', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom('javascript', 'python', 'html', 'rust', 'none'),
        fc.array(
          fc.constantFrom(
            ...'a b ( ) [ ] { } , ; . = == + "s" \'t\' \n if return 1 < > : => !'.split(' '),
          ),
          {
            maxLength: 24,
          },
        ),
        fc.array(fc.constantFrom(...'a b ( ) , ; . = + "s" \n if 1 : => !'.split(' ')), {
          maxLength: 6,
        }),
        fc.nat(),
        async (language, tokens, inserted, at) => {
          const before = tokens.join(' ');
          const position = at % (tokens.length + 1);
          const after = tokens.toSpliced(position, inserted.length % 3, ...inserted).join(' ');
          let learned;
          try {
            learned = await learn(language, [before, after]);
          } catch (error) {
            assert.ok(error instanceof Error && 'reasons' in error, String(error));
            assert.ok(Array.isArray(error.reasons) && error.reasons.length > 0);
            return;
          }
          assert.ok(learned.covered >= 1 && learned.covered <= learned.edits);
          if (learned.template.kind === 'rewrite') {
            assert.ok((await sitesIn(learned.template, before)).length >= 1);
          }
        },
      ),
      { numRuns: 1_500 },
    ));
});
