import { env } from 'vscode';
import { filesInWords } from '../words';

/** Where and when a pattern was applied: `2 files · 5/12/26, 10:03 AM`. */
export function appliedInWords({
  sites,
  appliedAt,
}: {
  sites: readonly { path: string }[];
  appliedAt: number;
}): string {
  const files = new Set(sites.map((site) => site.path)).size;
  return `${filesInWords(files)} · ${timeInWords(appliedAt)}`;
}

/** Date and time of day in the words of the editor's language. */
export function timeInWords(at: number): string {
  return new Date(at).toLocaleString(env.language, { dateStyle: 'short', timeStyle: 'short' });
}
