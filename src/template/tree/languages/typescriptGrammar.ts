import type { Grammar } from './Grammar';
import { javascriptGrammar } from './javascriptGrammar';
import { joined, SCRIPT, TYPES } from './scriptKinds';

/** TypeScript without JSX, and the scripts of Vue and Svelte files. */
export const typescriptGrammar: Grammar = {
  ...javascriptGrammar,
  name: 'typescript',
  languages: ['typescript', 'vue', 'svelte'],
  extensions: ['ts', 'mts', 'cts'],
  wrappers: [
    ...javascriptGrammar.wrappers,
    'let a: …',
    'interface A { … }',
    'type A = …',
    'class A … {}',
    'enum A { … }',
  ],
  kinds: joined(SCRIPT, TYPES, { types: 'type_assertion' }),
};
