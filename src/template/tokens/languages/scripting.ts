import { type LexicalRules, wordSet } from './lexicalRules';
import { BASE, DOUBLE, SINGLE, TRIPLE_DOUBLE, TRIPLE_SINGLE } from './base';

export const PYTHON: LexicalRules = {
  ...BASE,
  lineComments: ['#'],
  spacedComments: false,
  blockComments: [],
  strings: [TRIPLE_DOUBLE, TRIPLE_SINGLE, DOUBLE, SINGLE],
  stringPrefix: /[rRbBfFuUtT]{1,2}(?=["'])/y,
  word: /[\p{L}_][\p{L}\p{N}\p{M}_]*/uy,
  lineBreaks: 'end',
  braceBlocks: false,
  connectors: wordSet('.'),
  keywords: wordSet(
    'and as assert async await break class continue def del elif else except finally for from',
    'global if import in is lambda nonlocal not or pass raise return try while with yield',
  ),
  freeQuotes: true,
  juxtapositionDeclares: true,
  importWords: wordSet('import from'),
};

export const RUBY: LexicalRules = {
  ...BASE,
  lineComments: ['#'],
  spacedComments: false,
  blockComments: [['\n=begin', '\n=end']],
  strings: [
    { ...DOUBLE, multiline: true, interpolation: '#{' },
    { ...SINGLE, multiline: true },
    { ...DOUBLE, open: '`', close: '`', interpolation: '#{' },
  ],
  regexLiterals: true,
  heredocs: true,
  trailingBlocks: true,
  capitalisedModules: true,
  word: /(?:@@?|\$|:(?=[\p{L}_])(?<!::))?[\p{L}_][\p{L}\p{N}\p{M}_]*(?:[?!](?![=?]))?/uy,
  connectors: wordSet('. &. ::'),
  keywords: wordSet(
    'alias and begin break case class def defined? do else elsif end ensure for if in module next',
    'not or redo rescue retry return then undef unless until when while yield',
  ),
  importWords: wordSet('require require_relative include'),
};

export const ELIXIR: LexicalRules = {
  ...BASE,
  lineComments: ['#'],
  spacedComments: false,
  blockComments: [],
  strings: [
    { ...TRIPLE_DOUBLE, interpolation: '#{' },
    { ...DOUBLE, multiline: true, interpolation: '#{' },
    SINGLE,
  ],
  word: /(?:@|:(?=[\p{L}_])(?<!::))?[\p{L}_][\p{L}\p{N}\p{M}_]*(?:[?!](?!=))?/uy,
  braceBlocks: false,
  connectors: wordSet('.'),
  keywords: wordSet(
    'after and case catch cond def defmacro defmodule defp defstruct do else end fn for if in not',
    'or receive rescue try unless when with alias import require use',
  ),
  importWords: wordSet('alias import require use'),
};

export const SHELL: LexicalRules = {
  ...BASE,
  lineComments: ['#'],
  blockComments: [],
  strings: [
    { ...DOUBLE, multiline: true, interpolation: '$(' },
    { open: "'", close: "'", escape: 'none', multiline: true },
    { ...DOUBLE, open: '`', close: '`', multiline: true },
  ],
  heredocs: true,
  word: /(?:--?(?=[\p{L}]))?[$\p{L}_][\p{L}\p{N}\p{M}_-]*/uy,
  connectors: wordSet('/ . :'),
  keywords: wordSet(
    'if then else elif fi for while until do done case esac in function return local export',
  ),
  importWords: wordSet('source'),
};

export const LUA: LexicalRules = {
  ...BASE,
  lineComments: ['--'],
  spacedComments: false,
  blockComments: [['--[[', ']]']],
  rawStrings: [{ open: /\[(=*)\[/y, close: ']$1]' }],
  braceBlocks: false,
  connectors: wordSet('. :'),
  keywords: wordSet(
    'and break do else elseif end for function goto if in local not or repeat return then until',
    'while',
  ),
  freeQuotes: true,
  importWords: wordSet('require'),
};
