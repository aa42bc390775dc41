import assert from 'node:assert/strict';
import { NothingToLearn } from '../../../src/core/errors';
import { gateReasons } from '../../../src/template/tokens/rules/gates';
import { parseBody } from '../../../src/template/tokens/rules/body';
import { TokenTemplateLearner } from '../../../src/template/tokens/TokenTemplateLearner';
import { applied, learn, sitesIn, type Example } from './workshop';

async function reasonsOf(learning: Promise<unknown>): Promise<string> {
  try {
    await learning;
  } catch (error) {
    assert.ok(error instanceof NothingToLearn, String(error));
    return error.reasons.join('; ');
  }
  return assert.fail('something was learned');
}

describe('what is refused, and why', () => {
  const refused: [name: string, example: Example, reason: RegExp][] = [
    ['the same text', ['a(b)', 'a(b)'], /only layout or comments/],
    ['layout', ['a( b );\n', 'a(b);\n\n'], /only layout or comments/],
    ['comments', ['a(b); // x\n', '/* y */ a(b);\n'], /only layout or comments/],
  ];
  for (const [name, example, reason] of refused) {
    it(name, async () => assert.match(await reasonsOf(learn('javascript', example)), reason));
  }

  it('an operator between any two operands is kept to these operands', async () => {
    const { template } = await learn('javascript', [
      'let a = 1, b = 2;\nx = f(a) == null;',
      'let a = 1, b = 2;\nx = f(a) === null;',
    ]);
    assert.equal((await sitesIn(template, 'x = c == d;')).length, 0);
  });

  it('added and deleted files', async () => {
    const learner = new TokenTemplateLearner();
    const file = { path: 'a.js', language: 'javascript' };
    assert.match(
      await reasonsOf(learner.learn('javascript', [{ ...file, before: null, after: 'a' }])),
      /a\.js is new/,
    );
    assert.match(
      await reasonsOf(learner.learn('javascript', [{ ...file, before: 'a', after: null }])),
      /a\.js was deleted/,
    );
    assert.match(await reasonsOf(learner.learn('javascript', [])), /no change/);
  });

  it('very long files', async () => {
    const long = 'a'.repeat(1024 * 1024 + 1);
    assert.match(await reasonsOf(learn('javascript', [long, `${long}b`])), /too long/);
  });

  it('a stretch that was rewritten as a whole', async () => {
    const before = Array.from({ length: 200 }, (_, index) => `a${index}(${index})`).join(', ');
    const after = Array.from({ length: 200 }, (_, index) => `b${index}.c${index}`).join(' + ');
    assert.match(
      await reasonsOf(learn('javascript', [`f(${before});`, `x = ${after};`])),
      /rewritten as a whole/,
    );
  });
});

describe('gates of a template', () => {
  const literal = (text: string, kind: 'op' | 'word' = 'op') => ({
    is: 'literal' as const,
    text,
    kind,
    break: false,
    layout: '',
  });
  const hole = (number: number) => ({
    is: 'hole' as const,
    hole: number,
    break: false,
    layout: '',
  });
  const body = (before: unknown[], after: unknown[]) =>
    parseBody({
      version: 1,
      before,
      after,
      holes: [
        { shape: 'operand', name: 'a' },
        { shape: 'operand', name: 'b' },
      ],
      beginsStatement: false,
      endsStatement: false,
      skipsOwnResult: false,
      spaceAfter: false,
      indent: '',
    });

  it('passes a renamed call', () => {
    const before = [literal('f', 'word'), literal('('), hole(1), literal(')')];
    const after = [literal('g', 'word'), literal('('), hole(1), literal(')')];
    assert.deepEqual(gateReasons(body(before, after)), []);
  });

  it('refuses only holes and punctuation', () => {
    const [reason] = gateReasons(
      body([hole(1), literal('=='), hole(2)], [hole(1), literal('===')]),
    );
    assert.match(reason ?? '', /match anywhere/);
  });

  it('refuses a bare keyword that stays', () => {
    const before = [literal('return', 'word'), hole(1)];
    const after = [literal('return', 'word'), literal('!'), hole(1)];
    assert.match(gateReasons(body(before, after)).join(), /only a keyword/);
  });

  it('refuses holes that only the after-side has', () => {
    const before = [literal('f', 'word'), literal('('), literal(')')];
    const after = [literal('f', 'word'), literal('('), hole(2), literal(')')];
    assert.match(gateReasons(body(before, after)).join(), /name that the old code does not have/);
  });

  it('refuses an empty before-side, and one that equals the after-side', () => {
    assert.match(gateReasons(body([], [literal('x', 'word')])).join(), /only adds code/);
    assert.match(
      gateReasons(body([literal('x', 'word')], [literal('x', 'word')])).join(),
      /the same but for layout/,
    );
  });
});

describe('downgrading to a snippet', () => {
  it('code that was only added', async () => {
    const { template, notes, covered, edits } = await learn('php', [
      '<?php\nclass A {}\n',
      '<?php\ndeclare(strict_types=1);\nclass A {}\n',
    ]);
    assert.equal(template.kind, 'snippet');
    assert.equal(template.before, '');
    assert.equal(template.after, 'declare(strict_types=1);');
    assert.equal(template.snippet, 'declare(strict_types=1);$0');
    assert.deepEqual([covered, edits], [1, 1]);
    assert.deepEqual(notes, []);
    assert.deepEqual(await sitesIn(template, '<?php\nclass A {}\n'), []);
  });

  it('a local name that only the new code has becomes a placeholder', async () => {
    const { template, notes } = await learn('python', [
      'def f(request, extra):\n    go(request)\n    log(1)\n',
      'def f(request, extra):\n    go(request, extra)\n    log(1)\n',
    ]);
    assert.equal(template.kind, 'snippet');
    assert.equal(template.snippet, 'go(${1:request}, ${2:extra})$0');
    assert.match(notes.join(' '), /It only inserts code: .*name that the old code does not have/);
  });
});

describe('not firing on its own result', () => {
  it('leaves out what already has the form of the after-side', async () => {
    const { template } = await learn('javascript', [
      'function f(items) { return render(items); }',
      'function f(items) { return memo(render(items)); }',
    ]);
    const once = await applied(template, 'x = render(y); z = render(q, 1);');
    assert.equal(once, 'x = memo(render(y)); z = render(q, 1);');
    assert.equal(await applied(template, once), once);
  });

  it('does not add an argument twice, whatever its value and place', async () => {
    const { template } = await learn('python', [
      'import requests\nrequests.get(url)\n',
      'import requests\nrequests.get(url, timeout=10)\n',
    ]);
    for (const text of ['requests.get(u, timeout=3)', 'requests.get(timeout=t, url=u)']) {
      assert.equal(await applied(template, text), text);
    }
  });
});
