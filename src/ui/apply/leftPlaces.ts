import { Position, Range, type WorkspaceFolder, l10n, window, workspace } from 'vscode';
import type { ApplicationPlan } from '../../engine/api/ApplicationApi';
import { uriIn } from '../folders/folders';
import { pickOne } from '../input/pick';
import { plainLabel } from '../input/labels';
import type { Mend } from '../UserMistake';
import { skipReasonInWords } from '../words/skippedInWords';
import type { Unchanged } from './saving';
import { unchangedInWords } from './unchangedInWords';

/** A place that was to be changed and was not. */
export interface LeftPlace {
  path: string;
  /** 0-based. */
  line: number;
  /** A whole sentence. */
  reason: string;
}

/** The places of a plan that were not changed, in the order of their files. */
export function leftPlaces(
  { sites, skipped }: Pick<ApplicationPlan, 'sites' | 'skipped'>,
  unchanged: readonly Unchanged[],
): LeftPlace[] {
  const reasons = new Map(unchanged.map((file) => [file.path, unchangedInWords([file]).join(' ')]));
  const left = [
    ...skipped.map(({ site, why }) => ({ ...site, reason: skipReasonInWords(why) })),
    ...sites.flatMap(({ site }) => {
      const reason = reasons.get(site.path);
      return reason === undefined ? [] : [{ ...site, reason }];
    }),
  ];
  return left
    .map(({ path, line, reason }) => ({ path, line, reason }))
    .sort((a, b) => (a.path === b.path ? a.line - b.line : a.path < b.path ? -1 : 1));
}

/** The button that lists places that were left as they were; choosing one opens it. */
export function showLeft(folder: WorkspaceFolder, left: readonly LeftPlace[]): Mend {
  return { title: l10n.t('Show'), run: () => show(folder, left) };
}

async function show(folder: WorkspaceFolder, left: readonly LeftPlace[]): Promise<void> {
  const items = left.map((place) => ({
    label: plainLabel(`${place.path}:${place.line + 1}`),
    detail: place.reason,
    place,
  }));
  const picked = await pickOne({ title: l10n.t('Places That Were Left as They Were'), items });
  if (typeof picked !== 'object') return;
  const { path, line } = picked.place;
  const document = await workspace.openTextDocument(uriIn(folder, path));
  const at = new Position(line, 0);
  await window.showTextDocument(document, { selection: new Range(at, at) });
}
