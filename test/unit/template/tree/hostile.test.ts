import assert from 'node:assert/strict';
import type { CodeTemplate } from '../../../../src/core/types';
import { learn, learner, pathIn, reread, rewritten, sitesIn } from './workbench';

async function template(): Promise<CodeTemplate> {
  return reread((await learn('javascript', ['f(a, b);\n', 'g(a, b);\n'])).template);
}

interface LooseBody {
  level: number;
  levels: { rules: { before: unknown[]; after: unknown[]; holes: unknown[] }[] }[];
}

describe('damaged and malicious tree templates', () => {
  const damages: [string, (body: LooseBody) => unknown][] = [
    ['no body', () => undefined],
    ['a text', () => 'body'],
    ['another version', (body) => ({ ...body, version: 2 })],
    ['a level that is not there', (body) => ({ ...body, level: 9 })],
    ['no levels', (body) => ({ ...body, levels: [] })],
    ['unknown keys', (body) => ({ ...body, extra: 1 })],
    ['a hole without a rule', (body) => spoiled(body, { h: 99, g: '' })],
    ['a negative hole', (body) => spoiled(body, { h: -1, g: '' })],
    ['text as layout', (body) => spoiled(body, { k: 'x', t: 'x', g: 'evil()' })],
    ['two parts side by side', (body) => spoiled(body, { k: 'x', p: [1, 1], g: '' })],
    ['a node that is none', (body) => spoiled(body, { k: 'x', c: 'children' })],
    ['a prototype', (body) => spoiled(body, JSON.parse('{"k":"x","c":[],"__proto__":{}}'))],
    ['endless depth', (body) => spoiled(body, deep(5_000))],
    [
      'endless width',
      (body) => spoiled(body, { k: 'x', c: new Array(5_000).fill({ h: 1, g: '' }) }),
    ],
  ];
  for (const [name, damage] of damages) {
    it(`are refused: ${name}`, async () => {
      const good = await template();
      const bad = { ...good, body: damage(good.body as LooseBody) };
      await assert.rejects(sitesIn(bad, 'f(a, b);\n'), /damaged/);
      assert.throws(() => learner.levels(bad), /damaged/);
    });
  }

  it('are those of another learner too', async () => {
    const other = { ...(await template()), learner: 'tokens' };
    assert.deepEqual(await sitesIn(other, 'f(a, b);\n'), []);
    assert.throws(() => learner.levels(other), /another learner/);
  });

  it('cannot make matching endless', async () => {
    const good = await template();
    const body = good.body as LooseBody;
    const rests = Array.from({ length: 18 }, () => ({ r: 1, g: '' }));
    const holes = [{ name: 'x', seen: [], min: 0 }];
    const before = [
      {
        k: 'array',
        c: [
          { k: '"["', t: '[', g: '' },
          ...rests.flatMap((rest) => [rest, { k: 'identifier', t: 'a', g: '' }]),
          { k: '"]"', t: ']', g: '' },
        ],
      },
    ];
    const bad = {
      ...good,
      body: {
        ...body,
        levels: [
          { rules: [{ before, after: [{ k: 'identifier', t: 'b', g: '' }], holes, support: 1 }] },
        ],
        level: 0,
      },
    };
    const start = process.cpuUsage();
    await sitesIn(bad, `[${'a,'.repeat(3_000)}b];\n`.repeat(4));
    const spent = process.cpuUsage(start);
    assert.ok(spent.user < 20_000_000, `${spent.user} µs`);
  });
});

function spoiled(body: LooseBody, pattern: unknown): unknown {
  const levels = body.levels.map(({ rules }) => ({
    rules: rules.map((rule) => ({ ...rule, before: [pattern] })),
  }));
  return { ...body, levels };
}

function deep(depth: number): unknown {
  let pattern: unknown = { k: 'x', t: 'x', g: '' };
  for (let i = 0; i < depth; i++) pattern = { k: 'x', c: [pattern] };
  return pattern;
}

describe('files that nobody writes', () => {
  it('are searched however deep they nest', async () => {
    const good = await template();
    const nested = `${'['.repeat(20_000)}f(1, 2)${']'.repeat(20_000)};\n`;
    assert.equal((await sitesIn(good, nested)).length, 1);
  });

  it('are learned from or refused, but end', async () => {
    const nested = (name: string) => `${'('.repeat(5_000)}${name}(1)${')'.repeat(5_000)};\n`;
    const outcome = await learn('javascript', [nested('oldName'), nested('newName')]).then(
      () => 'learned',
      (error: Error) => error.name,
    );
    assert.ok(['learned', 'Error'].includes(outcome), outcome);
  });

  it('may import as they like', async () => {
    const { template } = await learn('python', [
      'import kit\n\nkit.old(a)\n',
      'import kit\n\nkit.fresh(a)\n',
    ]);
    const names = Array.from({ length: 3_000 }, (_, index) => `kit as k${index}`);
    const texts = [
      `import ${names.join(', ')}\n\n${names.map((_, index) => `k${index}.old(b)`).join('\n')}\n`,
      `from kit import (${'old, '.repeat(50_000)}\n\nold(b)\n`,
      `from kit import ${' '.repeat(100_000)}old as\n\nold(b)\n`,
      `import kit${'.kit'.repeat(20_000)} as kit\n\nkit${'.kit'.repeat(2_000)}.old(b)\n`,
    ];
    for (const text of texts) await rewritten(template, text);
    const nested = `${'const a = () => { '.repeat(2_000)}require("kit")${' }'.repeat(2_000)}`;
    const other = await learn('javascript', [
      'const kit = require("kit");\nkit.old(a);\n',
      'const kit = require("kit");\nkit.fresh(a);\n',
    ]);
    await rewritten(other.template, `${nested}\nkit.old(b);\n`);
  });

  it('are learned from where they change all over', async () => {
    const lines = Array.from({ length: 150 }, (_, index) => `if (a${index} == b) c(${index});`);
    const { covered } = await learn('javascript', [
      lines.join('\n'),
      lines.map((line) => line.replace('==', '===')).join('\n'),
    ]);
    assert.equal(covered, 150);
  }).timeout(60_000);

  it('are left alone when they are too long', async () => {
    const good = await template();
    assert.deepEqual(await sitesIn(good, `f(a, b);\n${' '.repeat(1 << 20)}`), []);
  });

  it('may hold anything', async () => {
    const good = await template();
    for (const text of [
      '',
      '\0\0f(\ud800',
      '\ufefff(a, b);',
      'f(a,\r b)\r',
      '<?php f(a, b);',
      '\u2028f(a, b)',
    ]) {
      await sitesIn(good, text);
      await rewritten(good, text);
    }
  });

  it('have sites all over', async () => {
    const good = await template();
    assert.equal(
      (await sitesIn(good, 'f(a, b);\n'.repeat(3_000), pathIn('javascript'))).length,
      3_000,
    );
  });
});
