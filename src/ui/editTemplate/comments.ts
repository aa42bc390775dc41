/** How a line is commented out, by normalised language; the others take two slashes. */
const COMMENTS: readonly [languages: string, open: string, close?: string][] = [
  [
    'python ruby shell perl r julia elixir powershell yaml toml dockerfile makefile cmake nix crystal coffeescript graphql hcl tcl nim awk',
    '#',
  ],
  ['lua sql haskell ada elm plsql vhdl', '--'],
  ['clojure lisp scheme racket ini assembly', ';'],
  ['erlang tex matlab prolog', '%'],
  ['css', '/*', '*/'],
  ['html xml svg markdown vue svelte', '<!--', '-->'],
];

/** Makes a comment of a line of text. */
export function commented(text: string, language: string): string {
  const own = COMMENTS.find(([languages]) => languages.split(' ').includes(language));
  const [, open = '//', close = ''] = own ?? [];
  return [open, text, close].filter(Boolean).join(' ');
}
