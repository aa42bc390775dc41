import assert from 'node:assert/strict';
import fc from 'fast-check';
import { tokenize } from '../../../src/template/tokens/text/tokenize';

const texts = (text: string, language: string) =>
  tokenize(text, language).tokens.map((token) => token.text);

describe('cutting a text into tokens', () => {
  const cases: [language: string, text: string, tokens: string[]][] = [
    ['javascript', 'a /* b */ + `c${`d${e}`}` // f', ['a', '+', '`c${`d${e}`}`']],
    [
      'javascript',
      'x = /a[/]"/g.test(y) / 2 / z',
      ['x', '=', '/a[/]"/g', '.', 'test', '(', 'y', ')', '/', '2', '/', 'z'],
    ],
    ['javascript', 'return /x/', ['return', '/x/']],
    [
      'typescript',
      "it('a', async () => b?.c ?? d)",
      ['it', '(', "'a'", ',', 'async', '(', ')', '=>', 'b', '?.', 'c', '??', 'd', ')'],
    ],
    ['python', 'rb"a\\"b" + """c\n"d" """ # e', ['rb"a\\"b"', '+', '"""c\n"d" """']],
    ['python', 'x = y // 2', ['x', '=', 'y', '//', '2']],
    ['go', "`a\\` + '\"'", ['`a\\`', '+', "'\"'"]],
    [
      'rust',
      "r#\"a\"b\"# + 'x' + f::<'a>(&'a y)",
      ['r#"a"b"#', '+', "'x'", '+', 'f', '::', '<', "'a", '>', '(', '&', "'a", 'y', ')'],
    ],
    ['c++', 'R"x(a)" b)x" + u8"c"', ['R"x(a)" b)x"', '+', 'u8"c"']],
    ['c#', '$"a{b("c")}d" + @"e""f"', ['$"a{b("c")}d"', '+', '@"e""f"']],
    ['kotlin', '"a${b("c")}" + """d"e"""', ['"a${b("c")}"', '+', '"""d"e"""']],
    ['swift', '"a\\(b("c"))" + #"d"e"#', ['"a\\(b("c"))"', '+', '#"d"e"#']],
    [
      'ruby',
      '"a#{h["b"]}" if File.exist?(:c) # d',
      ['"a#{h["b"]}"', 'if', 'File', '.', 'exist?', '(', ':c', ')'],
    ],
    [
      'ruby',
      "f(<<~SQL, 1)\n  it's\nSQL\ng",
      ['f', '(', '<<~SQL', ',', '1', ')', "  it's\nSQL", 'g'],
    ],
    [
      'shell',
      'echo "$(f "a b")" $x #c\necho a#b',
      ['echo', '"$(f "a b")"', '$x', 'echo', 'a', '#', 'b'],
    ],
    ['sql', "SELECT 'it''s' -- x", ['SELECT', "'it''s'"]],
    ['lua', '[==[a]]b]==] --[[c\n]] d', ['[==[a]]b]==]', 'd']],
    [
      'html',
      "<!-- x --><a b='c'>it's</a>",
      ['<', 'a', 'b', '=', "'c'", '>', 'it', "'", 's', '<', '/', 'a', '>'],
    ],
    ['css', 'a-b { --c: d; } /* e */', ['a-b', '{', '--c', ':', 'd', ';', '}']],
    ['yaml', "a: 'it''s' # b", ['a', ':', "'it''s'"]],
    ['markdown', "it's a `b`", ['it', "'", 's', 'a', '`', 'b', '`']],
    ['whatever', 'a = "b // c" # d', ['a', '=', '"b // c"']],
  ];
  for (const [language, text, expected] of cases) {
    it(`${language}: ${text.slice(0, 40).replaceAll('\n', '⏎')}`, () => {
      assert.deepEqual(texts(text, language), expected);
    });
  }

  it('goes on after a quote that is not closed', () => {
    assert.deepEqual(texts('a "b\nc', 'javascript'), ['a', '"', 'b', 'c']);
  });

  it('ends statements where the language does', () => {
    const breaks = (text: string, language: string) =>
      tokenize(text, language)
        .tokens.filter((token) => token.breakBefore)
        .map((token) => token.text);
    assert.deepEqual(breaks('a(\nb\n)\nc \\\n+ d\ne', 'python'), ['c', 'e']);
    assert.deepEqual(breaks('a\n  .b()\nc =\n d\ne', 'javascript'), ['c', 'e']);
    assert.deepEqual(breaks('a\nb;\nc', 'java'), []);
  });

  it('pairs type arguments, not comparisons', () => {
    const { tokens, partner } = tokenize('Map<String, List<A>> m = a < b ? c > d : e;', 'java');
    const pairs = tokens.flatMap((token, index) =>
      (partner[index] ?? -1) > index ? [`${token.text}${index}-${partner[index]}`] : [],
    );
    assert.deepEqual(pairs, ['<1-8', '<5-7']);
  });

  it('loses nothing but white space and comments, and pairs brackets both ways', () => {
    const languages = [
      'javascript',
      'python',
      'rust',
      'ruby',
      'html',
      'shell',
      'c#',
      'kotlin',
      'x',
    ];
    const piece = fc.oneof(
      fc.constantFrom(
        ...'( ) [ ] { } < > " \' ` """ /* */ // # \n \r\n \\ ${ #{ <<A A = , ; . :: a b 1 é 😀 <!-- --> R"x( r#" $" @"'.split(
          ' ',
        ),
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...languages),
        fc.array(piece, { maxLength: 40 }),
        (language, list) => {
          const text = list.join('');
          const { tokens, comments, partner, parent } = tokenize(text, language);
          let at = 0;
          const spans = [...tokens, ...comments].sort((x, y) => x.start - y.start);
          for (const span of spans) {
            assert.ok(span.start >= at && span.end > span.start);
            assert.match(text.slice(at, span.start), /^(?:\s|\\\r?\n|\uFEFF)*$/);
            at = span.end;
          }
          for (const token of tokens) assert.equal(token.text, text.slice(token.start, token.end));
          tokens.forEach((_, index) => {
            const other = partner[index] ?? -1;
            if (other >= 0) assert.equal(partner[other], index);
            assert.ok((parent[index] ?? -1) < index);
          });
        },
      ),
      { numRuns: 500 },
    );
  });
});
