import type { FileEntry } from './Files';
import { languageOfPath } from './languages/languageOfPath';
import { looksGenerated } from './languages/looksGenerated';
import type { Readings } from './Readings';
import type { Survey } from './survey';

const HEAD_BYTES = 8_192;

/** How each language brings in a module, in a notebook's JSON too; the first group is its name. */
const IMPORTS: ReadonlyMap<string, RegExp> = new Map([
  ['python', /^[ \t]*"?(?:from|import)[ \t]+(\w+)/gm],
  ['swift', /^[ \t]*(?:@\w+[ \t]+)*import[ \t]+(?:\w+[ \t]+)?(\w+)/gm],
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
  /** Modules that it brings in, each once. */
  modules: readonly string[];
}

/** Whether files of a language say in their heads what they bring in. */
export function tellsImports(language: string): boolean {
  return IMPORTS.has(language);
}

/** Reads the head of a source file, for all that is wanted of it at once. */
export function readHead(readings: Readings, survey: Survey, file: FileEntry): Promise<Head> {
  const notebook = file.path.endsWith('.ipynb');
  const pattern = IMPORTS.get(notebook ? 'python' : (languageOfPath(file.path) ?? ''));
  return readings.of('head', survey, file, HEAD_BYTES, (head = '') => ({
    generated: looksGenerated(file.path, head),
    modules: pattern ? [...new Set([...head.matchAll(pattern)].map(([, name]) => name ?? ''))] : [],
  }));
}
