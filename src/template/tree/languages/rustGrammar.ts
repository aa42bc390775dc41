import type { Grammar } from './Grammar';
import { rust } from './rust';

/** Rust. */
export const rustGrammar: Grammar = {
  name: 'rust',
  languages: ['rust'],
  extensions: ['rs'],
  quote: '"',
  imports: rust,
  globals: 'self super crate std core alloc',
  placeholders: { braces: true, semicolons: true },
  wrappers: [
    '…',
    'fn f() { … }',
    'fn f() { let x = …; }',
    'type A = …;',
    'fn f() { g(…); }',
    'struct A { … }',
    'impl A { … }',
    'fn f() { match x { … } }',
    'fn f(…) {}',
    '… struct A;',
    'use a::{…};',
    'use …;',
    'fn f() { let x = A { … }; }',
    'fn f() { let … = x; }',
  ],
};
