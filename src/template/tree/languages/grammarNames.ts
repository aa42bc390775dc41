import { ALL_GRAMMARS, grammarNamed } from './grammars';

/** Files of markup with scripts in them: by extension, which is also the name that they go by here. */
const MARKUP = ['vue', 'svelte'];
const FAMILY_OF_SCRIPTS = 'javascript';

const GRAMMAR_OF_LANGUAGE: ReadonlyMap<string, string> = new Map(
  ALL_GRAMMARS.flatMap(({ name, languages }) => languages.map((language) => [language, name])),
);

const GRAMMAR_OF_EXTENSION: ReadonlyMap<string, string> = new Map([
  ...ALL_GRAMMARS.flatMap(({ name, extensions }) =>
    extensions.map((extension) => [extension, name] as const),
  ),
  ...MARKUP.map((name) => [name, name] as const),
]);

/** Files of a language that is more than their grammar. */
const MORE_THAN_GRAMMAR = /\.(scss|less)$/i;

/** Names of all grammars, each once. */
export const GRAMMARS: readonly string[] = ALL_GRAMMARS.map(({ name }) => name);

/** The grammar for a language, `undefined` where there is none. */
export function grammarOfLanguage(language: string): string | undefined {
  return GRAMMAR_OF_LANGUAGE.get(language.toLowerCase());
}

/**
 * The grammar for a file of a language: the extension decides between relatives (TypeScript and
 * TSX); a file whose name says nothing is read as the language says.
 */
export function grammarOfFile(path: string, language: string): string | undefined {
  const ofLanguage = grammarOfLanguage(language);
  const ofPath = grammarOfPath(path);
  if (ofPath === undefined || ofLanguage === undefined) return ofLanguage;
  return related(ofPath, ofLanguage) ? ofPath : ofLanguage;
}

/** The grammar that a file's extension tells, `undefined` when it tells none. */
export function grammarOfPath(path: string): string | undefined {
  const extension = /\.([^./\\]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  return GRAMMAR_OF_EXTENSION.get(extension);
}

/** Whether a file's tree tells what it says only where it has no errors. */
export const isMoreThanGrammar = (path: string): boolean => MORE_THAN_GRAMMAR.test(path);

/** Whether templates of one grammar fit trees of the other. */
export function related(a: string, b: string): boolean {
  return a === b || (familyOf(a) !== undefined && familyOf(a) === familyOf(b));
}

/** The family of a grammar: the same for those whose templates fit each other; most have none. */
export const familyOf = (grammar: string): string | undefined =>
  MARKUP.includes(grammar) ? FAMILY_OF_SCRIPTS : grammarNamed(grammar)?.family;
