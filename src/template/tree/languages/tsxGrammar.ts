import type { Grammar } from './Grammar';
import { typescriptGrammar } from './typescriptGrammar';

/** TypeScript with JSX. */
export const tsxGrammar: Grammar = {
  ...typescriptGrammar,
  name: 'tsx',
  languages: ['tsx'],
  extensions: ['tsx'],
};
