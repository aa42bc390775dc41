import { l10n } from 'vscode';
import type { LibraryCounts } from '../../engine/api/LibraryApi';

/** Counts of a library's content: `12 patterns, 3 projects, 20 changes, 4 applications (1.2 MB)`. */
export function countsInWords(counts: LibraryCounts): string {
  const { patterns, projects, proposals, suggestions, applications, bytes } = counts;
  const parts = [
    patterns === 1 ? l10n.t('1 pattern') : l10n.t('{0} patterns', patterns),
    projects === 1 ? l10n.t('1 project') : l10n.t('{0} projects', projects),
    proposals === 1 ? l10n.t('1 change') : l10n.t('{0} changes', proposals),
    suggestions === 1 ? l10n.t('1 suggestion') : l10n.t('{0} suggestions', suggestions),
    applications === 1 ? l10n.t('1 application') : l10n.t('{0} applications', applications),
  ];
  return `${parts.join(', ')} (${sizeInWords(bytes)})`;
}

/** `1234567` → `1.2 MB`. */
export function sizeInWords(bytes: number): string {
  if (bytes < 1000) return l10n.t('{0} bytes', bytes);
  if (bytes < 1_000_000) return l10n.t('{0} kB', Math.round(bytes / 1000));
  return l10n.t('{0} MB', (bytes / 1_000_000).toFixed(1));
}
