import { type LexicalRules, wordSet } from './lexicalRules';
import { BASE, DOUBLE, SINGLE } from './base';

const NO_KEYWORDS = wordSet('');

export const SQL: LexicalRules = {
  ...BASE,
  lineComments: ['--'],
  spacedComments: false,
  strings: [
    { open: "'", close: "'", escape: 'doubled', multiline: true },
    { open: '"', close: '"', escape: 'doubled', multiline: false },
    { open: '`', close: '`', escape: 'doubled', multiline: false },
  ],
  word: /[@\p{L}_][\p{L}\p{N}\p{M}_$]*/uy,
  lineBreaks: 'free',
  connectors: wordSet('.'),
  keywords: wordSet(
    ...[
      'select from where and or not in is as on join left right inner outer full cross group order',
      'by having limit offset insert into values update set delete create table index view drop',
      'alter add column if exists primary key foreign references unique default null case when',
      'then else end union all distinct with returning',
    ].flatMap((words) => [words, words.toUpperCase()]),
  ),
};

export const YAML: LexicalRules = {
  ...BASE,
  lineComments: ['#'],
  blockComments: [],
  strings: [
    { ...DOUBLE, multiline: true },
    { open: "'", close: "'", escape: 'doubled', multiline: true },
  ],
  word: /[\p{L}_$][\p{L}\p{N}\p{M}_$-]*/uy,
  lineBreaks: 'end',
  braceBlocks: false,
  connectors: wordSet('. / @ -'),
  keywords: NO_KEYWORDS,
  freeQuotes: true,
  importWords: NO_KEYWORDS,
};

/** TOML, INI, properties, Dockerfile, Makefile and the like. */
export const CONFIG: LexicalRules = {
  ...YAML,
  strings: [DOUBLE, { ...SINGLE, escape: 'none' }],
  connectors: wordSet('. / @ - :'),
};

export const CSS: LexicalRules = {
  ...BASE,
  lineComments: [],
  spacedComments: false,
  word: /[@#.$]?-{0,2}[\p{L}_][\p{L}\p{N}\p{M}_-]*/uy,
  lineBreaks: 'free',
  connectors: NO_KEYWORDS,
  keywords: NO_KEYWORDS,
  freeQuotes: true,
  importWords: NO_KEYWORDS,
};

export const SCSS: LexicalRules = { ...CSS, lineComments: ['//'] };

export const MARKUP: LexicalRules = {
  ...BASE,
  lineComments: [],
  blockComments: [['<!--', '-->']],
  strings: [
    { open: '"', close: '"', escape: 'none', multiline: true },
    { open: "'", close: "'", escape: 'none', multiline: true },
  ],
  word: /[\p{L}_:@][\p{L}\p{N}\p{M}_:.-]*/uy,
  lineBreaks: 'free',
  markup: true,
  connectors: NO_KEYWORDS,
  keywords: NO_KEYWORDS,
  freeQuotes: true,
  importWords: NO_KEYWORDS,
};

/** Words and punctuation; apostrophes are no quotes. */
export const PROSE: LexicalRules = {
  ...BASE,
  lineComments: [],
  blockComments: [['<!--', '-->']],
  strings: [],
  prose: true,
  word: /[\p{L}_][\p{L}\p{N}\p{M}_]*/uy,
  lineBreaks: 'end',
  braceBlocks: false,
  connectors: NO_KEYWORDS,
  keywords: NO_KEYWORDS,
  importWords: NO_KEYWORDS,
};
