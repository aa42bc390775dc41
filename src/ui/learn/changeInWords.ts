import { l10n } from 'vscode';
import type { ChangeOverview } from '../../engine/api/LearningApi';

const NAMED = 5;

/** The files of a change that are not looked at, each with the reason; the first few by name. */
export function skippedInWords(skipped: ChangeOverview['skipped']): string {
  const named = skipped.slice(0, NAMED).map(({ path, reason }) => `${path}: ${reason}`);
  const more = skipped.length - named.length;
  return [...named, ...(more > 0 ? [l10n.t('and {0} more', more)] : [])].join('; ');
}
