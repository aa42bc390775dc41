import { type LexicalRules, type StringForm, wordSet } from './lexicalRules';

export const DOUBLE: StringForm = {
  open: '"',
  close: '"',
  escape: 'backslash',
  multiline: false,
};
export const SINGLE: StringForm = { ...DOUBLE, open: "'", close: "'" };
export const TRIPLE_DOUBLE: StringForm = {
  open: '"""',
  close: '"""',
  escape: 'backslash',
  multiline: true,
};
export const TRIPLE_SINGLE: StringForm = { ...TRIPLE_DOUBLE, open: "'''", close: "'''" };

export const CONSTANT_WORDS = wordSet(
  'null None nil undefined true false True False NULL nullptr NaN this self super cls',
);

/** What an unknown language most likely does. */
export const BASE: LexicalRules = {
  lineComments: ['//', '#'],
  spacedComments: true,
  blockComments: [['/*', '*/']],
  strings: [DOUBLE, SINGLE],
  rawStrings: [],
  regexLiterals: false,
  heredocs: false,
  word: /[\p{L}_$][\p{L}\p{N}\p{M}_$]*/uy,
  lineBreaks: 'end-unless-continued',
  braceBlocks: true,
  generics: false,
  prose: false,
  trailingBlocks: false,
  markup: false,
  connectors: wordSet('. :: -> ?.'),
  keywords: wordSet(
    'if else for while do switch case default break continue return function def class struct',
    'import from export package use require include let var const new try catch finally throw',
    'end begin then in is and or not as with public private protected static void',
  ),
  freeQuotes: false,
  juxtapositionDeclares: false,
  capitalisedModules: false,
  importWords: wordSet('import from use using include require package'),
};
