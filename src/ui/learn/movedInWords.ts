import { l10n } from 'vscode';

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
