import { type QuickPickItem, QuickPickItemKind, l10n } from 'vscode';
import type { ChangeOverview, ChangedFile, FilePick, Hunk } from '../../engine/api/LearningApi';
import { BACK, pickMany } from '../input/pick';
import { plainLabel } from '../input/labels';
import { mend } from '../mends/mends';
import { properName } from '../words/properName';
import { UserMistake } from '../UserMistake';
import { skippedFilesInWords } from './changeInWords';

interface FileItem extends QuickPickItem {
  file: ChangedFile;
}

interface HunkItem extends QuickPickItem {
  path?: string;
  hunk?: number;
}

/**
 * Asks which files of a change are meant.
 * @param ticked paths that are ticked at first
 */
export async function pickFiles(
  overview: ChangeOverview,
  canGoBack: boolean,
  ticked: readonly string[],
): Promise<ChangedFile[] | typeof BACK | undefined> {
  const items: FileItem[] = overview.files.map((file) => ({
    label: file.path,
    description: file.language ? properName(file.language) : undefined,
    detail: changeInWords(file),
    picked: ticked.includes(file.path),
    file,
  }));
  const picked = await pickMany({
    title: l10n.t('Learn Pattern: Which Files?'),
    placeholder: warningsOr(
      overview,
      [l10n.t('Files that belong to the pattern'), ...leftOut(overview)].join('. '),
    ),
    canGoBack,
    items,
  });
  if (picked === BACK || !picked) return picked;
  return picked.map(({ file }) => file);
}

/** Asks which hunks of these files are meant; each one shows its changed lines. */
export async function pickHunks(
  files: readonly ChangedFile[],
  overview: ChangeOverview,
  canGoBack: boolean,
): Promise<FilePick[] | typeof BACK | undefined> {
  const items = files.flatMap((file): HunkItem[] => [
    { label: file.path, kind: QuickPickItemKind.Separator },
    ...file.hunks.map((hunk, index) => ({
      label: l10n.t('Line {0}', hunk.newStart),
      description: firstChanged(hunk, '-'),
      detail: firstChanged(hunk, '+'),
      picked: true,
      path: file.path,
      hunk: index,
    })),
  ]);
  const picked = await pickMany({
    title: l10n.t('Learn Pattern: Which Changes?'),
    placeholder: warningsOr(overview, l10n.t('Leave out what does not belong to the pattern')),
    canGoBack,
    items,
  });
  if (picked === BACK || !picked) return picked;
  return files
    .map((file) => ({
      path: file.path,
      hunks: picked.filter((item) => item.path === file.path).flatMap(({ hunk }) => hunk ?? []),
    }))
    .filter(({ hunks }) => hunks.length > 0);
}

/** The files and hunks that a request names; all hunks of a file for which it names none. */
export function namedParts(
  overview: ChangeOverview,
  paths: readonly string[] | undefined,
  hunks: Readonly<Record<string, number[]>>,
): FilePick[] {
  const wanted = paths ?? overview.files.map((file) => file.path);
  const unknown = wanted.filter((path) => !overview.files.some((file) => file.path === path));
  if (unknown.length > 0) {
    throw new UserMistake(l10n.t('The change has no text file {0}.', unknown.join(', ')), [
      mend('learnFromCommit'),
    ]);
  }
  return wanted.map((path) => ({ path, hunks: hunks[path] }));
}

function changeInWords(file: ChangedFile): string {
  if (file.before === null) return l10n.t('New file');
  if (file.after === null) return l10n.t('Deleted file');
  return file.hunks.length === 1 ? l10n.t('1 change') : l10n.t('{0} changes', file.hunks.length);
}

function leftOut({ skipped }: ChangeOverview): string[] {
  if (skipped.length === 0) return [];
  return [l10n.t('Left out: {0}', skippedFilesInWords(skipped))];
}

function warningsOr({ warnings }: ChangeOverview, otherwise: string): string {
  return warnings.length > 0 ? `⚠ ${warnings.join(' ')}` : otherwise;
}

function firstChanged(hunk: Hunk, sign: '+' | '-'): string | undefined {
  const changed = hunk.lines.filter((line) => line.startsWith(sign));
  const [first] = changed;
  if (first === undefined) return undefined;
  const text = `${sign === '-' ? '−' : '→'} ${plainLabel(first.slice(1).trim())}`;
  return changed.length === 1 ? text : l10n.t('{0} … ({1} lines)', text, changed.length);
}
