import { languages } from 'vscode';

/** Where the editor's identifier of a language is not just its name. */
const EDITOR_IDS: Readonly<Record<string, string>> = {
  'c#': 'csharp',
  'c++': 'cpp',
  'f#': 'fsharp',
  'objective-c++': 'objective-cpp',
  'visual basic .net': 'vb',
  shell: 'shellscript',
  'vim script': 'viml',
  'protocol buffer': 'proto3',
  batchfile: 'bat',
  'jupyter notebook': 'python',
};

/** The editor's identifier of a language, by its normalised name; for highlighting. */
export function editorLanguageId(language: string): string {
  return EDITOR_IDS[language] ?? language;
}

/** Languages whose checker would complain about code that is only a part of a file. */
const CHECKED = new Set(['javascript', 'javascriptreact', 'typescript', 'typescriptreact']);

/** The language of the same colours in which nothing is checked: the manifest contributes it. */
export function uncheckedLanguageId(id: string): string {
  return CHECKED.has(id) ? `${id}-pattern` : id;
}

/** As `editorLanguageId`, or `plaintext` where the editor does not know the language. */
export async function knownLanguageId(language: string): Promise<string> {
  const id = editorLanguageId(language);
  return (await languages.getLanguages()).includes(id) ? id : 'plaintext';
}
