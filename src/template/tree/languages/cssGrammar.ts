import type { Grammar } from './Grammar';

/** CSS, and what of SCSS and Less reads as it. */
export const cssGrammar: Grammar = {
  name: 'css',
  languages: ['css'],
  extensions: ['css', 'scss', 'less'],
  quote: "'",
  placeholders: {},
  wrappers: ['…', 'a { … }', 'a { b: …; }', 'a { b: … }', '… {}', '@media … {}'],
};
