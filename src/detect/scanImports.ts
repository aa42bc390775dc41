import type { CancellationSignal } from '../core/ports';
import type { LanguageShare } from '../core/types';
import { DOCUMENTATION, GENERATED_NAME, VENDORED } from './data/unwritten';
import { throwIfCancelled } from './DetectionCancelled';
import type { Readings } from './Readings';
import { languageOfPath } from './languages/languageOfPath';
import { entriesOf, type Survey } from './survey';

const MAX_FILES = 40;
const HEAD_BYTES = 8_192;
const MIN_SHARE = 0.1;

/** How each language brings in a module, in a notebook's JSON too; the first group is its name. */
const IMPORTS: ReadonlyMap<string, RegExp> = new Map([
  ['python', /^[ \t]*"?(?:from|import)[ \t]+(\w+)/gm],
  ['swift', /^[ \t]*(?:@\w+[ \t]+)*import[ \t]+(?:\w+[ \t]+)?(\w+)/gm],
  ['r', /\b(?:library|require|requireNamespace)\(["']?([\w.]+)/g],
]);

export interface ImportedModule {
  language: string;
  module: string;
  /** In how many of the files that were looked into. */
  count: number;
  /** One of them. */
  path: string;
}

/** Modules that the largest source files of the given languages import, the most frequent first. */
export async function scanImports(
  readings: Readings,
  survey: Survey,
  languages: readonly LanguageShare[],
  signal: CancellationSignal,
): Promise<ImportedModule[]> {
  const found = new Map<string, ImportedModule>();
  for (const { name: language, share } of languages) {
    const pattern = IMPORTS.get(language);
    if (!pattern || share < MIN_SHARE) continue;
    const paths = survey.names.once(`sources in ${language}`, (all) => sourcesIn(language, all));
    const sources = entriesOf(survey, paths)
      .sort((a, b) => b.size - a.size)
      .slice(0, MAX_FILES);
    for (const file of sources) {
      throwIfCancelled(signal);
      const modules = await readings.of(`imports ${language}`, survey, file, HEAD_BYTES, (head) => [
        ...new Set([...(head ?? '').matchAll(pattern)].map((match) => match[1] ?? '')),
      ]);
      const { path } = file;
      for (const module of modules) {
        const key = `${language}\0${module}`;
        const known = found.get(key);
        if (known) known.count += 1;
        else found.set(key, { language, module, count: 1, path });
      }
    }
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}

function sourcesIn(language: string, paths: readonly string[]): string[] {
  return paths
    .filter(
      (path) =>
        languageOfPath(path) === language || (language === 'python' && path.endsWith('.ipynb')),
    )
    .filter((path) => ![VENDORED, GENERATED_NAME, DOCUMENTATION].some((un) => un.test(path)));
}
