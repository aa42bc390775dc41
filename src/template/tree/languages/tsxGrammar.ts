import type { Grammar } from './Grammar';
import { joined, JSX, SCRIPT, TYPES } from './scriptKinds';
import { typescriptGrammar } from './typescriptGrammar';

/** TypeScript with JSX. */
export const tsxGrammar: Grammar = {
  ...typescriptGrammar,
  name: 'tsx',
  languages: ['tsx'],
  extensions: ['tsx'],
  kinds: joined(SCRIPT, JSX, TYPES),
};
