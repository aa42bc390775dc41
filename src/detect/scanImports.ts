import type { CancellationSignal } from '../core/ports';
import type { LanguageShare } from '../core/types';
import { DOCUMENTATION, GENERATED_NAME, VENDORED } from './data/unwritten';
import { throwIfCancelled } from './DetectionCancelled';
import type { Readings } from './Readings';
import { languageOfPath } from './languages/languageOfPath';
import { readHead, tellsImports } from './readHead';
import { entriesAt, type Survey } from './survey';

const MAX_FILES = 40;
const MIN_SHARE = 0.1;

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
    if (!tellsImports(language) || share < MIN_SHARE) continue;
    const paths = survey.names.once(`sources in ${language}`, (all) => sourcesIn(language, all));
    const sources = entriesAt(survey, paths)
      .sort((a, b) => b.size - a.size)
      .slice(0, MAX_FILES);
    for (const file of sources) {
      throwIfCancelled(signal);
      const { modules } = await readHead(readings, survey, file);
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
