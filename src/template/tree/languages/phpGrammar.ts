import type { Grammar } from './Grammar';
import { php } from './php';

/** PHP. */
export const phpGrammar: Grammar = {
  name: 'php',
  languages: ['php'],
  extensions: ['php'],
  quote: "'",
  imports: php,
  globals: 'this self static parent',
  placeholders: { sigils: ['', '$'], braces: true, semicolons: true },
  wrappers: [
    '<?php …',
    '<?php …;',
    '<?php f(…);',
    '<?php […];',
    '<?php class A { … }',
    '<?php function f(…) {}',
    '<?php function f(): … {}',
    '<?php switch ($x) { … }',
    '<?php try {} …',
    '<?php use …;',
    '…',
  ],
};
