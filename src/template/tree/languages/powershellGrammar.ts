import type { Grammar } from './Grammar';

/** PowerShell. */
export const powershellGrammar: Grammar = {
  name: 'powershell',
  languages: ['powershell'],
  extensions: ['ps1', 'psm1'],
  quote: "'",
  placeholders: { braces: true, semicolons: true },
  wrappers: ['…', 'f …', '$x = …', 'if (…) {}', 'f (…)', '@{ … }', 'function f { param(…) }'],
};
