import { env } from 'vscode';
import type { AppliedSite } from '../../core/types';
import { changedInWords } from './words';

/** Where and when a pattern was applied: `3 places in 2 files · 5/12/26, 10:03 AM`. */
export function appliedInWords({
  sites,
  appliedAt,
}: {
  sites: readonly Pick<AppliedSite, 'path' | 'places'>[];
  appliedAt: number;
}): string {
  return `${changedInWords(sites)} · ${timeInWords(appliedAt)}`;
}

/** Date and time of day in the words of the editor's language. */
export function timeInWords(at: number): string {
  return new Date(at).toLocaleString(env.language, { dateStyle: 'short', timeStyle: 'short' });
}
