/** Grammar by normalised language name. A language that is missing here has no grammar. */
const GRAMMAR_OF_LANGUAGE: Readonly<Record<string, string>> = {
  javascript: 'javascript',
  typescript: 'typescript',
  tsx: 'tsx',
  jsx: 'javascript',
  vue: 'typescript',
  svelte: 'typescript',
  python: 'python',
  java: 'java',
  go: 'go',
  rust: 'rust',
  ruby: 'ruby',
  php: 'php',
  'c#': 'c-sharp',
  'c++': 'cpp',
  c: 'cpp',
  shell: 'bash',
  css: 'css',
  powershell: 'powershell',
  ini: 'ini',
};

const GRAMMAR_OF_EXTENSION: Readonly<Record<string, string>> = {
  js: 'javascript',
  jsx: 'javascript',
  mjs: 'javascript',
  cjs: 'javascript',
  ts: 'typescript',
  mts: 'typescript',
  cts: 'typescript',
  tsx: 'tsx',
  vue: 'vue',
  svelte: 'svelte',
  py: 'python',
  pyi: 'python',
  pyw: 'python',
  java: 'java',
  go: 'go',
  rs: 'rust',
  rb: 'ruby',
  rake: 'ruby',
  gemspec: 'ruby',
  php: 'php',
  cs: 'c-sharp',
  cpp: 'cpp',
  cc: 'cpp',
  cxx: 'cpp',
  c: 'cpp',
  h: 'cpp',
  hh: 'cpp',
  hpp: 'cpp',
  sh: 'bash',
  bash: 'bash',
  zsh: 'bash',
  css: 'css',
  scss: 'css',
  less: 'css',
  ps1: 'powershell',
  psm1: 'powershell',
  ini: 'ini',
};

/** Languages whose trees name their nodes alike, so that a template of one fits the others. */
const FAMILIES: readonly (readonly string[])[] = [
  ['javascript', 'typescript', 'tsx', 'vue', 'svelte'],
];

/** Files of a language that is more than their grammar. */
const MORE_THAN_GRAMMAR = /\.(scss|less)$/i;

/** Names of all grammars, each once. */
export const GRAMMARS: readonly string[] = [...new Set(Object.values(GRAMMAR_OF_LANGUAGE))];

/** The grammar for a language, `undefined` where there is none. */
export function grammarOfLanguage(language: string): string | undefined {
  const name = language.toLowerCase();
  return Object.hasOwn(GRAMMAR_OF_LANGUAGE, name) ? GRAMMAR_OF_LANGUAGE[name] : undefined;
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
  return Object.hasOwn(GRAMMAR_OF_EXTENSION, extension)
    ? GRAMMAR_OF_EXTENSION[extension]
    : undefined;
}

/** Whether a file's tree tells what it says only where it has no errors. */
export const isMoreThanGrammar = (path: string): boolean => MORE_THAN_GRAMMAR.test(path);

/** Whether templates of one grammar fit trees of the other. */
export function related(a: string, b: string): boolean {
  return a === b || FAMILIES.some((family) => family.includes(a) && family.includes(b));
}
