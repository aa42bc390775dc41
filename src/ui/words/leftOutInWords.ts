import { l10n } from 'vscode';
import type { LeftOutFile } from '../../engine/api/SiteApi';
import { filesInWords } from './words';

/** Most files that are named. */
const NAMED = 5;

/** How many files were not looked into. */
export function leftOutCount(leftOut: readonly LeftOutFile[]): string {
  return l10n.t('{0} left out', filesInWords(leftOut.length));
}

/** The files that were not looked into, each with its reason; the first few by name. */
export function leftOutInWords(leftOut: readonly LeftOutFile[]): string {
  const named = leftOut.slice(0, NAMED).map(({ path, reason }) => `${path}: ${reason}`);
  const more = leftOut.length - named.length;
  const parts = [...named, ...(more > 0 ? [l10n.t('and {0} more', more)] : [])];
  return l10n.t('Left out: {0}', parts.join('; '));
}
