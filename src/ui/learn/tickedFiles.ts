import type { ChangedFile } from '../../engine/api/LearningApi';

/**
 * Paths of the files that probably belong to a pattern: those of the language with most changed
 * lines, code before prose and data. New files have no code that was changed, so they count only where there is nothing else.
 */
export function tickedFiles(files: readonly ChangedFile[]): string[] {
  const changed = files.filter(({ before }) => before !== null);
  const code = changed.filter(({ isCode }) => isCode);
  const candidates = [code, changed, files].find(({ length }) => length > 0) ?? [];
  const main = mainLanguage(candidates);
  return candidates.filter(({ language }) => language === main).map(({ path }) => path);
}

function mainLanguage(files: readonly ChangedFile[]): string | null {
  const changed = new Map<string, number>();
  for (const { language, hunks } of files) {
    if (!language) continue;
    const lines = hunks.flatMap((hunk) => hunk.lines).filter((line) => /^[+-]/.test(line));
    changed.set(language, (changed.get(language) ?? 0) + lines.length);
  }
  const [first] = [...changed].sort((a, b) => b[1] - a[1]);
  return first?.[0] ?? null;
}
