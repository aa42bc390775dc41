import type { FileEntry } from './Files';
import { languageOfPath } from './languages/languageOfPath';
import { looksGenerated } from './languages/looksGenerated';
import type { Readings } from './Readings';
import type { Survey } from './survey';

const HEAD_BYTES = 8_192;

/** How each language brings in a module, in a notebook's JSON too; the first group is its name. */
const IMPORTS: ReadonlyMap<string, RegExp> = new Map([
  ['python', /^[ \t]*"?(?:from|import)[ \t]+(\w+)/gm],
  [
    'swift',
    /^[ \t]*(?:@\w+[ \t]+)*(?:(?:public|package|internal|fileprivate|private)[ \t]+)?import[ \t]+(?:(?:typealias|struct|class|enum|protocol|let|var|func)[ \t]+)?(\w+)/gm,
  ],
  // What a platform calls its hooks by, since its plugins bring nothing in by name.
  [
    'php',
    /^[ \t]*(add_action|add_filter|add_shortcode|register_post_type|wp_enqueue_script)[ ]?\(/gm,
  ],
  ['r', /\b(?:library|require|requireNamespace)\(["']?([\w.]+)/g],
]);

/** What the beginning of a source file says. */
export interface Head {
  /** Whether a tool wrote it. */
  generated: boolean;
  /** Whether it is XML, or no text at all, whatever its extension says. */
  isNoCode: boolean;
  /** Whether a program begins here, in languages that say so in the code. */
  beginsProgram: boolean;
  /** Modules that it brings in, each once. */
  modules: readonly string[];
}

/** Whether files of a language name their imports at the top. */
export function tellsImports(language: string): boolean {
  return IMPORTS.has(language);
}

/** Reads the head of a source file, for all that is wanted of it at once. */
export function readHead(readings: Readings, survey: Survey, file: FileEntry): Promise<Head> {
  const notebook = file.path.endsWith('.ipynb');
  const language = notebook ? 'python' : (languageOfPath(file.path) ?? '');
  const pattern = IMPORTS.get(language);
  return readings.of('head', survey, file, HEAD_BYTES, (text) => ({
    generated: looksGenerated(file.path, text ?? ''),
    isNoCode: text === undefined || /^\s*<[?!]/.test(text),
    beginsProgram: beginsProgram(language, text ?? ''),
    modules: pattern
      ? [...new Set([...(text ?? '').matchAll(pattern)].map(([, name]) => name ?? ''))]
      : [],
  }));
}

function beginsProgram(language: string, head: string): boolean {
  if (language === 'swift') return /^@(?:main|\w+ApplicationMain)\b/m.test(head);
  // A file that the build ignores is run by hand, to make others.
  const isIgnored = /^\/\/(?:go:build|[ ]?\+build)[ ].*\bignore\b/m.test(head);
  return language === 'go' && /^package main\b/m.test(head) && !isIgnored;
}
