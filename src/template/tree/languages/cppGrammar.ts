import type { Grammar } from './Grammar';
import { cpp } from './cpp';

/** C and C++. */
export const cppGrammar: Grammar = {
  name: 'cpp',
  languages: ['c++', 'c'],
  extensions: ['cpp', 'cc', 'cxx', 'c', 'h', 'hh', 'hpp'],
  quote: '"',
  imports: cpp,
  globals: 'this std',
  placeholders: { braces: true, semicolons: true },
  wrappers: [
    '…',
    'auto x = …;',
    'void f() { … }',
    'void f() { …; }',
    'void f() { g(…); }',
    '… x;',
    'struct A { … };',
    'void f(…) {}',
    'void f() { switch (x) { … } }',
    'int x[] = { … };',
    'void f() { try {} … }',
  ],
};
