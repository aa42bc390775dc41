import { type LexicalRules, wordSet } from './lexicalRules';
import { BASE, DOUBLE, SINGLE, TRIPLE_DOUBLE } from './base';

const CONTROL = 'if else for while do switch case default break continue return goto';
const OBJECTS =
  'class interface enum extends implements public private protected static final abstract new ' +
  'try catch finally throw throws import package instanceof synchronized void volatile';
const PRIMITIVES = 'int long short byte char float double boolean bool signed unsigned';

const C_LIKE: LexicalRules = {
  ...BASE,
  lineComments: ['//'],
  spacedComments: false,
  lineBreaks: 'free',
  generics: true,
  juxtapositionDeclares: true,
  capitalisedModules: true,
};

const ECMA_KEYWORDS =
  'async await const debugger delete export from function in let of super this typeof var with ' +
  'yield get set as';

export const JAVASCRIPT: LexicalRules = {
  ...C_LIKE,
  strings: [
    DOUBLE,
    SINGLE,
    { open: '`', close: '`', escape: 'backslash', multiline: true, interpolation: '${' },
  ],
  regexLiterals: true,
  word: /[#\p{L}_$][\p{L}\p{N}\p{M}_$]*/uy,
  lineBreaks: 'end-unless-continued',
  generics: false,
  freeQuotes: true,
  capitalisedModules: false,
  connectors: wordSet('. ?.'),
  keywords: wordSet(
    'if else for while do switch case default break continue return class extends static new try',
    'catch finally throw import instanceof void enum',
    ECMA_KEYWORDS,
  ),
  importWords: wordSet('import require from'),
};

export const TYPESCRIPT: LexicalRules = {
  ...JAVASCRIPT,
  generics: true,
  keywords: wordSet(
    [...JAVASCRIPT.keywords].join(' '),
    'abstract declare implements interface is keyof namespace private protected public readonly',
    'satisfies type',
  ),
};

export const JAVA: LexicalRules = {
  ...C_LIKE,
  strings: [TRIPLE_DOUBLE, DOUBLE, SINGLE],
  connectors: wordSet('. ::'),
  keywords: wordSet(CONTROL, OBJECTS, PRIMITIVES, 'var assert native transient record yield'),
  importWords: wordSet('import'),
};

export const KOTLIN: LexicalRules = {
  ...C_LIKE,
  strings: [
    { open: '"""', close: '"""', escape: 'none', multiline: true, interpolation: '${' },
    { ...DOUBLE, interpolation: '${' },
    SINGLE,
  ],
  lineBreaks: 'end-unless-continued',
  connectors: wordSet('. ?. :: !!.'),
  keywords: wordSet(
    CONTROL,
    OBJECTS,
    'as fun in is object val var when by data internal lateinit open operator override sealed',
    'suspend typealias where',
  ),
  importWords: wordSet('import'),
};

export const SCALA: LexicalRules = {
  ...KOTLIN,
  strings: [
    { open: '"""', close: '"""', escape: 'none', multiline: true },
    { ...DOUBLE, interpolation: '${' },
  ],
  stringPrefix: /(?:s|f|raw)(?=")/y,
  characters: /'(?:\\.|[^\\'\n])'/y,
  keywords: wordSet(
    CONTROL,
    OBJECTS,
    'def val var object trait match with yield lazy implicit given using then override sealed type',
  ),
};

export const SWIFT: LexicalRules = {
  ...C_LIKE,
  strings: [
    { open: '"""', close: '"""', escape: 'backslash', multiline: true },
    { ...DOUBLE, interpolation: '\\(' },
  ],
  rawStrings: [{ open: /(#+)"/y, close: '"$1' }],
  lineBreaks: 'end-unless-continued',
  connectors: wordSet('. ?. !.'),
  keywords: wordSet(
    CONTROL,
    'as associatedtype async await class deinit enum extension fileprivate func guard import in',
    'init inout internal is let lazy mutating open operator override private protocol public',
    'repeat rethrows static struct subscript throw throws try typealias var weak where',
  ),
  importWords: wordSet('import'),
};

export const GO: LexicalRules = {
  ...C_LIKE,
  capitalisedModules: false,
  strings: [DOUBLE, SINGLE, { open: '`', close: '`', escape: 'none', multiline: true }],
  lineBreaks: 'end-unless-continued',
  connectors: wordSet('.'),
  keywords: wordSet(
    'break case chan const continue default defer else fallthrough for func go goto if import',
    'interface map package range return select struct switch type var',
  ),
  importWords: wordSet('import'),
};

export const C: LexicalRules = {
  ...C_LIKE,
  generics: false,
  connectors: wordSet('. ->'),
  keywords: wordSet(
    CONTROL,
    PRIMITIVES,
    'auto const extern inline register restrict sizeof static struct typedef union enum void',
    'volatile',
  ),
  importWords: wordSet('include'),
};

export const CPP: LexicalRules = {
  ...C,
  generics: true,
  rawStrings: [{ open: /(?:u8|[uUL])?R"([^()\\\s]{0,16})\(/y, close: ')$1"' }],
  stringPrefix: /(?:u8|[uUL])(?=["'])/y,
  connectors: wordSet('. -> ::'),
  keywords: wordSet(
    [...C.keywords].join(' '),
    OBJECTS,
    'catch constexpr consteval co_await co_return co_yield decltype delete explicit friend',
    'mutable namespace noexcept operator override template this typename using virtual',
  ),
  importWords: wordSet('include using import'),
};

export const CSHARP: LexicalRules = {
  ...C_LIKE,
  strings: [
    { open: '"""', close: '"""', escape: 'none', multiline: true },
    { open: '$@"', close: '"', escape: 'doubled', multiline: true, interpolation: '{' },
    { open: '@$"', close: '"', escape: 'doubled', multiline: true, interpolation: '{' },
    { open: '@"', close: '"', escape: 'doubled', multiline: true },
    { open: '$"', close: '"', escape: 'backslash', multiline: false, interpolation: '{' },
    DOUBLE,
    SINGLE,
  ],
  connectors: wordSet('. ?. -> ::'),
  keywords: wordSet(
    CONTROL,
    OBJECTS,
    PRIMITIVES,
    'as async await base checked const delegate event explicit extern fixed foreach get implicit',
    'in internal is lock namespace object operator out override params readonly ref sealed set',
    'sizeof stackalloc string struct this typeof unchecked unsafe using value var virtual when',
    'where yield',
  ),
  importWords: wordSet('using'),
};

export const RUST: LexicalRules = {
  ...C_LIKE,
  blockComments: [['/*', '*/']],
  strings: [{ ...DOUBLE, multiline: true }],
  stringPrefix: /[bc](?=")/y,
  rawStrings: [{ open: /b?r(#*)"/y, close: '"$1' }],
  characters: /b?'(?:\\[^\n']+|[^\\'\n])'/uy,
  word: /(?:r#|')?[\p{L}_][\p{L}\p{N}\p{M}_]*(?:!(?=\s?[([{]))?/uy,
  connectors: wordSet('. ::'),
  keywords: wordSet(
    'as async await break const continue crate dyn else enum extern fn for if impl in let loop',
    'match mod move mut pub ref return static struct trait type union unsafe use where while',
  ),
  importWords: wordSet('use'),
};

export const PHP: LexicalRules = {
  ...C_LIKE,
  lineComments: ['//', '#'],
  strings: [
    { ...DOUBLE, multiline: true },
    { ...SINGLE, multiline: true },
  ],
  generics: false,
  heredocs: true,
  word: /<\?(?:php|=)?|\?>|[\p{L}_$][\p{L}\p{N}\p{M}_$]*/uy,
  connectors: wordSet('-> ?-> ::'),
  keywords: wordSet(
    CONTROL,
    OBJECTS,
    'array as clone const declare echo elseif foreach fn function global include include_once',
    'instanceof insteadof isset list match namespace print readonly require require_once trait',
    'unset use var yield',
  ),
  importWords: wordSet('use'),
};

export const DART: LexicalRules = {
  ...C_LIKE,
  strings: [
    { open: '"""', close: '"""', escape: 'backslash', multiline: true, interpolation: '${' },
    { open: "'''", close: "'''", escape: 'backslash', multiline: true, interpolation: '${' },
    { ...DOUBLE, interpolation: '${' },
    { ...SINGLE, interpolation: '${' },
  ],
  stringPrefix: /r(?=["'])/y,
  freeQuotes: true,
  connectors: wordSet('. ?. .. ?..'),
  keywords: wordSet(
    CONTROL,
    OBJECTS,
    'as assert async await const covariant dynamic export external factory get in is late library',
    'mixin on operator part required rethrow set show sync typedef var with yield',
  ),
  importWords: wordSet('import export'),
};
