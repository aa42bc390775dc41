import { l10n } from 'vscode';
import type { ChangeOverview } from '../../engine/api/LearningApi';

const NAMED = 5;

/** The files of a change that are not looked at, each with the reason; the first few by name. */
export function skippedFilesInWords(skipped: ChangeOverview['skipped']): string {
  const named = skipped.slice(0, NAMED).map(({ path, reason }) => `${path}: ${reason}`);
  const more = skipped.length - named.length;
  return [...named, ...(more > 0 ? [l10n.t('and {0} more', more)] : [])].join('; ');
}

/** Says that files are others by now than those that were shown and are learned from. */
export function movedInWords(paths: readonly string[] | undefined): string[] {
  if (!paths || paths.length === 0) return [];
  const [first = ''] = paths;
  return [
    paths.length === 1
      ? l10n.t('{0} has changed since it was read; the pattern comes from what was read.', first)
      : l10n.t(
          '{0} files have changed since they were read; the pattern comes from what was read.',
          paths.length,
        ),
  ];
}
