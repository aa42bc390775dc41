import type { Grammar } from './Grammar';
import { javascript } from './javascript';
import { joined, JSX, SCRIPT } from './scriptKinds';

/** JavaScript, with JSX. */
export const javascriptGrammar: Grammar = {
  name: 'javascript',
  languages: ['javascript', 'jsx'],
  extensions: ['js', 'jsx', 'mjs', 'cjs'],
  family: 'javascript',
  quote: "'",
  imports: javascript,
  globals:
    'console document window process module exports require globalThis global self navigator ' +
    'location history performance crypto localStorage sessionStorage screen chrome browser jQuery ' +
    '$ _ angular describe it test expect jest vi cy assert chai sinon should before after ' +
    'beforeEach afterEach import super this',
  placeholders: { braces: true },
  wrappers: [
    '…',
    '(…)',
    'async function* f() { … }',
    'x = { … }',
    'class A { … }',
    'f(…)',
    '<a … />',
    'for (…) {}',
    'function f(…) {}',
    "import { … } from 'a'",
    "import … from 'a'",
    'switch (x) { … }',
    'let { … } = x',
    'let …',
    'if (x) {} …',
    'try {} …',
    '… class A {}',
  ],
  kinds: joined(SCRIPT, JSX),
};
