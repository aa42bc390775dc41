import type { Grammar } from './Grammar';
import { java } from './java';

/** Java. */
export const javaGrammar: Grammar = {
  name: 'java',
  languages: ['java'],
  extensions: ['java'],
  quote: '"',
  imports: java,
  globals: 'this super java javax org com',
  placeholders: { braces: true, semicolons: true },
  wrappers: [
    '…',
    'Object x = …;',
    'class A { … }',
    'class A { void f() { … } }',
    'class A { void f() { …; } }',
    'f(…);',
    'class A { void f(…) {} }',
    '… class A {}',
    '… x;',
    'class A { void f() { switch (x) { … } } }',
    'class A { void f() { try {} … } }',
    'class A … {}',
  ],
};
