import assert from 'node:assert/strict';
import { TokenTemplateLearner } from '../../../src/template/tokens/TokenTemplateLearner';
import { tokenize } from '../../../src/template/tokens/text/tokenize';
import { applied, learn, sitesIn } from './workshop';

const MEBI = 1024 * 1024;
const fill = (piece: string, length = MEBI) => piece.repeat(Math.floor(length / piece.length));

describe('texts that nobody writes', () => {
  const pieces = [
    '(',
    '[{(',
    ')',
    '"',
    "'",
    '`',
    '`${',
    '"${',
    '"#{',
    '$"{',
    '/',
    '/*',
    '<<A\n',
    '<<A',
    'r#"',
    'R"x(',
    '[=[',
    '<',
    'a<',
    '\\',
    'a.',
    'a,',
    'f(',
    'f(a,',
    '0x',
    '\u{1f600}',
    '\ud800',
    '=begin\n',
  ];
  for (const language of ['javascript', 'rust', 'ruby', 'c++', 'kotlin', 'html', 'swift', 'lua']) {
    it(`are cut into tokens in bounded time (${language})`, () => {
      for (const piece of pieces) {
        const text = fill(piece, 200_000);
        const { tokens, comments } = tokenize(text, language);
        const covered = [...tokens, ...comments].reduce(
          (sum, span) => sum + span.end - span.start,
          0,
        );
        assert.ok(covered <= text.length);
      }
    }).timeout(60_000);
  }

  it('can nest 100,000 brackets', async () => {
    const { template } = await learn('javascript', ['old(a);', 'fresh(a);']);
    const depth = 100_000;
    const text = `${'old('.repeat(depth)}1${')'.repeat(depth)}`;
    const sites = await sitesIn(template, text);
    assert.equal(sites.length, 1);
    assert.equal(sites[0]?.end, text.length);
    const result = await applied(template, text);
    assert.ok(result.startsWith('fresh(old('));
  });

  it('can be one line of a megabyte', async () => {
    const { template } = await learn('javascript', ['x = y ? y : null;', 'x = y ?? null;']);
    for (const piece of ['a.', 'a ? ', 'a=', 'a?a:b,', '(a)', 'a[', 'null ']) {
      assert.deepEqual(await sitesIn(template, fill(piece, MEBI - 100)), []);
    }
  }).timeout(60_000);

  it('are skipped when they are longer than a mebibyte', async () => {
    const { template } = await learn('javascript', ['old(a);', 'fresh(a);']);
    assert.equal((await sitesIn(template, `old(1);${fill(' ', MEBI - 7)}`)).length, 1);
    assert.deepEqual(await sitesIn(template, `old(1);${fill(' ', MEBI)}`), []);
  });

  it('are learned from in bounded time', async () => {
    const lines = Array.from({ length: 3_000 }, (_, index) => `f${index}(a${index}, ${index});`);
    const changed = lines.map((line, index) =>
      index % 3 === 0 ? line.replace(', ', ', b, ') : line,
    );
    const { covered, edits } = await learn('javascript', [lines.join('\n'), changed.join('\n')]);
    assert.equal(edits, 1_000);
    assert.ok(covered >= 1);
  }).timeout(60_000);

  it('are learned from in bounded time where text for people was changed all over', async () => {
    const line = 'see http://a-b.org/c or http://localhost:1\n';
    const before = line.repeat(400);
    const { template } = await learn('markdown', [
      before,
      before.replaceAll('http://a', 'https://a'),
    ]);
    assert.equal((await sitesIn(template, before)).length, 400);
  }).timeout(60_000);

  it('let other work have its turn while they are searched', async () => {
    const { template } = await learn('javascript', ['old(a);', 'fresh(a);']);
    const files = Array.from({ length: 8 }, (_, index) => ({
      path: `${index}`,
      text: `old(${index});${fill(' x', 300_000)}`,
    }));
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    let found = 0;
    for await (const site of new TokenTemplateLearner().findSites([template], files, {
      aborted: false,
    })) {
      found += site.template + 1;
    }
    clearInterval(timer);
    assert.equal(found, 8);
    assert.ok(turns > 0);
  });
});
