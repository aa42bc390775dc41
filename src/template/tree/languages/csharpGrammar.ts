import type { Grammar } from './Grammar';
import { csharp } from './csharp';
import { csharpSyntax } from './newerCsharp';

/** C#. */
export const csharpGrammar: Grammar = {
  name: 'c-sharp',
  languages: ['c#'],
  extensions: ['cs'],
  quote: '"',
  imports: csharp,
  dialects: { name: 'C#', assumed: '7.3', uses: csharpSyntax },
  globals: 'this base global',
  placeholders: { braces: true, semicolons: true },
  wrappers: [
    '…',
    'var x = …;',
    'class A { … }',
    'class A { void F() { … } }',
    'class A { void F() { …; } }',
    'f(…);',
    'class A { void F(…) {} }',
    '… class A {}',
    'class A { … x; }',
    'switch (x) { … }',
    'try {} …',
    'var x = new A { … };',
    'using …;',
  ],
};
