import { l10n } from 'vscode';
import type { Unchanged } from './saving';

/** Tells of files that could not be changed, in whole sentences, each reason once. */
export function unchangedInWords(files: readonly Unchanged[]): string[] {
  const kinds = new Map<string, Unchanged[]>();
  for (const file of files) {
    const kind = `${String(file.onlyInEditor)}\0${file.reason ?? ''}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), file]);
  }
  return [...kinds.values()].map((some) => {
    const paths = some.map(({ path }) => path).join(', ');
    const [{ onlyInEditor, reason } = {}] = some;
    if (reason === undefined) {
      return l10n.t('Read-only in this window, so nothing was changed there: {0}.', paths);
    }
    return onlyInEditor
      ? l10n.t(
          'Not saved ({0}), and its text before is only in its editor now. Save it there: {1}.',
          reason,
          paths,
        )
      : l10n.t('Not saved ({0}), so nothing was changed there: {1}.', reason, paths);
  });
}
