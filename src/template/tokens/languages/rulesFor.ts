import type { LexicalRules } from './lexicalRules';
import { BASE } from './base';
import {
  C,
  CPP,
  CSHARP,
  DART,
  GO,
  JAVA,
  JAVASCRIPT,
  KOTLIN,
  PHP,
  RUST,
  SCALA,
  SWIFT,
  TYPESCRIPT,
} from './cLike';
import { CONFIG, CSS, MARKUP, PROSE, SCSS, SQL, YAML } from './data';
import { ELIXIR, LUA, PYTHON, RUBY, SHELL } from './scripting';

const RULES: readonly (readonly [string, LexicalRules])[] = [
  ['javascript js jsx javascriptreact coffeescript', JAVASCRIPT],
  ['typescript ts tsx typescriptreact', TYPESCRIPT],
  ['java groovy', JAVA],
  ['kotlin', KOTLIN],
  ['scala', SCALA],
  ['swift', SWIFT],
  ['go', GO],
  ['c objective-c', C],
  ['c++ cpp cuda', CPP],
  ['c# csharp', CSHARP],
  ['rust', RUST],
  ['php', PHP],
  ['dart', DART],
  ['python cython starlark', PYTHON],
  ['ruby crystal', RUBY],
  ['elixir', ELIXIR],
  ['shell bash sh zsh shellscript', SHELL],
  ['lua', LUA],
  ['sql plsql plpgsql tsql sqlpl', SQL],
  ['yaml', YAML],
  ['toml ini dotenv properties dockerfile makefile', CONFIG],
  ['css', CSS],
  ['scss less sass', SCSS],
  ['html xml vue svelte svg xhtml', MARKUP],
  ['markdown restructuredtext text asciidoc plaintext', PROSE],
];

const BY_NAME = new Map(
  RULES.flatMap(([names, rules]) => names.split(' ').map((name) => [name, rules] as const)),
);

/** The lexical rules of a language by its normalised name; general ones where it is not known. */
export function rulesFor(language: string): LexicalRules {
  return BY_NAME.get(language.trim().toLowerCase()) ?? BASE;
}
