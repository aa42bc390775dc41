import type { Grammar } from './Grammar';

/** INI. */
export const iniGrammar: Grammar = {
  name: 'ini',
  languages: ['ini'],
  extensions: ['ini'],
  quote: "'",
  placeholders: {},
  wrappers: ['…', '[a]\n…\n', 'a=…\n'],
  kinds: {
    bodies: 'document',
  },
};
