import assert from 'node:assert/strict';
import fc from 'fast-check';
import { learn, learner, pathIn, reread, rewritten, sitesIn } from './workbench';

const name = fc
  .stringMatching(/^[a-z]{1,6}$/)
  .filter(
    (word) =>
      !/^(do|if|in|of|for|let|new|try|var|with|else|enum|case|this|null|true|void|await|break|catch|class|const|false|super|throw|while|yield|async|export|import|return|static|switch|typeof|delete|eval|get|set|as|from)$/.test(
        word,
      ),
  );
const value: fc.Arbitrary<string> = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    name,
    fc.nat(99).map(String),
    fc.constantFrom("'some text'", '"😀"', '[]', 'null'),
    fc
      .tuple(name, fc.array(tie('value'), { maxLength: 3 }))
      .map(([f, list]) => `${f}(${list.join(', ')})`),
    fc.tuple(tie('value'), tie('value')).map(([a, b]) => `[${a}, ${b}]`),
    fc.tuple(name, name).map(([a, b]) => `${a}.${b}`),
  ),
})).value;

/** Changes that can be made anywhere, as text before and after. */
const edit = fc.oneof(
  fc
    .tuple(value, value)
    .map(([a, b]): [string, string] => [`oldCall(${a}, ${b})`, `newCall(${a}, ${b})`]),
  fc
    .tuple(value, value)
    .map(([a, b]): [string, string] => [`pick(${a}, ${b})`, `pick(${a}, ${b}, { deep: yes })`]),
  fc
    .tuple(value, value)
    .map(([a, b]): [string, string] => [`swap(${a}, ${b})`, `exchange(${b}, ${a})`]),
  value.map((a): [string, string] => [`new Thing(${a})`, `Thing.from(${a})`]),
  fc
    .array(value, { minLength: 1, maxLength: 4 })
    .map((list): [string, string] => [`listOf([${list.join(', ')}])`, `make(${list.join(', ')})`]),
);

const wrap = (code: string) => `function main() {\n  const first = 1;\n  run(first, ${code});\n}\n`;
const options = { numRuns: 60 };

describe('tree templates, whatever the example', () => {
  it('give their examples back, and do not match what they wrote', () =>
    fc.assert(
      fc.asyncProperty(edit, async ([before, after]) => {
        const learned = await learn('javascript', [wrap(before), wrap(after)]).catch(
          () => undefined,
        );
        fc.pre(learned !== undefined);
        const result = await rewritten(learned.template, wrap(before));
        assert.equal(result.replaceAll(/\s+/g, ''), wrap(after).replaceAll(/\s+/g, ''));
        assert.equal(await rewritten(learned.template, result), result);
      }),
      options,
    ));

  it('are the same when read back from disk', () =>
    fc.assert(
      fc.asyncProperty(edit, value, async ([before, after], other) => {
        const learned = await learn('javascript', [wrap(before), wrap(after)]).catch(
          () => undefined,
        );
        fc.pre(learned !== undefined);
        const text = wrap(`${before}, ${other}`);
        assert.deepEqual(
          await sitesIn(reread(learned.template), text),
          await sitesIn(learned.template, text),
        );
      }),
      options,
    ));

  it('generalise to what covers both', () =>
    fc.assert(
      fc.asyncProperty(value, value, async (one, two) => {
        const [a, b] = await Promise.all(
          [one, two].map((code) =>
            learn('javascript', [wrap(`oldCall(${code})`), wrap(`newCall(${code})`)]),
          ),
        );
        const both = await learner.generalise(a!.template, b!.template);
        assert.ok(both);
        for (const code of [one, two]) {
          assert.equal(await rewritten(both, wrap(`oldCall(${code})`)), wrap(`newCall(${code})`));
        }
      }),
      options,
    ));

  it('never throw on a text, and never add errors to it', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.oneof(
            edit.map(([before]) => `${before};\n`),
            fc.string(),
          ),
          { maxLength: 6 },
        ),
        async (parts) => {
          const { template } = await learn('javascript', [
            'pick(a, b);\n',
            'pick(a, b, { deep: yes });\n',
          ]);
          const text = parts.join('');
          for (const site of await sitesIn(template, text)) {
            assert.equal(text.slice(site.start, site.end), site.text);
            const edits = await learner.rewrite(template, site, text);
            for (const { start, end, path } of edits) {
              assert.equal(path, pathIn('javascript'));
              assert.ok(start <= end && end <= text.length);
            }
          }
        },
      ),
      options,
    ));
});

describe('memory of the parser', () => {
  it('stays flat', async () => {
    const text = `${wrap('oldCall(1, [2, 3])')}`.repeat(40);
    const { template } = await learn('javascript', ['oldCall(a);\n', 'newCall(a);\n']);
    const parse = async (times: number) => {
      for (let i = 0; i < times; i++) await sitesIn(template, `${text}// ${i}\n`);
    };
    await parse(100);
    const warm = process.memoryUsage();
    await parse(500);
    const after = process.memoryUsage();
    const grown = after.external + after.arrayBuffers - warm.external - warm.arrayBuffers;
    assert.ok(grown < 16 * 1024 * 1024, `${grown} bytes`);
  });
});
