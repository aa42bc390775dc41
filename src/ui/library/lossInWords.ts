import { l10n } from 'vscode';
import type { LibraryLoss } from '../../engine/api/LibraryApi';

/** Explains in a sentence or two why a library is not where it was. */
export function lossInWords({ folder, why, patterns }: LibraryLoss): string {
  const many =
    patterns === 1 ? l10n.t('1 pattern was in it.') : l10n.t('{0} patterns were in it.', patterns);
  const kept = l10n.t('Nothing is saved until it is back.');
  return `${whatHappened(why, folder)} ${many} ${kept}`;
}

function whatHappened(why: LibraryLoss['why'], folder: string): string {
  if (why === 'another') return l10n.t('Another learning library is now in {0}.', folder);
  if (why === 'unreadable') return l10n.t('The learning library in {0} cannot be read.', folder);
  if (why === 'emptied') return l10n.t('The learning library in {0} was emptied.', folder);
  return l10n.t('The learning library in {0} is gone.', folder);
}
