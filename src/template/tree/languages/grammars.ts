import { bashGrammar } from './bashGrammar';
import { cppGrammar } from './cppGrammar';
import { csharpGrammar } from './csharpGrammar';
import { cssGrammar } from './cssGrammar';
import { goGrammar } from './goGrammar';
import type { Grammar } from './Grammar';
import { iniGrammar } from './iniGrammar';
import { javaGrammar } from './javaGrammar';
import { javascriptGrammar } from './javascriptGrammar';
import { phpGrammar } from './phpGrammar';
import { powershellGrammar } from './powershellGrammar';
import { pythonGrammar } from './pythonGrammar';
import { rubyGrammar } from './rubyGrammar';
import { rustGrammar } from './rustGrammar';
import { tsxGrammar } from './tsxGrammar';
import { typescriptGrammar } from './typescriptGrammar';

/** Every grammar, with all that is particular to it. */
export const ALL_GRAMMARS: readonly Grammar[] = [
  javascriptGrammar,
  typescriptGrammar,
  tsxGrammar,
  pythonGrammar,
  javaGrammar,
  goGrammar,
  rustGrammar,
  rubyGrammar,
  phpGrammar,
  csharpGrammar,
  cppGrammar,
  bashGrammar,
  cssGrammar,
  powershellGrammar,
  iniGrammar,
];

const byName = new Map(ALL_GRAMMARS.map((grammar) => [grammar.name, grammar]));

/** The grammar of a name, `undefined` where there is none. */
export const grammarNamed = (name: string): Grammar | undefined => byName.get(name);
