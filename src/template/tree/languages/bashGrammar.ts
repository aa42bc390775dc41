import type { Grammar } from './Grammar';

/** Shell. */
export const bashGrammar: Grammar = {
  name: 'bash',
  languages: ['shell'],
  extensions: ['sh', 'bash', 'zsh'],
  quote: "'",
  placeholders: {},
  wrappers: ['…', 'f …', 'x=…', '[[ … ]]', 'case x in … esac'],
};
